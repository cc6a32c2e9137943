package dev.gan4j.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.Limit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the pages say of options, fields, presets and files is what the command has. */
class ReferencePagesTest {

    private static final String COMMAND = "docs/reference/command.md";
    private static final String EXPERIMENT = "docs/reference/experiment.md";
    /** Told of all subcommands together, in the section "Everywhere". */
    private static final Set<String> EVERYWHERE = Set.of("--help", "-h", "--version", "-V", "--verbose");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern INLINE_COMMAND = Pattern.compile("(?:\\./)?gan4j ([a-z]+)( .*)?");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern BOUNDS = Pattern.compile(
            "(?:.*, or )?(above |from )?(-?[\\d,.]+)(?: to (below )?| up to |, up to )?([\\d,.]+)?");

    private static Map<String, CommandLine> commands() {
        return Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .getSubcommands();
    }

    static Set<String> optionsOf(String command) {
        return requireNonNull(commands().get(command), command).getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .flatMap(ReferencePagesTest::names).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(OptionSpec option) {
        Stream<String> names = Arrays.stream(option.names()).flatMap(name -> name.startsWith("--[no-]")
                ? Stream.of(name.replace("[no-]", ""), name.replace("[no-]", "no-"))
                : Stream.of(name));
        return option.negatable()
                ? names.flatMap(name -> Stream.of(name, name.replaceFirst("^--(?!no-)", "--no-"))).distinct()
                : names;
    }

    static Set<String> subcommands() {
        return commands().values().stream().map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden()).map(CommandSpec::name)
                .filter(name -> !name.equals("help")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A section says each option in its table, or names the section of another subcommand that has it. */
    @ParameterizedTest
    @MethodSource("subcommands")
    void theReferenceHasEveryOptionOfASubcommandAndNoOther(String command) {
        List<String> section = section(COMMAND, "## `gan4j " + command);
        Set<String> said = section.stream().filter(line -> line.startsWith("| `-"))
                .flatMap(line -> OPTION.matcher(line.split("(?<!\\\\)\\|")[1]).results().map(match -> match.group()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = optionsOf(command);
        known.removeAll(EVERYWHERE);
        if (command.equals("explain")) {
            // "Takes the options of train that say what to train": in its section.
            assertThat(String.join(" ", section)).contains("Takes the options of `train` that say what to train");
            assertThat(optionsOf("train")).containsAll(known);
        } else if (command.equals("export")) {
            assertThat(String.join(" ", section)).contains("--onnx DIR");
        } else {
            assertThat(said).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void theLimitsOfTheLaboratoryAreThoseOfItsTable() {
        List<List<String>> rows = Statement.table(COMMAND, "Each limit is an option too");
        Map<String, Limit> limits = Arrays.stream(Limit.values())
                .collect(Collectors.toMap(Limit::option, limit -> limit));
        assertThat(rows.stream().map(row -> row.getFirst().replace("`", ""))).containsExactlyInAnyOrderElementsOf(
                limits.keySet());
        for (List<String> row : rows) {
            Limit limit = requireNonNull(limits.get(row.getFirst().replace("`", "")));
            assertThat(row.get(1)).isEqualTo(limit.least() + ", " + limit.most());
            assertThat(row.get(2)).isEqualTo(
                    limit == Limit.RUNS ? "twice the processors, at least 4" : Long.toString(limit.standard()));
        }
        assertThat(Limit.RUNS.standard()).isEqualTo(Math.max(4, 2L * Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void theReferenceHasEveryPreset() {
        Set<String> said = Statement.table(COMMAND, "| preset |").stream()
                .flatMap(row -> CODE.matcher(row.getFirst()).results().map(match -> match.group(1)))
                .collect(Collectors.toSet());
        Set<String> listed = InProcess.gan4j("presets").out().lines().map(line -> line.split(" ")[0])
                .collect(Collectors.toSet());
        assertThat(said).isEqualTo(listed);
    }

    /**
     * A field of the reference.
     *
     * @param path     its path in an experiment
     * @param allowed  what the page says is allowed
     * @param tutorial the value that the page says it has in the tutorial; empty where it says none
     */
    record Field(String path, String allowed, String tutorial) {}

    static List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        fields.addAll(fields("## The run", ""));
        fields.addAll(fields("## `generator` and `discriminator`", "generator."));
        fields.addAll(fields("## `generator` and `discriminator`", "discriminator."));
        for (String part : List.of("optimiser", "pretraining", "evaluation")) {
            fields.addAll(fields("## `" + part + "`", part + "."));
        }
        return fields;
    }

    private static List<Field> fields(String heading, String prefix) {
        List<Field> fields = new ArrayList<>();
        for (List<String> row : Statement.table(EXPERIMENT, heading)) {
            String name = row.getFirst().replace("`", "");
            boolean isWhole = name.contains(".") || name.equals(prefix.replace(".", ""));
            if (!isWhole || name.startsWith(prefix)) {
                for (String one : name.split(", ")) {
                    fields.add(new Field(isWhole ? one : prefix + one, row.get(1), row.get(2).replace("`", "")));
                }
            }
        }
        return fields;
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldHasTheValueInTheTutorialThatTheReferenceSays(Field field) {
        Experiment tutorial = Experiment.preset("tutorial");
        if (field.tutorial().isEmpty()) {
            // A field of another type than the tutorial's, or one whose own fields follow.
            assertThat(field.path()).isIn("optimiser.beta1", "optimiser.beta2", "optimiser.epsilon", "pretraining");
        } else {
            assertThat(tutorial.with(field.path(), field.tutorial())).isEqualTo(tutorial);
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatTheReferenceAllowsIsAllowedAndNothingBeyondItsBounds(Field field) {
        for (Matcher word = CODE.matcher(field.allowed()); word.find();) {
            if (word.group(1).matches("[a-z-]+") && !field.allowed().startsWith("as ")) {
                assertThat(isAllowed(field, word.group(1))).as(field + " " + word.group(1)).isTrue();
            }
        }
        String numbers = field.allowed().replaceAll("; .*", "").replace("a list of sizes, each ", "");
        Matcher bounds = BOUNDS.matcher(CODE.matcher(numbers).replaceAll("").replaceAll("^, or ", ""));
        if (!bounds.matches() || bounds.group(2) == null) {
            return;
        }
        boolean isOpen = "above ".equals(bounds.group(1));
        String low = bounds.group(2).replace(",", "");
        boolean isWhole = !isOpen && !low.contains(".") && !field.allowed().contains("below");
        assertThat(isAllowed(field, low)).as(field + " at " + low).isEqualTo(!isOpen);
        assertThat(isAllowed(field, isWhole ? new BigInteger(low).subtract(BigInteger.ONE).toString() : "-0.001"))
                .as(field + " below " + low).isFalse();
        if (bounds.group(4) != null) {
            String high = bounds.group(4).replace(",", "");
            boolean isBelow = bounds.group(3) != null;
            assertThat(isAllowed(field, high)).as(field + " at " + high).isEqualTo(!isBelow);
            assertThat(isAllowed(field, isWhole ? new BigInteger(high).add(BigInteger.ONE).toString() : high + "1"))
                    .as(field + " above " + high).isFalse();
        }
    }

    /** Tries a value in a setting in which nothing else forbids it. */
    private static boolean isAllowed(Field field, String value) {
        String told = field.allowed().startsWith("a list") ? "[" + value + "]" : value;
        Experiment base = Experiment.preset("tutorial");
        for (String setting : surroundings(field.path(), value)) {
            base = base.with(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        try {
            base.with(field.path(), told);
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static List<String> surroundings(String path, String value) {
        if (path.startsWith("optimiser.beta") || path.equals("optimiser.epsilon")) {
            return List.of("optimiser=adam");
        }
        if (path.equals("range")) {
            return List.of("pretraining=none");
        }
        if (path.endsWith("residual") || path.endsWith("layerNormalisation")) {
            return List.of(path.substring(0, path.indexOf('.')) + ".hidden=[6, 6]");
        }
        if (path.equals("discriminator.packing")) {
            return List.of("coupling=none", "latent={type: uniform, range: [-5, 5]}", "pretraining=none", "batch="
                    + (value.equals("100") ? "100" : "200"));
        }
        if (path.equals("discriminator.clamp") && value.equals("none")) {
            return List.of("discriminator.output=sigmoid");
        }
        if (path.equals("discriminator.output") && value.equals("linear")) {
            return List.of("discriminator={output: sigmoid, clamp: none}");
        }
        return List.of();
    }

    static List<String> inlineCommands() {
        return Markdown.pages().stream().flatMap(page -> page.inlineCode().stream()).filter(
                code -> INLINE_COMMAND.matcher(code).matches() && !code.startsWith("gan4j COMMAND")).distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("inlineCommands")
    void aCommandInASentenceHasOptionsThatThereAre(String code) {
        Matcher command = INLINE_COMMAND.matcher(code);
        assertThat(command.matches()).isTrue();
        assertThat(commands()).containsKey(command.group(1));
        String rest = command.group(2) == null ? "" : command.group(2).replaceAll("[\"'].*?[\"']", "");
        assertThat(optionsOf(command.group(1)))
                .containsAll(OPTION.matcher(rest).results().map(match -> match.group()).toList());
    }

    @Test
    void whatCannotBeRunInASentenceNamesWhatThereIs() {
        for (Markdown page : Markdown.pages()) {
            for (String code : page.inlineCode()) {
                List<String> words = ShellText.words(code);
                if (words.size() > 1 && List.of("./mvnw", "bench/peers", "bench/jmh").contains(words.getFirst())) {
                    new UnrunCommand(Processes.REPOSITORY).check(words);
                }
            }
        }
    }

    @Test
    void everyLinkLeadsToAFileOrAHeadingThatThereIs() {
        List<String> broken = new ArrayList<>();
        for (Markdown page : Markdown.pages()) {
            Path folder = Path.of(page.name()).getParent();
            for (Matcher link = LINK.matcher(String.join("\n", page.prose())); link.find();) {
                String target = link.group(1);
                if (!target.contains("://") && !exists(page, folder, target)) {
                    broken.add(page.name() + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean exists(Markdown page, @Nullable Path folder, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path = (folder == null ? Path.of("") : folder).resolve(file).normalize();
        if (!file.isEmpty() && !Files.exists(Processes.REPOSITORY.resolve(path))) {
            return false;
        }
        if (hash < 0) {
            return true;
        }
        Markdown there = file.isEmpty() ? page : Markdown.read(path.toString());
        return there.prose().stream().filter(line -> line.startsWith("#"))
                .anyMatch(line -> anchor(line).equals(target.substring(hash + 1)));
    }

    /** The name that GitHub gives a heading. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<String> section(String page, String heading) {
        List<String> section = new ArrayList<>();
        boolean isIn = false;
        for (String line : Markdown.read(page).lines()) {
            if (line.startsWith("## ")) {
                isIn = line.startsWith(heading + " ") || line.startsWith(heading + "`");
            }
            if (isIn) {
                section.add(line);
            }
        }
        assertThat(section).as(heading).isNotEmpty();
        return section;
    }
}
