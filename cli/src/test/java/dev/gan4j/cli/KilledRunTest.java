package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.model.GanModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs that are killed at random moments, and go on. With two hundred kills:
 * {@code ./mvnw -pl cli -am test -Dtest=KilledRunTest -Dsurefire.failIfNoSpecifiedTests=false -Dgan4j.kills=200}; the
 * moments are another choice with each {@code -Dgan4j.killSeed=N}.
 */
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("gan4j.kills", 3);
    /** A run that is killed often must be long; so many kills are shared among several runs. */
    private static final int KILLS_OF_A_RUN = 10;
    private static final int ITERATIONS = 40_000 * Math.min(KILLS, KILLS_OF_A_RUN);
    private static final long SEED = Long.getLong("gan4j.killSeed", System.nanoTime());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void trainWithoutDisturbance() {
        Processes.Outcome outcome = Processes.run(folder, Processes.gan4j("train", "--iterations",
                Integer.toString(ITERATIONS), "--set", "optimiser=adam", "--out", "whole", "--quiet"));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
    }

    @Test
    void aRunThatIsKilledAtRandomMomentsAndGoesOnHasTheBitsOfAnUndisturbedOne() throws Exception {
        long begin = System.nanoTime();
        Processes.run(folder, Processes.gan4j("train", "--iterations", "0", "--out", "empty", "--quiet"));
        long startMilliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);

        Random random = new Random(SEED);
        int kills = 0;
        int runs = 0;
        for (; kills < KILLS && runs < 10 + KILLS; runs++) {
            Processes.delete(folder.resolve("killed"));
            int last = Math.min(KILLS, kills + KILLS_OF_A_RUN);
            while (kills < last) {
                Process process = start();
                if (process.waitFor(random.nextLong(2 * startMilliseconds), TimeUnit.MILLISECONDS)) {
                    assertThat(Processes.finish(process).code()).isZero();
                    break;
                }
                process.destroyForcibly().waitFor();
                kills++;
            }
            Processes.Outcome outcome = Processes.finish(start());
            assertThat(outcome.code()).isZero();
            assertThat(outcome.err().lines())
                    .allMatch(line -> line.startsWith("gan4j: ") && !line.contains("warning"));
            isTheSame("killed");
        }
        System.out.println("KilledRunTest: " + kills + " kills of " + runs + " runs, replayed (as far as the machine's"
                + " speed allows) by -Dgan4j.kills=" + KILLS + " -Dgan4j.killSeed=" + SEED);
        assertThat(kills).isEqualTo(KILLS);
    }

    @Test
    void aRunThatWasAskedToTerminateLeavesACheckpointAndGoesOn() throws Exception {
        Process process = Processes.start(new ProcessBuilder(Processes.gan4j("train", "--iterations",
                Integer.toString(ITERATIONS), "--set", "optimiser=adam", "--out", "terminated", "--quiet",
                "--checkpoint-every", "0.01")).directory(folder.toFile()));
        Path checkpoints = folder.resolve("terminated/checkpoints");
        while (process.isAlive() && !has(checkpoints)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        // Process.destroy would close the pipe that the last words come through.
        process.toHandle().destroy();
        Processes.Outcome stopped = Processes.finish(process);
        assertThat(stopped.code()).isEqualTo(143);
        assertThat(stopped.errorLines()).singleElement().asString().contains("gan4j train --resume terminated");
        assertThat(checkpoints).isDirectoryContaining("glob:**/checkpoint-*");

        Processes.Outcome outcome = Processes.run(folder,
                Processes.gan4j("train", "--resume", "terminated", "--quiet"));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.errorLines()).singleElement().asString().startsWith("gan4j: resuming after ");
        isTheSame("terminated");
    }

    /** Starts the run, or goes on with it. One that was killed before it wrote its experiment was never begun. */
    private static Process start() throws IOException {
        Path run = folder.resolve("killed");
        List<String> command;
        if (Files.exists(run.resolve("experiment.yaml"))) {
            command = Processes.gan4j("train", "--resume", "killed", "--quiet", "--checkpoint-every", "0.02");
        } else {
            Processes.delete(run);
            command = Processes.gan4j("train", "--iterations", Integer.toString(ITERATIONS), "--set",
                    "optimiser=adam", "--out", "killed", "--quiet", "--checkpoint-every", "0.02");
        }
        return Processes.start(new ProcessBuilder(command).directory(folder.toFile()));
    }

    private static void isTheSame(String run) throws IOException {
        Path expected = folder.resolve("whole");
        Path actual = folder.resolve(run);
        assertThat(actual.resolve("history.csv")).hasSameBinaryContentAs(expected.resolve("history.csv"));
        assertThat(actual.resolve("experiment.yaml")).hasSameBinaryContentAs(expected.resolve("experiment.yaml"));
        GanModel model = GanModel.read(actual.resolve("model.gan"));
        GanModel whole = GanModel.read(expected.resolve("model.gan"));
        assertThat(model.pair().parameters()).isEqualTo(whole.pair().parameters());
        assertThat(model.generator().sample(1000, 2)).containsExactly(whole.generator().sample(1000, 2));
        assertThat(figures(actual)).isEqualTo(figures(expected));
        try (Stream<Path> figures = Files.list(expected.resolve("figures"))) {
            assertThat(figures).allSatisfy(figure -> assertThat(actual.resolve("figures").resolve(figure.getFileName()))
                    .hasSameBinaryContentAs(figure));
        }
        assertThat(actual.resolve("checkpoints")).doesNotExist();
        assertThat(actual.resolve("checkpoints.finished")).doesNotExist();
        try (Stream<Path> files = Files.list(actual)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    /** The summary without times and without the directory's name. */
    private static JsonNode figures(Path run) throws IOException {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(Files.readString(run.resolve("summary.json")));
        json.remove(List.of("seconds", "microsecondsPerIteration", "runDirectory"));
        return json;
    }

    private static boolean has(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return false;
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("checkpoint-"));
        }
    }
}
