package dev.gan4j.train;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.internal.PreparedData;
import dev.gan4j.train.internal.TrainingSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains an experiment; writes no files and prints nothing.
 *
 * <p>Use one trainer for one run: {@code Trainer.of(experiment).listen(listener).train()}. If you do not follow the training,
 * {@link dev.gan4j.Gan} is shorter.
 *
 * <p>Start the JVM with {@code --add-modules jdk.incubator.vector}: without that module long trainings run on slower kernels
 * (see the {@linkplain dev.gan4j package}).
 */
public final class Trainer {

    private final String subject; // what is trained, in words
    private final Supplier<PreparedData> source;
    private final @Nullable Checkpoint checkpoint;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private volatile boolean stopRequested;
    private @Nullable Duration checkpointEvery;
    private int threads = 1;
    private int runs = 1;
    private Judging judging = Judging.EVERYTHING;

    private Trainer(Experiment experiment, Supplier<PreparedData> source, @Nullable Checkpoint checkpoint) {
        subject = experiment.toString();
        this.source = source;
        this.checkpoint = checkpoint;
    }

    /**
     * Creates a trainer; it reads the data when it trains.
     *
     * @param experiment what to train
     * @return a trainer
     */
    public static Trainer of(Experiment experiment) {
        requireNonNull(experiment, "experiment must not be null");
        return new Trainer(experiment, () -> PreparedData.of(experiment), null);
    }

    /**
     * Creates a trainer that takes data files from a store shared by many runs.
     *
     * @param experiment what to train
     * @param shared     the store
     * @return a trainer
     */
    public static Trainer of(Experiment experiment, SharedData shared) {
        requireNonNull(experiment, "experiment must not be null");
        requireNonNull(shared, "shared must not be null");
        return new Trainer(experiment, () -> shared.prepare(experiment), null);
    }

    /**
     * Creates a trainer on rows in memory, with columns "x1", "x2" and so on, as {@link #of(Experiment, Dataset)} does.
     *
     * @param experiment what to train
     * @param rows       shape (rows, columns), in any units, each number finite; copied
     * @return a trainer
     * @throws InvalidInputException if there are too few rows, one has another length or a number that is not finite, or a
     *                               column has only one value
     */
    public static Trainer of(Experiment experiment, double[][] rows) {
        return of(experiment, Dataset.of(rows));
    }

    /**
     * Creates a trainer on numbers in memory, as {@link #of(Experiment, Dataset)} does.
     *
     * @param experiment what to train
     * @param samples    real samples in any units, each finite; copied
     * @return a trainer
     * @throws InvalidInputException if there are too few samples, one is not finite, or all are equal
     */
    public static Trainer of(Experiment experiment, double[] samples) {
        return of(experiment, Dataset.ofColumn("x1", samples));
    }

    /**
     * Creates a trainer on rows in memory, in place of the experiment's own data. As for data from a file, the working range is
     * estimated from the rows, latents have as many coordinates as there are columns, and D is pretrained on an estimated
     * density or, with several columns, not at all. If the rows have classes, both networks see them; the experiment's label,
     * if it has one, specifies how.
     *
     * @param experiment what to train
     * @param data       real rows in any units, each number finite
     * @return a trainer
     * @throws InvalidInputException if there are too few rows, one is not finite, or a column has only one value
     */
    public static Trainer of(Experiment experiment, Dataset data) {
        requireNonNull(experiment, "experiment must not be null");
        PreparedData prepared = PreparedData.of(experiment, data);
        return new Trainer(prepared.plan().complete(), () -> prepared, null);
    }

    /**
     * Creates a trainer that continues from a checkpoint, with the same bits as a run that was never interrupted.
     *
     * @param checkpoint where to continue; its experiment names the data
     * @return a trainer
     */
    public static Trainer resume(Checkpoint checkpoint) {
        requireNonNull(checkpoint, "checkpoint must not be null");
        return new Trainer(checkpoint.experiment(), () -> PreparedData.of(checkpoint.experiment()), checkpoint);
    }

