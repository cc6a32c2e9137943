package dev.gan4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSweepTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void start() {
        LocalSpark.session();
    }

    private Path sweep(String seeds) throws IOException {
        Path data = folder.resolve("numbers.csv");
        StringBuilder text = new StringBuilder("x\n");
        for (int i = 0; i < 300; i++) {
            text.append(Math.sin(i) * 3).append('\n');
        }
        Files.writeString(data, text.toString());
        Path file = folder.resolve("tricks.yaml");
        Files.writeString(file, """
                sweep:
                  base: {data: {file: numbers.csv, column: x}, iterations: 30}
                  seeds: "%s"
                """.formatted(seeds));
        return file;
    }

    private static String run(int code, String... arguments) {
        StringWriter err = new StringWriter();
        PrintWriter printer = new PrintWriter(err);
        assertThat(Main.run(printer, printer, arguments)).as(err.toString()).isEqualTo(code);
        return err.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void aSweepIsDoneByTheCommandAndGoesOnWhereItStood() throws IOException {
        Path whole = folder.resolve("whole");
        assertThat(run(0, "sweep", sweep("1..3").toString(), "--out", whole.toString()))
                .contains("gan4j-spark: 3 of 3 runs, 0 of them not finished, ");
        // What a driver that was killed leaves: two runs, and a part of the third.
        Path part = folder.resolve("part");
        Files.createDirectories(part);
        List<String> lines = Files.readAllLines(whole.resolve("journal.txt"));
        Files.writeString(part.resolve("journal.txt"),
                String.join("\n", lines.subList(0, 3)) + "\n" + lines.get(3).substring(0, 40));
        Files.copy(whole.resolve("plan.yaml"), part.resolve("plan.yaml"));
        assertThat(run(0, "sweep", "--resume", part.toString())).startsWith("gan4j-spark: 2 of 3 runs are done\n");
        assertThat(ClusterTest.files(part)).isEqualTo(ClusterTest.files(whole));
        assertThat(Files.readAllLines(part.resolve("journal.txt"))).hasSize(4);
    }

    @Test
    void dataElsewhereAreFoundByTheirNames() throws IOException {
        Path file = sweep("7");
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.copy(folder.resolve("numbers.csv"), elsewhere.resolve("numbers.csv"));
        run(0, "sweep", file.toString(), "--out", folder.resolve("here").toString());
        run(0, "sweep", file.toString(), "--out", folder.resolve("there").toString(), "--quiet", "--data-in",
                HadoopFile.address(elsewhere), "--at-once", "1");
        assertThat(ClusterTest.files(folder.resolve("there"))).isEqualTo(ClusterTest.files(folder.resolve("here")));
    }

    @Test
    void otherDataOfTheSameNameAreRefusedAndNoRunCountsAsFailed() throws IOException {
        Path file = sweep("1");
        Path elsewhere = Files.createDirectories(folder.resolve("other"));
        Files.writeString(elsewhere.resolve("numbers.csv"), "x\n1\n2\n3\n");
        String address = HadoopFile.address(elsewhere);
        assertThat(run(2, "sweep", file.toString(), "--out", folder.resolve("out").toString(), "--data-in", address))
                .matches("gan4j-spark: " + java.util.regex.Pattern.quote(address)
                        + "/numbers\\.csv must have the SHA-256 [0-9a-f]{64}, as the sweep's plan has it, but has"
                        + " [0-9a-f]{64} on an executor\n");
        assertThat(Files.readAllLines(folder.resolve("out").resolve("journal.txt"))).hasSize(1);
        assertThat(run(2, "sweep", file.toString(), "--out", folder.resolve("out2").toString(), "--data-in",
                HadoopFile.address(folder.resolve("none"))))
                .isEqualTo(
                        "gan4j-spark: " + HadoopFile.address(folder.resolve("none")) + "/numbers.csv: no such file\n");
    }

    @Test
    void runsThatCannotBeTrainedAreResultsAsInALocalSweep() throws IOException {
        Path file = folder.resolve("bad.yaml");
        Files.writeString(file, """
                sweep:
                  base:
                    iterations: 200
                    discriminator: {output: linear, clamp: none, activation: leaky-relu}
                    generator: {output: linear, activation: leaky-relu}
                    pretraining: none
                    optimiser: {type: sgd, learningRate: 1000000}
                  seeds: "1..2"
                """);
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(SweepSpec.read(file, SweepSpec.Additions.NONE), shared);
        List<RunRecord> records = new ArrayList<>();
        try (SweepDirectory directory = SweepDirectory.create(folder.resolve("bad"), plan)) {
            SparkSweep.on(LocalSpark.session()).run(directory, records::add);
        }
        List<RunRecord> local = dev.gan4j.sweep.SweepRunner.run(plan.spec(), 1).all();
        assertThat(records).extracting(RunRecord::outcome).containsOnly(RunRecord.Outcome.DIVERGED);
        assertThat(records).extracting(RunRecord::reason)
                .containsExactlyInAnyOrderElementsOf(local.stream().map(RunRecord::reason).toList());
    }

    @Test
    void wordsThatDoNotFitTogetherAreRefused() throws IOException {
        Path file = sweep("1");
        assertThat(run(2, "sweep", file.toString()))
                .isEqualTo("gan4j-spark: either --out DIR or --resume DIR must be given\n");
        assertThat(run(2, "sweep", "--out", "x"))
                .isEqualTo("gan4j-spark: a preset, an experiment or a sweep file must be named\n");
        assertThat(run(2, "sweep", "tutorial", "--resume", "x"))
                .isEqualTo("gan4j-spark: --resume continues the plan in its"
                        + " directory, so tutorial cannot be given with it\n");
        assertThat(run(2, "sweep", "--resume", "x", "--seeds", "1..2"))
                .isEqualTo("gan4j-spark: --resume continues the plan"
                        + " in its directory, so --seeds cannot be given with it\n");
        assertThat(run(2, "sweep", file.toString(), "--out", folder.resolve("y").toString(), "--at-once", "0"))
                .isEqualTo("gan4j-spark: the number of runs at a time must be at least 1 but was 0\n");
        assertThat(run(2, "sweep", folder.resolve("none.yaml").toString(), "--out", "x")).contains("none.yaml");
        assertThatThrownBy(() -> SparkSweep.on(LocalSpark.session()).atOnce(0))
                .isInstanceOf(InvalidInputException.class);
    }
}
