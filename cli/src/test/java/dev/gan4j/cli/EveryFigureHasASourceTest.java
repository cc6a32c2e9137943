package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No page states a figure with decimals, in a sentence or a table, that no test reads from a run: each stands in a
 * {@link Statement}, in a table that a test makes anew, or below with the reason why it is no figure of a run.
 */
class EveryFigureHasASourceTest {

    private static final Pattern FIGURE = Pattern.compile("(?<![\\w.]|[A-Za-z]-)\\d+\\.\\d+(?![\\w.]*\\.)");
    private static final Pattern NOT_READ = Pattern.compile("`[^`]*`|\\]\\([^)]*\\)|https?://\\S+|\\*\\*.*?\\.\\*\\*");

    /** Tables that tests make anew, by page and heading. */
    private static final Map<String, String> TABLES = Map.of(
            "docs/tutorial.md # What works and what does not", "StatedFiguresTest",
            "docs/claims.md # The article's claims, put to the test", "StatedSweepsTest",
            "docs/recommended.md # How often it succeeds", "StatedSweepsTest",
            "docs/recommended.md # What each part is worth", "StatedSweepsTest",
            "docs/modes.md # What it reaches", "StatedModesTest",
            "docs/modes.md # With refinement", "StatedModesTest",
            "docs/modes.md # How it was found", "StatedSweepsTest");

    /**
     * What is no figure of a run, by page (and heading where it is only a part), with the reason.
     */
    private static final Map<String, String> NO_RUN = Map.ofEntries(
            Map.entry("docs/tables.md", "figures of bench/tables, beside the commands, and of a paper"),
            Map.entry("docs/performance.md", "speeds, which are the machine's, beside the commands that measure them"),
            Map.entry("docs/scale.md",
                    "speeds, which are the machine's, beside the commands that measure them, and a model"),
            Map.entry("docs/how-to/spark.md", "versions of platforms"),
            Map.entry("docs/how-to/flink-and-beam.md", "versions of libraries"),
            Map.entry("docs/modes.md # Time", "speeds"),
            Map.entry("docs/modes.md # Compared with published figures",
                    "figures of the papers, and of the table above"),
            Map.entry("docs/design/one-house.md # Speed", "ratios of speeds"),
            Map.entry("docs/design/lab.md", "examples of messages, addresses, and speeds beside their commands"),
            Map.entry("docs/design/onnx.md", "versions and sizes of libraries"),
            Map.entry("docs/design/sweeps.md", "limits that the design sets"),
            Map.entry("docs/design/conditional.md", "the number of a paper"),
            Map.entry("examples/data/README.md", "licences and their numbers"),
            Map.entry("docs/how-to/benchmark.md", "the setting that is timed"),
            Map.entry("docs/reference/command.md", "options and their defaults"),
            Map.entry("docs/reference/experiment.md", "fields and their defaults, which ReferencePagesTest reads"),
            Map.entry("docs/reference/judgement.md",
                    "definitions and limits, and rates that a test of the referees repeats with fewer seeds"),
            Map.entry("docs/reference/sweep.md", "fields and their defaults"));

    /** Sentences whose figures are limits or names and state nothing of a run. */
    private static final List<Statement> LIMITS = List.of(
            limit("docs/claims.md", "Almost no run of any setting comes within {}"),
            limit("docs/claims.md", "A tenth and ten times of {} are both worse"),
            limit("docs/claims.md", "p_g is close to p_data and D is {}: does not hold"),
            limit("docs/claims.md", "{} is the best of four learning rates"),
            limit("docs/claims.md", "D at {} and a distance that is not small"),
            limit("docs/claims.md", "it says {} all the same"),
            limit("docs/laboratory.md", "D's {} line"),
            limit("docs/how-to/sweep.md", "none of the tutorial's variations comes within {}"),
            limit("docs/how-to/sweep.md", "**Success** is a distance of at most {} standard deviations"),
            limit("docs/recommended.md", "comes within {} standard deviations of the data"),
            limit("docs/recommended.md", "success is Wasserstein-1 of at most {} standard deviations"),
            limit("docs/recommended.md", "nearly all of them are left of {}"),
            limit("docs/recommended.md", "None of these 522 runs is beyond {}"),
            limit("docs/recommended.md", "so {} is out of reach"));

    private static Statement limit(String page, String sentence) {
        return new Statement(page, sentence, figures -> {});
    }

    private static List<Statement> statements() {
        return Stream.of(StatedFiguresTest.ofEveryBuild(), StatedFiguresTest.ofLongRuns(), StatedSweepsTest.verdicts(),
                StatedSweepsTest.ofEruptions(), StatedModesTest.statements(), LIMITS).flatMap(List::stream).toList();
    }

    static List<String> pages() {
        return Markdown.pages().stream().map(Markdown::name).filter(name -> !NO_RUN.containsKey(name)).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFigureInASentenceIsReadFromARun(String name) {
        Markdown page = Markdown.read(name);
        List<String> prose = new ArrayList<>();
        String section = name;
        for (String line : page.prose()) {
            section = line.startsWith("#") ? name + " # " + line.replaceFirst("^#+ ", "") : section;
            if (!line.startsWith("|") && !NO_RUN.containsKey(section)) {
                prose.add(line);
            }
        }
        String rest = String.join(" ", prose).replaceAll("\\s+", " ");
        for (Statement statement : statements()) {
            if (statement.page().equals(name)) {
                Matcher match = statement.find();
                assertThat(match.find()).as(statement.toString()).isTrue();
                rest = rest.replace(match.group(), " ");
            }
        }
        assertThat(figures(rest)).as("figures in sentences of %s that no test reads", name).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFigureInATableIsReadFromARun(String name) {
        String section = name;
        List<String> unread = new ArrayList<>();
        for (String line : Markdown.read(name).prose()) {
            section = line.startsWith("#") ? name + " # " + line.replaceFirst("^#+ ", "") : section;
            if (line.startsWith("|") && !TABLES.containsKey(section) && !NO_RUN.containsKey(section)
                    && !figures(line).isEmpty()) {
                unread.add(line);
            }
        }
        assertThat(unread).as("rows of %s that no test reads", name).isEmpty();
    }

    private static List<String> figures(String text) {
        return FIGURE.matcher(NOT_READ.matcher(text).replaceAll(" ")).results()
                .map(match -> text.contains(match.group()) ? match.group() : "").toList();
    }

    @Test
    void whatIsExcludedIsThere() {
        List<String> sections = new ArrayList<>();
        for (Markdown page : Markdown.pages()) {
            sections.add(page.name());
            page.prose().stream().filter(line -> line.startsWith("#"))
                    .forEach(line -> sections.add(page.name() + " # " + line.replaceFirst("^#+ ", "")));
        }
        assertThat(sections).containsAll(TABLES.keySet()).containsAll(NO_RUN.keySet());
    }
}
