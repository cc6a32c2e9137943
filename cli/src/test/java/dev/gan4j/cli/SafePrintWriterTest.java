package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.internal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SafePrintWriterTest {

    private static final String[] HOSTILE = {"\u001b[2J", "\u001b]0;title\u0007", "\n", "\r", "\r\n", "\b\b\b",
            "\u009b31m",
            "\u0085", "\u202e", "\u2066", "\u200b", "\u2028", "\u2029", "\ufeff", "\u00ad", "\ud83d", "\udb40\udc41",
            "\u3164",
            "\ngan4j: all is well\n", "\u007f"};
    private static final String[] HARMLESS = {"a", "x=1", "batch", "seed", "normal(0,1)", ",", ": ", "[", "/", "\u4e2d",
            "-1",
            "'", "\"", "1..3", "{}", "\ud83d\ude00"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter seen = new StringWriter();
    private final SafePrintWriter out = new SafePrintWriter(new PrintWriter(seen), true);

    @Test
    void whatIsPrintedAsALineStaysOne() {
        out.println("setting\u001b[31m a\nwarning: forged\u2028b\u202e");
        assertThat(seen).hasToString("setting?[31m a?warning: forged?b?" + System.lineSeparator());
    }

    @Test
    void textWithLinesOfItsOwnKeepsThem() {
        out.print("a\n\tb\u001bc\n");
        out.printf("%s%n", "d\u0007");
        out.flush();
        assertThat(seen).hasToString("a\n\tb?c\nd?" + System.lineSeparator());
    }

    @Test
    void aCharacterInTwoPiecesIsWhole() {
        out.write("\ud83d");
        out.write("\ude00\ud83d");
        out.write("x");
        out.flush();
        assertThat(seen).hasToString("\ud83d\ude00?x");
    }

    @Test
    void aDisplayOfOurOwnMovesTheCursor() {
        out.print("a");
        PrintWriter raw = SafePrintWriter.raw(out);
        raw.print("\033[1A");
        raw.flush();
        assertThat(seen).hasToString("a\033[1A");
    }

    @Test
    void jsonIsEscapedAsJson() {
        SafePrintWriter.printJson(out, "{\n  \"a\u009b\": \"\u202e\"\n}");
        assertThat(seen).hasToString("{\n  \"a\\u009b\": \"\\u202e\"\n}" + System.lineSeparator());
    }

    @Test
    void aStackThatOverflowsAndAThreadThatCannotBeMadeAreOneLineEach() {
        CommandLine command = Main.commandLine(out, out);
        assertThat(ErrorMessages.onExhaustion(new StackOverflowError(), command)).isEqualTo(ExitCode.FAILURE);
        assertThat(ErrorMessages.onFailure(new IllegalStateException(new OutOfMemoryError("unable to create\nthread")),
                command, null)).isEqualTo(ExitCode.FAILURE);
        assertThat(seen.toString().lines()).satisfiesExactly(
                line -> assertThat(line).startsWith("gan4j: the input is nested too deeply").contains("-Xss"),
                line -> assertThat(line).startsWith(
                        "gan4j: out of memory outside the JVM's heap: unable to create thread; "));
    }

    @Test
    void noArgumentAndNoFileReachesATerminalAsItIs() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            String text = hostile(random);
            String where = "seed " + seed + ", round " + round;
            Path yaml = Files.write(folder.resolve("x.yaml"),
                    (text + ": 1\nbatch: " + hostile(random) + "\n").getBytes(StandardCharsets.UTF_8));
            String name = text.replace('/', '_').replace('\u0000', '_').replaceAll("[\ud800-\udfff]", "");
            for (List<String> command : List.of(List.of("train", "--set", text + "=" + text), List.of(text),
                    List.of("train", text), List.of("show", folder + "/" + name), List.of("sweep", "--seeds", text),
                    List.of("sweep", "--seeds", "1", "--grid", text + "=1,2"), List.of("train", yaml.toString()),
                    List.of("train", "--data", folder + "/" + name), List.of("sample", "m.gan", "-n", text),
                    List.of("evaluate", folder + "/" + name, "b", "--column", text), List.of("compare", text, text),
                    List.of("train", "--" + text), List.of("train", "--verbose", "--set", text + "=" + text))) {
                InProcess.Outcome outcome = gan4j(inFolder(command));
                String lines = (outcome.out() + outcome.err()).replace(System.lineSeparator(), "\n");
                assertThat(lines).as("%s, %s", where, command.getFirst()).satisfies(
                        printed -> assertThat(printed.codePoints().filter(point -> point != '\n' && point != '\t'))
                                .allMatch(Printable::is));
                if (!command.contains("--verbose") && outcome.code() != 0) {
                    assertThat(outcome.err().lines()).as("%s, %s", where, command.getFirst()).hasSize(1)
                            .allMatch(line -> line.startsWith("gan4j: "));
                }
            }
        }
    }

    /** Whatever can be trained after all is not to leave its run in the working directory, nor to take long. */
    private String[] inFolder(List<String> command) {
        List<String> all = new ArrayList<>(command);
        if (List.of("train", "sweep", "compare").contains(command.getFirst())) {
            all.addAll(List.of("--set", "iterations=1", "--set", "pretraining=none", "--quiet", "--out",
                    folder.resolve("no\u0007 such/\u001b[1m").toString()));
        }
        return all.toArray(String[]::new);
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            text.append(random.nextBoolean()
                    ? HOSTILE[random.nextInt(HOSTILE.length)]
                    : HARMLESS[random.nextInt(HARMLESS.length)]);
        }
        return text.append(HOSTILE[random.nextInt(HOSTILE.length)]).toString();
    }
}
