package dev.gan4j.cli;

import dev.gan4j.cascade.TableTraining;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.TrainingEvent;
import dev.gan4j.train.TrainingListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far a training is: steps, rate, time left and what was seen at the last look. */
final class TrainingProgress implements TrainingListener, AutoCloseable {

    private static final int REFRESH_MILLISECONDS = 100;

    private final @Nullable Line line;
    private @Nullable ProgressBar bar;
    private TableTraining.@Nullable Phase phase;

    /**
     * Creates the display.
     *
     * @param err     the terminal
     * @param columns its width; 0 for none, to show nothing
     */
    TrainingProgress(PrintWriter err, int columns) {
        line = columns == 0 ? null : new Line(SafePrintWriter.raw(err), columns);
    }

    @Override
    public void on(TrainingEvent event) {
        if (line == null) {
            return;
        }
        switch (event) {
            case TrainingEvent.Started(TrainingPlan plan) ->
                bar = start(line, plan.experiment().iterations(), 0, Duration.ZERO);
            case TrainingEvent.Resumed(Checkpoint checkpoint) -> resume(line, checkpoint);
            case TrainingEvent.CheckpointTaken taken -> {
                // Nothing to show: the display is still correct.
            }
            case TrainingEvent.Pretraining pretraining -> update(0,
                    String.format(Locale.ROOT, "pretraining %,d of %,d", pretraining.step(), pretraining.of()));
            case TrainingEvent.Progress progress -> update(progress.iteration(),
                    "Wasserstein-1 " + Numbers.text(progress.wasserstein1()));
            case TrainingEvent.Warning warning -> clear();
            case TrainingEvent.Finished finished -> close();
        }
    }

    /** Shows how far the training of a table is, with a bar for each phase. */
    void show(TableTraining.Progress progress) {
        if (line == null) {
            return;
        }
        if (phase != progress.phase()) {
            close();
            phase = progress.phase();
            bar = switch (progress.phase()) {
                case LIKELIHOOD -> start(line, "likelihood", progress.of(), progress.step());
                case GAME -> start(line, "game", progress.of(), progress.step());
                case FINISHED, DIVERGED -> start(line, "judging", 1, 0);
            };
        }
        switch (progress.phase()) {
            case LIKELIHOOD -> update(progress.step(), Double.isNaN(progress.surprise())
                    ? ""
                    : "surprise " + Numbers.text(progress.surprise()) + " nats");
            case GAME -> update(progress.step(), "AUC of trees " + Numbers.text(progress.area()));
            case FINISHED, DIVERGED -> {
                // How long that takes is not known.
            }
        }
    }

    /**
     * Shows how far something else is.
     *
     * @param task what is done
     * @param done of it so far; what the first call says has taken no time
     * @param of   all of it
     */
    void show(String task, long done, long of) {
        if (line == null) {
            return;
        }
        if (bar == null) {
            bar = start(line, task, of, done);
        }
        update(done, "");
    }

    /** Makes room for a line of text. */
    void clear() {
        if (line != null && bar != null) {
            line.clear();
        }
    }

    /** The rate and the time left include the iterations before the interruption, and their time. */
    private void resume(Line line, Checkpoint checkpoint) {
        close();
        bar = start(line, checkpoint.experiment().iterations(), checkpoint.iterations(),
                Duration.ofMillis(Math.round(checkpoint.seconds() * 1000)));
    }

    private static ProgressBar start(Line line, long iterations, long done, Duration elapsed) {
        return start(line, "training", iterations, done, 0, elapsed);
    }

    /** The rate counts from here on: what was done before may have been another phase's time. */
    private static ProgressBar start(Line line, String task, long steps, long done) {
        return start(line, task, steps, done, done, Duration.ZERO);
    }

    private static ProgressBar start(Line line, String task, long steps, long done, long before, Duration elapsed) {
        return new ProgressBarBuilder().setTaskName(task).setInitialMax(steps).startsFrom(done, elapsed)
                .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                .setRenderer((state, width) -> ProgressLine.of(task, state.getCurrent(), state.getMax(), before,
                        state.getTotalElapsed(), state.getExtraMessage(), width))
                .setConsumer(line).build();
    }

    private void update(long iteration, String message) {
        if (bar != null) {
            bar.stepTo(iteration).setExtraMessage(message);
        }
    }

    /** Removes the display. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /**
     * The terminal's last line. The progress bar library's own consumer would determine the terminal's width with a native
     * library.
     */
    private static final class Line implements ProgressBarConsumer {

        private final PrintWriter err;
        private final int width;

        Line(PrintWriter err, int columns) {
            this.err = err;
            // A terminal begins a new line after its last column.
            width = Math.max(1, columns - 1);
        }

        @Override
        public int getMaxRenderedLength() {
            return width;
        }

        @Override
        public void accept(String rendered) {
            err.print("\r" + rendered + " ".repeat(Math.max(0, width - rendered.length())));
            err.flush();
        }

        @Override
        public void clear() {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }

        @Override
        public void close() {
            clear();
        }
    }
}
