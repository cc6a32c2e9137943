package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The memory of a judgement is asked for before the training, and what is let begin also ends. */
class JudgementMemoryTest {

    private static final Pattern NEEDS = Pattern
            .compile("needs about (\\S+) (MiB|GiB) of memory but the JVM has (\\d+) MiB");

    @TempDir
    private Path folder;

    private Processes.Outcome run(int heap, String... arguments) {
        List<String> command = Processes.gan4j(arguments);
        command.add(1, "-Xmx" + heap + "m");
        command.addAll(List.of("--iterations", "5", "--out", folder.resolve("run").toString()));
        return Processes.run(folder, command);
    }

    private double megabytes(Processes.Outcome refused) {
        assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out()).isEmpty();
        Matcher needs = NEEDS.matcher(refused.errorLines().getLast());
        assertThat(needs.find()).as(refused.err()).isTrue();
        assertThat(folder.resolve("run")).doesNotExist();
        return Double.parseDouble(needs.group(1)) * (needs.group(2).equals("GiB") ? 1024 : 1);
    }

    /** Trains with about as many samples as the heap is said to hold. */
    private void assertEndsAtTheBound(int heap, int first, String... arguments) {
        double few = megabytes(run(heap, with(arguments, "evaluation.samples=" + first)));
        double many = megabytes(run(heap, with(arguments, "evaluation.samples=" + 2 * first)));
        double perSample = (many - few) / first;
        long most = (long) ((heap - 4 - (2 * few - many)) / perSample);
        Processes.Outcome outcome = run(heap, with(arguments, "evaluation.samples=" + most));
        assertThat(outcome.code()).as("%d samples: %s", most, outcome.err()).isZero();
        assertThat(outcome.err()).doesNotContain("memory");
    }

    private static String[] with(String[] arguments, String setting) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", setting));
        return all.toArray(String[]::new);
    }

    @Test
    void aJudgementThatCannotFitIsRefusedBeforeTheTrainingAndOneThatCanEnds() {
        assertEndsAtTheBound(32, 2_000_000, "train", "--set", "pretraining=none");
    }

    @Test
    void theFieldAndTheMemoryAndTheWayOutAreNamed() {
        assertThat(run(64, "train", "--set", "evaluation.samples=10000000").err()).contains(
                "gan4j: a judgement by evaluation.samples 10000000 needs about ", " MiB of memory but the JVM has ",
                "GAN4J_JAVA_OPTS=-Xmx");
        megabytes(run(64, "train", "recommended", "--data", "ring8", "--set", "evaluation.samples=1000000"));
    }

    @Test
    void runsThatShareTheMemoryAreRefusedWhereEachAloneWouldFit() {
        List<String> sweep = Processes.gan4j("sweep", "--set", "evaluation.samples=200000", "--set", "iterations=5",
                "--set", "pretraining=none", "--seeds", "1..3", "--quiet");
        sweep.add(1, "-Xmx48m");
        Path alone = folder.resolve("alone");
        Processes.Outcome one = Processes.run(folder, and(sweep, "--threads", "1", "--out", alone.toString()));
        assertThat(one.code()).as(one.err()).isZero();
        Path shared = folder.resolve("shared");
        Processes.Outcome four = Processes.run(folder, and(sweep, "--threads", "4", "--out", shared.toString()));
        assertThat(four.code()).isEqualTo(ExitCode.USAGE);
        assertThat(four.err()).contains("evaluation.samples 200000 needs about ", "3 at a time", "--threads");
        Processes.Outcome resumed = Processes.run(folder, and(sweep.subList(0, sweep.indexOf("sweep") + 1), "--resume",
                shared.toString(), "--threads", "1", "--quiet"));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(shared.resolve("results.csv")).hasSameTextualContentAs(alone.resolve("results.csv"));
    }

    private static List<String> and(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    @Test
    @Tag("nightly")
    void pointsThatAreLetBeginAreJudged() {
        assertEndsAtTheBound(48, 500_000, "train", "recommended", "--data", "ring8");
    }

    @Test
    @Tag("nightly")
    void rowsThatAreLetBeginAreJudged() throws IOException {
        int heap = 48;
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 130_000; i++) {
            rows.append(i % 1009 / 7.0).append(',').append(i % 613).append('\n');
        }
        String file = Files.writeString(folder.resolve("rows.csv"), rows).toString();
        for (String[] columns : new String[][]{{"--column", "x"}, {"--columns", "x,y"}}) {
            Path out = folder.resolve(columns[1]);
            List<String> command = Processes.gan4j("train", "recommended", "--data", file, columns[0], columns[1],
                    "--iterations", "5", "--out", out.toString());
            command.add(1, "-Xmx" + heap + "m");
            Processes.Outcome outcome = Processes.run(folder, command);
            assertThat(outcome.code()).as(outcome.err()).isZero();
        }
    }

    @Test
    void memoryThatRunsOutIsOneLineThatSaysWhichMemory() {
        for (@Nullable
        String reason : new @Nullable String[]{null, "", "Java heap space", "GC overhead limit exceeded"}) {
            assertThat(lineOf(reason))
                    .matches("gan4j: out of memory: the JVM's [0-9.]+ [MG]iB are not enough.*; give it"
                            + " more with -Xmx\\d+g \\(GAN4J_JAVA_OPTS=.*")
                    .doesNotContain("null");
        }
        assertThat(lineOf("Requested array size exceeds VM limit")).contains("longer than a JVM allows");
        for (String reason : List.of("unable to create native thread", "Metaspace\nand more", "Direct buffer memory")) {
            assertThat(lineOf(reason)).startsWith("gan4j: out of memory outside the JVM's heap: "
                    + reason.lines().findFirst().orElseThrow()).doesNotContain("-Xmx");
        }
    }

    private static String lineOf(@Nullable String reason) {
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err));
        assertThat(ErrorMessages.onExhaustion(new OutOfMemoryError(reason), command)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString().stripTrailing();
    }
}