    /**
     * Creates a trainer that continues from a checkpoint of a run on rows in memory.
     *
     * @param checkpoint where to continue
     * @param data       the same rows in the same order
     * @return a trainer
     * @throws InvalidInputException if the rows cannot be used; training refuses rows that differ from the checkpoint's
     */
    public static Trainer resume(Checkpoint checkpoint, Dataset data) {
        PreparedData prepared = PreparedData.of(checkpoint.experiment(), data);
        return new Trainer(checkpoint.experiment(), () -> prepared, checkpoint);
    }

    /**
     * Takes checkpoints during training, and one when it is stopped; by default none are taken. Listeners receive them as
     * {@link TrainingEvent.CheckpointTaken}; they do not change the run.
     *
     * @param interval the wall time between two checkpoints, longer if they would slow the run by more than 5 %; zero for one
     *                 before every step
     * @return this trainer
     * @throws IllegalArgumentException if it is negative
     */
    public Trainer checkpointEvery(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("interval must be at least 0 but was " + interval);
        }
        checkpointEvery = interval;
        return this;
    }

    /**
     * Sets the number of threads that share the matrix products of large networks, which changes no bit of the result. Small
     * networks, and kernels in plain Java, use one thread.
     *
     * @param count threads, at least 1; default: 1
     * @return this trainer
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but was " + count);
        }
        threads = count;
        return this;
    }

    /**
     * Sets how many runs share the memory of this JVM; a run whose share is too small is refused before it begins.
     *
     * @param count runs at the same time, including this one; default: 1
     * @return this trainer
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer runsAtOnce(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("runs at once must be at least 1 but were " + count);
        }
        runs = count;
        return this;
    }

    /**
     * Sets the extent of the judgement.
     *
     * @param wanted the extent; default: everything
     * @return this trainer
     */
    public Trainer judging(Judging wanted) {
        judging = requireNonNull(wanted, "wanted must not be null");
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param listener receives every event; listeners are called in the order in which they were added
     * @return this trainer
     */
    public Trainer listen(TrainingListener listener) {
        listeners.add(requireNonNull(listener, "listener must not be null"));
        return this;
    }

    /**
     * Asks the training to stop after the current iteration; may be called from any thread. The result then has outcome STOPPED
     * and the pair at that iteration.
     */
    public void stop() {
        stopRequested = true;
    }

    /**
     * Trains, judges and returns the result.
     *
     * @return the trained networks, their history and their judgement
     * @throws InvalidInputException if the data cannot be used, or a checkpoint is not of this experiment and data
     */
    public TrainedGan train() {
        TrainingSession session = new TrainingSession(source.get(), checkpoint, threads, runs, judging, this::tell);
        CheckpointPace pace = new CheckpointPace(checkpointEvery);
        session.begin();
        run(session, pace);
        TrainedGan trained = session.result();
        tell(new TrainingEvent.Finished(trained));
        return trained;
    }

    /** Trains to the end, or until {@link #stop()} is called. */
    private void run(TrainingSession session, CheckpointPace pace) {
        while (!session.isPretrained() && !session.isFinished()) {
            if (session.hasPretraining() && stopsHere(session, pace)) {
                return;
            }
            session.pretrain();
        }
        while (!session.isFinished() && !stopsHere(session, pace)) {
            session.iterate();
        }
    }

    /** Takes a checkpoint if one is due, between two steps; returns whether training was asked to stop. */
    private boolean stopsHere(TrainingSession session, CheckpointPace pace) {
        boolean stop = stopRequested;
        if (stop ? pace.isEnabled() : pace.isDue()) {
            long begin = System.nanoTime();
            tell(new TrainingEvent.CheckpointTaken(session.checkpoint()));
            pace.taken(begin);
        }
        return stop;
    }

    @Override
    public String toString() {
        return "Trainer[" + subject + (checkpoint == null ? "" : ", from iteration " + checkpoint.iterations()) + "]";
    }

    private void tell(TrainingEvent event) {
        for (TrainingListener listener : listeners) {
            listener.on(event);
        }
    }
}
