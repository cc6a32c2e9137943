package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.report.RunReport;
import dev.gan4j.run.RunCheckpoints;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.run.RunSummary;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.TrainingEvent;
import dev.gan4j.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Creates the run directory when training begins, which happens only if every input is valid, and writes the checkpoints and
 * the result of the run.
 */
final class RunRecorder implements TrainingListener, AutoCloseable {

    private final Maker maker;
    private final Consumer<String> warnings;
    private @Nullable RunDirectory directory;
    private @Nullable RunCheckpoints checkpoints;
    private boolean isWarned;

    /** Creates a run directory. */
    @FunctionalInterface
    interface Maker {
        RunDirectory make(Experiment experiment) throws IOException;
    }

    /** The files that were written. */
    record Written(RunSummary summary, Path path, Path page) {}

    private RunRecorder(Maker maker, @Nullable RunDirectory directory, @Nullable RunCheckpoints checkpoints,
            Consumer<String> warnings) {
        this.maker = maker;
        this.directory = directory;
        this.checkpoints = checkpoints;
        this.warnings = warnings;
    }

    /**
     * Records a new run.
     *
     * @param maker    creates its directory
     * @param warnings receives sentences about files that could not be written during training
     */
    static RunRecorder of(Maker maker, Consumer<String> warnings) {
        return new RunRecorder(maker, null, null, warnings);
    }

    /** Records a new run whose directory already exists and contains its data. */
    static RunRecorder of(RunDirectory directory, Consumer<String> warnings) {
        return new RunRecorder(experiment -> directory, directory, null, warnings);
    }

    /** Removes the directory of a run that has not begun, if it exists. */
    void abandon() {
        if (directory != null && checkpoints == null) {
            directory.removeUnbegun();
        }
    }

    /** Records a resumed run. */
    static RunRecorder of(RunDirectory directory, RunCheckpoints checkpoints, Consumer<String> warnings) {
        return new RunRecorder(experiment -> directory, directory, checkpoints, warnings);
    }

    @Override
    public void on(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started(TrainingPlan plan) -> begin(plan.complete());
            case TrainingEvent.CheckpointTaken(Checkpoint checkpoint) -> write(checkpoint);
            case TrainingEvent.Resumed resumed -> {}
            case TrainingEvent.Pretraining pretraining -> {}
            case TrainingEvent.Progress progress -> {}
            case TrainingEvent.Warning warning -> {}
            case TrainingEvent.Finished finished -> {}
        }
    }

    private void begin(Experiment experiment) {
        try {
            if (directory == null) {
                directory = maker.make(experiment);
            }
            if (checkpoints == null) {
                checkpoints = directory.checkpoints();
            }
            directory.writeExperiment(experiment);
        } catch (IOException e) {
            if (directory != null) {
                directory.removeUnbegun();
            }
            throw new UncheckedIOException(e);
        }
    }

    /** A checkpoint that cannot be written must not end the run. */
    private void write(Checkpoint checkpoint) {
        try {
            checkpoints().write(checkpoint);
            isWarned = false;
        } catch (IOException e) {
            if (!isWarned) {
                warnings.accept("no checkpoint could be written: " + ErrorMessages.ofInputOutput(e)
                        + "; training continues");
            }
            isWarned = true;
        }
    }

    /**
     * Writes the result of a run. A run that has ended then needs no checkpoints.
     *
     * @throws IOException if it cannot be written; it is then in a temporary directory, if that can be written
     */
    Written write(TrainedGan gan) throws IOException {
        Written written;
        try {
            written = write(gan, directory());
        } catch (IOException e) {
            throw new IOException(ErrorMessages.ofInputOutput(e) + saveElsewhere(gan, e), e);
        }
        if (gan.outcome() != TrainingOutcome.STOPPED) {
            checkpoints().finish();
        }
        return written;
    }

    private static Written write(TrainedGan gan, RunDirectory directory) throws IOException {
        RunSummary summary = directory.writeResult(gan);
        return new Written(summary, directory.path(), RunReport.write(gan, directory.path()));
    }

    private static String saveElsewhere(TrainedGan gan, IOException cause) {
        try {
            RunDirectory other = RunDirectory.create(Path.of(System.getProperty("java.io.tmpdir")),
                    gan.experiment().name(), gan.experiment().seed());
            write(gan, other);
            return "; the run was saved in " + other.path() + " instead";
        } catch (IOException | InvalidInputException e) {
            cause.addSuppressed(e);
            return "; the run could not be saved elsewhere either";
        }
    }

    @Override
    public void close() throws IOException {
        if (checkpoints != null) {
            checkpoints.close();
        }
    }

    private RunDirectory directory() {
        if (directory == null) {
            throw new IllegalStateException("a run must have begun before it is written");
        }
        return directory;
    }

    private RunCheckpoints checkpoints() {
        if (checkpoints == null) {
            throw new IllegalStateException("a run must have begun before it has checkpoints");
        }
        return checkpoints;
    }
}
