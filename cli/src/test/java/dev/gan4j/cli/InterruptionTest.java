package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionTest {

    private final StringWriter said = new StringWriter();
    private final AtomicInteger stopped = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    private Interruption interruption(long patienceSeconds) {
        return new Interruption(new PrintWriter(said), stopped::incrementAndGet, abandoned::incrementAndGet,
                patienceSeconds);
    }

    @Test
    void workThatHasNotBegunIsEndedAtOnceAndDoesNotBeginAnyMore() throws InterruptedException {
        Interruption interruption = interruption(1000);

        interruption.interrupt();

        assertThat(said.toString().lines()).containsExactly(
                "gan4j: interrupted before training began; nothing was written");
        assertThat(abandoned).hasValue(1);
        assertThat(stopped).hasValue(0);
        Thread worker = Thread.ofPlatform().daemon().start(interruption::begin);
        assertThat(worker.join(java.time.Duration.ofMillis(200))).as("it goes on").isFalse();
    }

    @Test
    void workThatHasBegunIsAwaited() throws InterruptedException {
        Interruption interruption = interruption(1000);
        interruption.begin();

        Thread hook = Thread.ofPlatform().start(interruption::interrupt);
        assertThat(hook.join(java.time.Duration.ofMillis(200))).isFalse();
        interruption.putAway();
        hook.join(TimeUnit.SECONDS.toMillis(60));

        assertThat(hook.isAlive()).isFalse();
        assertThat(stopped).hasValue(1);
        assertThat(abandoned).hasValue(0);
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void workThatIsNotPutAwayInTimeIsALine() {
        Interruption interruption = interruption(0);
        interruption.begin();

        interruption.interrupt();

        assertThat(said.toString().lines()).containsExactly("gan4j: the run was not saved within 0 seconds");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 600, 900, 1300})
    void aStopAtTheStartLeavesNothingOrARunThatGoesOn(int milliseconds, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Process process = Processes.start(new ProcessBuilder(Processes.gan4j("train", "recommended", "--iterations",
                "1000000", "--set", "generator.hidden=[200,200,200]", "--set",
                "discriminator.hidden=[200,200,200]", "--out", run.toString())));
        TimeUnit.MILLISECONDS.sleep(milliseconds);
        Processes.run(folder, List.of("kill", "-TERM", Long.toString(process.pid())));
        Processes.Outcome outcome = Processes.finish(process);

        assertThat(outcome.code()).isEqualTo(143);
        if (Files.exists(run)) {
            assertThat(outcome.err()).contains("gan4j: stopped after ", " resume it with gan4j train --resume "
                    + ShellWord.of(run.toString()));
            assertThat(run.resolve("experiment.yaml")).isNotEmptyFile();
        } else {
            assertThat(outcome.err().lines()).as("%s", outcome.err()).hasSizeLessThanOrEqualTo(1)
                    .allMatch(line -> line.equals("gan4j: interrupted before training began; nothing was written"));
        }
    }
}
