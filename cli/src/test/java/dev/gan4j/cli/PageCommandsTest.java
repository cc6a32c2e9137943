package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command block of every page, run from a fresh clone; {@link PageRunner} has the rules. Whole, in
 * some twenty minutes:
 * {@code ./mvnw -Pnightly -pl cli -am test -Dtest=PageCommandsTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PageCommandsTest {

    /** What a fence may say that it holds; commands are {@code sh}, what they print is {@code text}. */
    private static final Set<String> LANGUAGES = Set.of("sh", "text", "java", "python", "yaml", "json");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path temporary;

    @SuppressWarnings("NullAway.Init")
    private static FreshClone clone;

    @BeforeAll
    static void cloneOnce() throws IOException {
        clone = FreshClone.in(Files.createDirectory(temporary.resolve("a clone")));
    }

    /** Returns the pages with commands. One with exactly the commands of another is that page in another language. */
    static List<String> pages() {
        Set<List<String>> known = new HashSet<>();
        return Markdown.pages().stream().filter(page -> !commands(page).isEmpty() && known.add(texts(page)))
                .map(Markdown::name).toList();
    }

    private static List<ShellText.Command> commands(Markdown page) {
        return page.fences().stream().filter(fence -> fence.language().equals("sh"))
                .flatMap(fence -> ShellText.commands(fence).stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandOfAPageWorksInAFreshClone(String page) throws Exception {
        run(page, false);
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandOfAPageWorksAsItStands(String page) throws Exception {
        run(page, true);
    }

    private static void run(String name, boolean isWhole) throws Exception {
        Markdown page = Markdown.read(name);
        List<String> failures = new ArrayList<>();
        Path browser = Files.createTempDirectory(temporary, "browser");
        try (PageRunner runner = new PageRunner(clone, browser, isWhole)) {
            PageRunner.save(page, clone.root());
            for (ShellText.Command command : commands(page)) {
                try {
                    runner.run(command);
                } catch (AssertionError | IOException e) {
                    failures.add(command.where() + "\n" + e.getMessage());
                }
            }
        } finally {
            clone.restore();
        }
        assertThat(failures).as("commands that do not work").isEmpty();
    }

    @Test
    void aFreshCloneHasTheVectorKernels() {
        Processes.Outcome outcome = Processes.run(clone.root(), List.of("./gan4j", "--version"));
        assertThat(outcome.out()).contains("kernels vector");
        assertThat(outcome.err()).doesNotContain("incubator");
    }

    @Test
    void everyBlockSaysWhatItHolds() {
        for (Markdown page : Markdown.pages()) {
            for (Markdown.Fence fence : page.fences()) {
                assertThat(fence.language()).as("%s:%d", page.name(), fence.line()).isIn(LANGUAGES);
            }
        }
    }

    private static List<String> texts(Markdown page) {
        return commands(page).stream().map(ShellText.Command::text).toList();
    }

    @Test
    void aCommandForWhichThereIsNoRuleIsAnError() throws Exception {
        Path browser = Files.createTempDirectory(temporary, "browser");
        try (PageRunner runner = new PageRunner(clone, browser, false)) {
            for (String text : List.of("echo hello", "./gan4j presets | less", "./mvnw deploy", "./mvnw -Pnosuch test",
                    "./mvnw test -Dtest=NoSuchTest", "bench/jmh NoSuchBenchmark", "bench/peers --nosuch",
                    "./gan4j train --data nosuch.csv")) {
                ShellText.Command command = new ShellText.Command("a page", 1, text, "");
                AssertionError error = null;
                try {
                    runner.run(command);
                } catch (AssertionError e) {
                    error = e;
                }
                assertThat(error).as(text).isNotNull();
            }
        }
    }

    @Test
    void commentsQuotesPipesAndLinesThatGoOnAreRead() {
        Markdown.Fence fence = new Markdown.Fence("a page", 10, "sh", List.of("# nothing", "",
                "a --x 'b # c' | d \"e|f\"   # why", "curl -s \\", "    http://x/#y   # z"));

        List<ShellText.Command> commands = ShellText.commands(fence);

        assertThat(commands).containsExactly(
                new ShellText.Command("a page", 12, "a --x 'b # c' | d \"e|f\"", "why"),
                new ShellText.Command("a page", 13, "curl -s http://x/#y", "z"));
        assertThat(ShellText.pipeline(commands.getFirst().text()).stream().map(ShellText::words)).containsExactly(
                List.of("a", "--x", "b # c"), List.of("d", "e|f"));
        assertThat(ShellText.words("time X=1 ./gan4j train")).containsExactly("./gan4j", "train");
    }
}
