package dev.gan4j.cli;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.report.RunReport;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.run.RunSummary;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.TrainingEvent;
import dev.gan4j.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Writes what a run has at its beginning, its checkpoints, and what it leaves. */
final class RunRecorder implements TrainingListener {

    private final RunPlace<Experiment, Checkpoint> place;

    /** The files that were written. */
    record Written(RunSummary summary, Path path, Path page) {}

    RunRecorder(RunPlace<Experiment, Checkpoint> place) {
        this.place = place;
    }

    @Override
    public void on(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started(TrainingPlan plan) -> begin(plan.complete());
            case TrainingEvent.CheckpointTaken(Checkpoint checkpoint) -> place.write(checkpoint);
            case TrainingEvent.Resumed resumed -> {}
            case TrainingEvent.Pretraining pretraining -> {}
            case TrainingEvent.Progress progress -> {}
            case TrainingEvent.Warning warning -> {}
            case TrainingEvent.Finished finished -> {}
        }
    }

    private void begin(Experiment experiment) {
        try {
            place.begin(experiment.name(), experiment.seed(), directory -> {
                directory.writeExperiment(experiment);
                return directory;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the result of a run. A run that has ended then needs no checkpoints.
     *
     * @throws IOException if it cannot be written; it is then in a temporary directory, if that can be written
     */
    Written write(TrainedGan gan) throws IOException {
        return place.finish(gan.experiment().name(), gan.experiment().seed(),
                gan.outcome() != TrainingOutcome.STOPPED, directory -> write(gan, directory));
    }

    private static Written write(TrainedGan gan, RunDirectory directory) throws IOException {
        RunSummary summary = directory.writeResult(gan);
        return new Written(summary, directory.path(), RunReport.write(gan, directory.path()));
    }
}
