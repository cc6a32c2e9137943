package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.model.TableModel;
import dev.gan4j.testing.PeopleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on tables that are killed or stopped, and resumed. The moments are another choice with {@code -Dgan4j.killSeed=N}. */
class KilledTableTest {

    private static final int KILLS = Integer.getInteger("gan4j.tableKills", 3);
    private static final long SEED = Long.getLong("gan4j.killSeed", System.nanoTime());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static long trainingMilliseconds;

    private static List<String> train(String run) {
        return Processes.gan4j("train", "people.csv", "--set", "generator.embedding=32", "--set", "generator.hidden=32",
                "--set", "likelihood.epochs=60", "--set", "likelihood.batch=32", "--set", "game.iterations=200",
                "--set",
                "game.every=50", "--set", "game.batch=32", "--set", "game.discriminatorHidden=[16]", "--out", run,
                "--quiet",
                "--checkpoint-every", "0.05");
    }

    @BeforeAll
    static void trainWithoutDisturbance() throws IOException {
        Files.writeString(folder.resolve("people.csv"), PeopleFile.text(500, 1));
        long begin = System.nanoTime();
        Processes.Outcome outcome = Processes.run(folder, train("whole"));
        trainingMilliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
    }

    /** Starts the run, or goes on with it. One that was killed before it wrote its experiment was never begun. */
    private static Process start(String run) throws IOException {
        List<String> command = train(run);
        if (Files.exists(folder.resolve(run).resolve("experiment.yaml"))) {
            command = Processes.gan4j("train", "--resume", run, "--quiet", "--checkpoint-every", "0.05");
        } else {
            Processes.delete(folder.resolve(run));
        }
        return Processes.start(new ProcessBuilder(command).directory(folder.toFile()));
    }

    private static void isTheSame(String run) throws IOException {
        Path expected = folder.resolve("whole");
        Path actual = folder.resolve(run);
        for (String name : List.of("experiment.yaml", "schema.yaml")) {
            assertThat(actual.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
        }
        TableModel model = TableModel.read(actual.resolve("model.gan"));
        TableModel whole = TableModel.read(expected.resolve("model.gan"));
        assertThat(model.weights()).isEqualTo(whole.weights());
        assertThat(model.judgement()).isEqualTo(whole.judgement());
        assertThat(actual.resolve("report.html")).exists();
        assertThat(actual.resolve("checkpoints")).doesNotExist();
        try (Stream<Path> files = Files.list(actual)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private static void waitForCheckpoints(String run, int count) throws Exception {
        Path checkpoints = folder.resolve(run).resolve("checkpoints");
        while (checkpoints(checkpoints) < count) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static long checkpoints(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("checkpoint-")).count();
        }
    }

    @Test
    void aRunThatIsKilledAtRandomMomentsAndResumedHasTheBitsOfAnUndisturbedOne() throws Exception {
        Random random = new Random(SEED);
        int kills = 0;
        while (kills < KILLS) {
            Process process = start("killed");
            if (process.waitFor(random.nextLong(trainingMilliseconds), TimeUnit.MILLISECONDS)) {
                assertThat(Processes.finish(process).code()).isZero();
                isTheSame("killed");
                Processes.delete(folder.resolve("killed"));
            } else {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }
        Processes.Outcome outcome = Processes.finish(start("killed"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        isTheSame("killed");
        System.out.println("KilledTableTest: " + kills + " kills, -Dgan4j.killSeed=" + SEED);
    }

    @Test
    void aRunThatIsAskedToStopSaysHowToResumeIt() throws Exception {
        Process process = start("stopped");
        waitForCheckpoints("stopped", 1);
        process.toHandle().destroy();
        Processes.Outcome stopped = Processes.finish(process);
        assertThat(stopped.code()).isEqualTo(143);
        assertThat(stopped.errorLines()).singleElement().asString().contains("stopped after ",
                "gan4j train --resume stopped");
        assertThat(folder.resolve("stopped/model.gan")).doesNotExist();

        Processes.Outcome outcome = Processes.finish(start("stopped"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.errorLines()).singleElement().asString().startsWith("gan4j: resuming after ");
        isTheSame("stopped");
    }

    @Test
    void aDamagedCheckpointGivesWayToTheOneBefore() throws Exception {
        Process process = start("damaged");
        waitForCheckpoints("damaged", 2);
        process.destroyForcibly().waitFor();
        try (Stream<Path> files = Files.list(folder.resolve("damaged/checkpoints"))) {
            Path newest = files.filter(file -> file.getFileName().toString().startsWith("checkpoint-")).sorted()
                    .toList()
                    .getLast();
            Files.write(newest, new byte[]{1}, StandardOpenOption.APPEND);
        }
        Processes.Outcome outcome = Processes.finish(start("damaged"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.errorLines()).hasSize(2);
        assertThat(outcome.err()).contains("checksum", "resuming from the previous checkpoint, after ");
        isTheSame("damaged");
    }

    @Test
    void aTableFromAStreamIsKeptWithTheRun() throws Exception {
        Process process = Processes.start(new ProcessBuilder(train("streamed").stream()
                .map(word -> word.equals("people.csv") ? "-" : word).toList()).directory(folder.toFile())
                .redirectInput(folder.resolve("people.csv").toFile()));
        Processes.Outcome outcome = Processes.finish(process);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(folder.resolve("streamed/data.csv")).hasSameBinaryContentAs(folder.resolve("people.csv"));
        assertThat(TableModel.read(folder.resolve("streamed/model.gan")).weights())
                .isEqualTo(TableModel.read(folder.resolve("whole/model.gan")).weights());

        ProcessBuilder filling = new ProcessBuilder(Processes.gan4j("impute", "streamed", "-"))
                .directory(folder.toFile())
                .redirectInput(folder.resolve("people.csv").toFile());
        Processes.Outcome filled = Processes.finish(Processes.start(filling));
        assertThat(filled.code()).as(filled.err()).isZero();
        assertThat(filled.out().lines()).hasSize(501).noneMatch(line -> line.contains(",,"));
        Processes.Outcome sampled = Processes.run(folder, Processes.gan4j("sample", "streamed", "-n", "3"));
        assertThat(sampled.out().lines()).hasSize(4);
    }
}
