package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.run.RunCheckpoints;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code gan4j train --resume} says and does. */
class ResumeTest {

    private static final Map<String, String> SHORT = Map.of("iterations", "20", "pretraining.steps", "10", "batch",
            "16", "evaluation", "{samples: 1000, every: 10, quickSamples: 100}");

    @TempDir
    private Path folder;

    private record Outcome(int code, String out, List<String> err) {}

    @Test
    void aRunWhoseNewestCheckpointIsDamagedGoesOnFromTheOneBefore() throws IOException {
        RunDirectory run = interrupted(Experiment.preset("tutorial").with(SHORT), 14, 17);
        Path newest = run.path().resolve("checkpoints/checkpoint-000000000017");
        Files.write(newest, new byte[]{1}, StandardOpenOption.APPEND);

        Outcome outcome = gan4j("train", "--resume", run.path().toString(), "--quiet");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).hasSize(2);
        assertThat(outcome.err().getFirst()).startsWith("gan4j: warning: " + newest).contains("checksum");
        assertThat(outcome.err().getLast())
                .isEqualTo("gan4j: resuming from the previous checkpoint, after 4 of 20 iterations");
        isFinishedWithTheBitsOf(run);
    }

    @Test
    void aRunWhoseCheckpointsAreAllDamagedStartsFromTheBeginning() throws IOException {
        RunDirectory run = interrupted(Experiment.preset("tutorial").with(SHORT), 3, 4);
        for (int step : new int[]{3, 4}) {
            Files.write(run.path().resolve("checkpoints/checkpoint-00000000000" + step), new byte[7]);
        }
        Outcome outcome = gan4j("train", "--resume", run.path().toString(), "--quiet");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).hasSize(3);
        assertThat(outcome.err().getLast()).isEqualTo(
                "gan4j: there is no other checkpoint in " + run.path() + "; starting from the beginning");
        isFinishedWithTheBitsOf(run);
    }

    @Test
    void aRunWithoutACheckpointStartsFromTheBeginning() throws IOException {
        RunDirectory run = interrupted(Experiment.preset("tutorial").with(SHORT));
        Outcome outcome = gan4j("train", "--resume", run.path().toString(), "--quiet");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).containsExactly(
                "gan4j: there is no checkpoint in " + run.path() + "; starting from the beginning");
        isFinishedWithTheBitsOf(run);
    }

    @Test
    void aRunOnAFileGoesOnOnlyWithTheSameFile() throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, IntStream.range(0, 200).mapToObj(i -> Double.toString(40 + 3 * Math.sin(i)))
                .collect(Collectors.joining("\n", "x\n", "\n")));
        RunDirectory run = interrupted(
                Experiment.preset("tutorial").with("data", "{file: \"" + data + "\"}").with(SHORT), 12);
        String whole = Files.readString(data);

        Files.writeString(data, whole.replaceFirst("40", "41"));
        Outcome changed = gan4j("train", "--resume", run.path().toString());
        assertThat(changed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(changed.err().getLast()).contains(data.toString()).contains("SHA-256");

        Files.writeString(data, whole);
        assertThat(gan4j("train", "--resume", run.path().toString(), "--quiet").code()).isZero();
        isFinishedWithTheBitsOf(run);
    }

    @Test
    void aFinishedRunIsSaidToBeFinished() throws IOException {
        RunDirectory run = interrupted(Experiment.preset("tutorial").with(SHORT), 12);
        gan4j("train", "--resume", run.path().toString(), "--quiet");

        Outcome again = gan4j("train", "--resume", run.path().toString(), "--json");

        assertThat(again.code()).isZero();
        assertThat(again.err()).singleElement().asString().contains("is finished");
        assertThat(again.out().strip()).isEqualTo(run.summaryJson());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seed=2", "--iterations=10", "--set=batch=10", "--data=normal(0,1)", "--holdout=0.2",
            "--column=1", "--header", "--out=elsewhere", "tutorial"})
    void nothingThatBelongsToTheRunCanBeToldAnew(String argument) throws IOException {
        RunDirectory run = interrupted(Experiment.preset("tutorial").with(SHORT), 12);
        Outcome outcome = gan4j("train", "--resume", run.path().toString(), argument);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).singleElement().asString().contains("--resume")
                .contains(argument.startsWith("--") ? argument.split("=", 2)[0] : "PRESET");
    }

    @Test
    void whatIsNoRunIsRefused() {
        for (Path path : List.of(folder, folder.resolve("none"))) {
            Outcome outcome = gan4j("train", "--resume", path.toString());
            assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.err()).singleElement().asString().contains("must be a run directory");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "1e300", "soon"})
    void theTimeBetweenCheckpointsIsAPositiveNumber(String seconds) {
        Outcome outcome = gan4j("train", "--checkpoint-every", seconds);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).singleElement().asString().contains("--checkpoint-every");
    }

    @Test
    void aRunThatCannotBeWrittenIsSavedElsewhere() throws IOException {
        RunDirectory run = interrupted(Experiment.preset("tutorial").with(SHORT), 12);
        Files.createDirectories(run.path().resolve("history.csv/in-the-way"));
        String temporary = System.getProperty("java.io.tmpdir");
        Path other = Files.createDirectory(folder.resolve("temporary"));
        System.setProperty("java.io.tmpdir", other.toString());
        Outcome outcome;
        try {
            outcome = gan4j("train", "--resume", run.path().toString(), "--quiet");
        } finally {
            System.setProperty("java.io.tmpdir", temporary);
        }
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(outcome.err()).hasSize(2);
        assertThat(outcome.err().getLast()).contains("history.csv").contains("the run was saved in " + other);
        try (Stream<Path> saved = Files.list(other)) {
            assertThat(saved).singleElement().satisfies(
                    path -> assertThat(path).isDirectoryContaining("glob:**/model.gan")
                            .isDirectoryContaining("glob:**/report.html"));
        }
        Files.delete(run.path().resolve("history.csv/in-the-way"));
        Files.delete(run.path().resolve("history.csv"));
        assertThat(gan4j("train", "--resume", run.path().toString(), "--quiet").code()).isZero();
        isFinishedWithTheBitsOf(run);
    }

    /** A limit on the size of files stands for a full disk. */
    @Test
    void aFullDiskIsAWarningWhileTrainingAndOneLineAtTheEnd() {
        Processes.Outcome outcome = Processes.run(folder, List.of("sh", "-c", "ulimit -f 4; exec "
                + Processes.quoted(Processes.gan4j("train", "--out", "full", "--iterations", "20000",
                        "--checkpoint-every", "0.05", "--quiet"))));
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(outcome.errorLines()).hasSize(2);
        assertThat(outcome.errorLines().getFirst()).startsWith("gan4j: warning: no checkpoint could be written: ")
                .endsWith("; training continues");
        assertThat(outcome.errorLines().getLast()).startsWith("gan4j: ").contains("could not be saved elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null/run", "/proc/run", "/sys/run"})
    void aPlaceThatCannotBeWrittenToIsRefusedBeforeTraining(String out) {
        Outcome outcome = gan4j("train", "--iterations", "10", "--out", out);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).singleElement().asString().startsWith("gan4j: /");
    }

    /** A run directory as it is when the process was killed after these steps. */
    private RunDirectory interrupted(Experiment experiment, int... steps) throws IOException {
        RunDirectory run = RunDirectory.create(folder, "run", 1);
        List<Checkpoint> taken = new ArrayList<>();
        Trainer.of(experiment).checkpointEvery(Duration.ZERO).listen(event -> {
            if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint checkpoint)) {
                taken.add(checkpoint);
            }
        }).train();
        run.writeExperiment(taken.getFirst().experiment());
        try (RunCheckpoints<Experiment, Checkpoint> checkpoints = run.checkpoints()) {
            for (Checkpoint checkpoint : taken) {
                int step = checkpoint.pretrainingSteps() + checkpoint.iterations();
                boolean isLastOfStep = step != 10 || checkpoint.pretrained() != null;
                if (isLastOfStep && IntStream.of(steps).anyMatch(wanted -> wanted == step)) {
                    checkpoints.write(checkpoint);
                }
            }
        }
        return run;
    }

    private void isFinishedWithTheBitsOf(RunDirectory run) throws IOException {
        Path whole = folder.resolve("whole");
        assertThat(gan4j("train", run.path().resolve(RunDirectory.EXPERIMENT).toString(), "--out", whole.toString(),
                "--quiet").code()).isZero();
        assertThat(run.path().resolve("history.csv")).hasSameBinaryContentAs(whole.resolve("history.csv"));
        assertThat(GanModel.read(run.path().resolve("model.gan")).pair().parameters())
                .isEqualTo(GanModel.read(whole.resolve("model.gan")).pair().parameters());
        assertThat(run.isFinished()).isTrue();
    }

    private static Outcome gan4j(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Outcome(code, out.toString(), err.toString().lines().toList());
    }
}
