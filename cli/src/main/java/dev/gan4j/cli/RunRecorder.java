package dev.gan4j.cli;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.run.RunSummary;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.TrainingEvent;
import dev.gan4j.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes the run directory when training begins, which it does only if all that was given can be used. */
final class RunRecorder implements TrainingListener {

    private final Maker maker;
    private @Nullable RunDirectory directory;

    /** Makes a run directory. */
    @FunctionalInterface
    interface Maker {
        RunDirectory make(Experiment experiment) throws IOException;
    }

    /**
     * Creates a recorder.
     *
     * @param existing the run directory, if there is one already
     * @param maker    makes it otherwise
     */
    RunRecorder(@Nullable RunDirectory existing, Maker maker) {
        directory = existing;
        this.maker = maker;
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.Started(Experiment experiment)) {
            try {
                if (directory == null) {
                    directory = maker.make(experiment);
                }
                directory.writeExperiment(experiment);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    RunSummary write(TrainedGan gan) throws IOException {
        return directory().writeResult(gan);
    }

    Path path() {
        return directory().path();
    }

    private RunDirectory directory() {
        if (directory == null) {
            throw new IllegalStateException("a run must have begun before it is written");
        }
        return directory;
    }
}
