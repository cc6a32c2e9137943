package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.sweep.SweepDirectory;
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

/**
 * Sweeps that are killed at random moments, and go on. With two hundred kills:
 * {@code ./mvnw -pl cli -am test -Dtest=KilledSweepTest -Dsurefire.failIfNoSpecifiedTests=false -Dgan4j.kills=200}; the
 * moments are another choice with each {@code -Dgan4j.killSeed=N}.
 */
class KilledSweepTest {

    private static final int KILLS = Integer.getInteger("gan4j.kills", 3);
    /** A sweep that is killed often must be long; so many kills are shared among several sweeps. */
    private static final int KILLS_OF_A_SWEEP = 10;
    private static final String[] PLAN = {"tutorial", "--seeds", "1.." + 10 * Math.min(KILLS, KILLS_OF_A_SWEEP),
            "--grid",
            "optimiser.learningRate=0.001,1e6", "--set", "objective=wasserstein", "--set",
            "discriminator.output=linear", "--set", "discriminator.activation=relu", "--set", "pretraining=none",
            "--set", "iterations=3000", "--set", "evaluation.samples=2000"};
    private static final long SEED = Long.getLong("gan4j.killSeed", System.nanoTime());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void sweepWithoutDisturbance() {
        Processes.Outcome outcome = Processes.run(folder, command("whole"));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
    }

    private static List<String> command(String out) {
        String[] rest = Stream.concat(Stream.of(PLAN), Stream.of("--quiet", "--out", out)).toArray(String[]::new);
        return Processes.gan4j(Stream.concat(Stream.of("sweep"), Stream.of(rest)).toArray(String[]::new));
    }

    @Test
    void aSweepThatIsKilledAtRandomMomentsAndGoesOnHasTheFilesOfAnUndisturbedOne() throws Exception {
        long begin = System.nanoTime();
        Processes.run(folder, Processes.gan4j("--version"));
        long startMilliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        Random random = new Random(SEED);
        int kills = 0;
        int sweeps = 0;
        for (; kills < KILLS && sweeps < 10 + KILLS; sweeps++) {
            Processes.delete(folder.resolve("killed"));
            int last = Math.min(KILLS, kills + KILLS_OF_A_SWEEP);
            while (kills < last) {
                Process process = start();
                if (process.waitFor(startMilliseconds + random.nextLong(2 * startMilliseconds),
                        TimeUnit.MILLISECONDS)) {
                    assertThat(Processes.finish(process).code()).isZero();
                    break;
                }
                process.destroyForcibly().waitFor();
                kills++;
            }
            Processes.Outcome outcome = Processes.finish(start());
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.code()).isZero();
            isTheSame("killed");
        }
        System.out.println("KilledSweepTest: " + kills + " kills of " + sweeps + " sweeps, replayed (as far as the"
                + " machine's speed allows) by -Dgan4j.kills=" + KILLS + " -Dgan4j.killSeed=" + SEED);
        assertThat(kills).isEqualTo(KILLS);
        assertThat(folder.resolve("whole/results.csv")).content().contains(",finished,", ",diverged,");
    }

    @Test
    void aSweepThatWasAskedToTerminateSaysHowItGoesOn() throws Exception {
        List<String> command = command("terminated");
        command.remove("--quiet");
        Process process = Processes.start(new ProcessBuilder(command).directory(folder.toFile()));
        Path journal = folder.resolve("terminated/journal.txt");
        while (process.isAlive() && !(Files.exists(journal) && Files.size(journal) > 1000)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        // Process.destroy would close the pipe that the last words come through.
        process.toHandle().destroy();
        Processes.Outcome stopped = Processes.finish(process);
        assertThat(stopped.code()).isEqualTo(143);
        assertThat(stopped.errorLines().getLast()).contains("gan4j sweep --resume terminated");
        Processes.Outcome outcome = Processes.run(folder,
                Processes.gan4j("sweep", "--resume", "terminated", "--quiet", "--threads", "1"));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        isTheSame("terminated");
    }

    /** Begins the sweep, or goes on with it. One that was killed before its plan was written was never begun. */
    private static Process start() throws IOException {
        Path sweep = folder.resolve("killed");
        List<String> command;
        if (Files.exists(sweep.resolve(SweepDirectory.PLAN))) {
            command = Processes.gan4j("sweep", "--resume", "killed", "--quiet");
        } else {
            Processes.delete(sweep);
            command = command("killed");
        }
        return Processes.start(new ProcessBuilder(command).directory(folder.toFile()));
    }

    private static void isTheSame(String sweep) {
        for (String name : List.of("plan.yaml", "results.csv", "settings.csv", "report.html", "figures/distances.svg",
                "figures/distances.png")) {
            assertThat(folder.resolve(sweep).resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
    }
}
