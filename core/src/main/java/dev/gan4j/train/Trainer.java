package dev.gan4j.train;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.engine.Program;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.AlarmWatch;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.nn.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains an experiment; writes no files and prints nothing.
 *
 * <p>Use one trainer for one run: {@code Trainer.of(experiment).listen(listener).train()}.
 */
public final class Trainer {

    /** Steps of pretraining between two events. */
    private static final int PRETRAINING_EVENTS = 100;

    private final Supplier<PreparedData> source;
    private final @Nullable Checkpoint checkpoint;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private volatile boolean stopRequested;
    private @Nullable Duration checkpointEvery;
    private int threads = 1;

    private Trainer(Supplier<PreparedData> source, @Nullable Checkpoint checkpoint) {
        this.source = source;
        this.checkpoint = checkpoint;
    }

    /**
     * Creates a trainer; the data are read when it trains.
     *
     * @param experiment what to train
     * @return a trainer
     */
    public static Trainer of(Experiment experiment) {
        requireNonNull(experiment, "experiment must not be null");
        return new Trainer(() -> PreparedData.of(experiment), null);
    }

    /**
     * Creates a trainer that takes files of data from a store that many runs share.
     *
     * @param experiment what to train
     * @param shared     the store
     * @return a trainer
     */
    public static Trainer of(Experiment experiment, SharedData shared) {
        requireNonNull(experiment, "experiment must not be null");
        requireNonNull(shared, "shared must not be null");
        return new Trainer(() -> PreparedData.of(experiment, shared), null);
    }

    /**
     * Creates a trainer on samples that a program has at hand, in place of the experiment's own data. The working range
     * is taken from the samples, and D is pretrained on a density that is estimated from them where the experiment
     * would have the exact one.
     *
     * @param experiment what to train
     * @param samples    real samples in any units, each finite; copied
     * @return a trainer
     * @throws InvalidInputException if there are too few samples, one is not finite, or all are equal
     */
    public static Trainer of(Experiment experiment, double[] samples) {
        requireNonNull(experiment, "experiment must not be null");
        PreparedData prepared = PreparedData.of(experiment, samples);
        return new Trainer(() -> prepared, null);
    }

    /**
     * Creates a trainer that goes on from a checkpoint, to the same bits as a run that was never interrupted.
     *
     * @param checkpoint where to go on; its experiment names the data
     * @return a trainer
     */
    public static Trainer resume(Checkpoint checkpoint) {
        requireNonNull(checkpoint, "checkpoint must not be null");
        return new Trainer(() -> PreparedData.of(checkpoint.experiment()), checkpoint);
    }

    /**
     * Creates a trainer that goes on from a checkpoint of a run on samples that a program had at hand.
     *
     * @param checkpoint where to go on
     * @param samples    the same samples in the same order; copied
     * @return a trainer
     * @throws InvalidInputException if they cannot be used; training refuses other samples than the checkpoint's
     */
    public static Trainer resume(Checkpoint checkpoint, double[] samples) {
        PreparedData prepared = PreparedData.of(checkpoint.experiment(), samples);
        return new Trainer(() -> prepared, checkpoint);
    }

    /**
     * Takes checkpoints while it trains, and one when it is stopped; otherwise none are taken. They are sent to the
     * listeners as {@link TrainingEvent.CheckpointTaken}, and do not change the run.
     *
     * @param interval the wall time between two, longer where they are so expensive that they would slow the run by
     *                 more than 5 %; zero for one before every step
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
     * Lets several threads share the matrix products of large networks, which changes no bit of the result; small
     * networks, and kernels in plain Java, are left to one thread.
     *
     * @param count threads at work, at least 1; 1 where it is not said
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
     * Describes the two programs that training an experiment would run, without training.
     *
     * @param experiment what would be trained; its data are not read
     * @return the D step and the G step, by name
     */
    public static SequencedMap<String, Program.Description> explain(Experiment experiment) {
        return new TrainingPrograms(experiment).descriptions();
    }

    /**
     * Adds a listener.
     *
     * @param listener told of every event, in the order of adding
     * @return this trainer
     */
    public Trainer listen(TrainingListener listener) {
        listeners.add(requireNonNull(listener, "listener must not be null"));
        return this;
    }

    /**
     * Asks the training to stop after the iteration at hand; may be called from any thread. The result then has
     * outcome STOPPED and the pair as it stood.
     */
    public void stop() {
        stopRequested = true;
    }

    /**
     * Trains, judges and returns what is left.
     *
     * @return the trained networks, their history and their judgement
     * @throws InvalidInputException if the data cannot be used, or a checkpoint is not of this experiment and data
     */
    public TrainedGan train() {
        TrainedGan trained = new Run(source.get(), checkpoint).train();
        tell(new TrainingEvent.Finished(trained));
        return trained;
    }

    private void tell(TrainingEvent event) {
        for (TrainingListener listener : listeners) {
            listener.on(event);
        }
    }

    /** One run: what changes while it trains. */
    private final class Run {

        private final PreparedData prepared;
        private final Experiment experiment;
        private final TrainingPrograms programs;
        private final Minibatches minibatches;
        private final Watch watch;
        private final Recording recording;
        private final CheckpointPace pace = new CheckpointPace(checkpointEvery);
        private long begin;
        private final @Nullable Checkpoint from;
        private final List<Alarm> alarms = new ArrayList<>();
        private final @Nullable Integer patience;
        private final Parameters before;
        private @Nullable Parameters pretrained;
        private Parameters kept;
        private int pretrainingSteps;
        private long iterations;
        private TrainedGan.Outcome outcome = TrainedGan.Outcome.COMPLETED;

        Run(PreparedData prepared, @Nullable Checkpoint from) {
            this.prepared = prepared;
            this.from = from;
            experiment = prepared.experiment();
            patience = experiment.evaluation().patience();
            programs = new TrainingPrograms(experiment, threads);
            minibatches = new Minibatches(prepared);
            watch = new Watch(prepared, programs.networks(), programs.state());
            recording = new Recording(experiment);
            if (from == null) {
                programs.networks().initialise(programs.state(), experiment.seed());
                before = weights();
                kept = before;
            } else {
                restore(from);
                before = from.before();
                pretrained = from.pretrained();
                kept = from.kept();
            }
        }

        private void restore(Checkpoint checkpoint) {
            if (!checkpoint.isOf(experiment)) {
                throw new InvalidInputException("the checkpoint is of another experiment, or of other data");
            }
            programs.restore(checkpoint.state());
            recording.restore(checkpoint.history());
            watch.restore(checkpoint.standing());
            alarms.addAll(checkpoint.alarms());
            pretrainingSteps = checkpoint.pretrainingSteps();
            iterations = checkpoint.iterations();
        }

        TrainedGan train() {
            tell(new TrainingEvent.Started(experiment));
            begin = System.nanoTime();
            if (from != null) {
                tell(new TrainingEvent.Resumed(from));
            }
            boolean goesOn = true;
            if (pretrained == null) {
                pretrain();
                goesOn = outcome == TrainedGan.Outcome.COMPLETED;
                if (goesOn) {
                    pretrained = weights();
                    goesOn = look();
                }
            }
            if (goesOn) {
                play();
            }
            double seconds = seconds();
            Pair pair = pair(patience != null || outcome == TrainedGan.Outcome.NOT_FINITE ? kept : weights());
            return new TrainedGan(experiment, prepared.data(), pair(before),
                    pretrained == null ? pair : pair(pretrained), pair,
                    recording.history(), Examination.judgement(prepared, pair.generator()),
                    Examination.statistics(experiment, prepared.data(), pair.discriminator()), alarms, outcome,
                    iterations,
                    seconds, programs.kernels());
        }

        private void pretrain() {
            if (!(experiment
                    .pretraining() instanceof PretrainingSpec.OnDensity(PretrainingSpec.Density kind, int steps))) {
                return;
            }
            DoubleUnaryOperator density = minibatches.density(kind, prepared.data());
            float[] x = programs.pretrainingX();
            float[] target = programs.pretrainingTarget();
            while (pretrainingSteps < steps) {
                if (stopsHere()) {
                    return;
                }
                int step = pretrainingSteps;
                minibatches.pretraining(step, x);
                for (int i = 0; i < x.length; i++) {
                    target[i] = (float) density.applyAsDouble(x[i]);
                }
                float loss = programs.pretrain(step);
                if (!Float.isFinite(loss)) {
                    notFinite(0, "the pretraining loss of step " + (step + 1));
                    return;
                }
                recording.pretraining(loss);
                pretrainingSteps++;
                if ((step + 1) % PRETRAINING_EVENTS == 0 || step + 1 == steps) {
                    tell(new TrainingEvent.Pretraining(step + 1, steps, loss));
                }
            }
        }

        private void play() {
            float[] x = programs.discriminatorX();
            float[] zOfD = programs.discriminatorZ();
            float[] xOfG = programs.generatorX();
            float[] zOfG = programs.generatorZ();
            float[] classesOfD = programs.discriminatorClasses();
            float[] classesOfG = programs.generatorClasses();
            if (classesOfG != null && xOfG == null) {
                // G is asked for classes as real samples have them, be it that nobody looks at the samples.
                xOfG = new float[x.length];
            }
            int steps = experiment.discriminatorSteps();
            int stepsOfG = experiment.generatorSteps();
            int every = experiment.evaluation().every();
            while (iterations < experiment.iterations()) {
                if (stopsHere()) {
                    return;
                }
                float objectiveD = 0;
                for (int k = 0; k < steps; k++) {
                    long step = iterations * steps + k;
                    minibatches.discriminator(step, x, zOfD);
                    if (classesOfD != null) {
                        minibatches.classes(classesOfD);
                    }
                    objectiveD = programs.stepDiscriminator(step);
                }
                float objectiveG = 0;
                for (int k = 0; k < stepsOfG; k++) {
                    long step = iterations * stepsOfG + k;
                    if (xOfG == null) {
                        minibatches.generator(step, zOfG);
                    } else {
                        minibatches.generator(step, xOfG, zOfG);
                    }
                    if (classesOfG != null) {
                        minibatches.classes(classesOfG);
                    }
                    objectiveG = programs.stepGenerator(step);
                }
                if (!Float.isFinite(objectiveD) || !Float.isFinite(objectiveG)) {
                    notFinite(iterations + 1, Float.isFinite(objectiveD) ? "G's objective" : "D's objective");
                    return;
                }
                recording.iteration(objectiveD, objectiveG);
                iterations++;
                if ((iterations % every == 0 || iterations == experiment.iterations()) && !look()) {
                    return;
                }
            }
        }

        /** Takes a checkpoint where one is due, between two steps; true where training was asked to stop. */
        private boolean stopsHere() {
            boolean stop = stopRequested;
            if (stop ? pace.isEnabled() : pace.isDue()) {
                long beginOfCheckpoint = System.nanoTime();
                tell(new TrainingEvent.CheckpointTaken(new Checkpoint(experiment, programs.values(), before,
                        pretrained, kept, recording.history(), alarms, watch.standing(), seconds())));
                pace.taken(beginOfCheckpoint);
            }
            if (stop) {
                outcome = TrainedGan.Outcome.STOPPED;
            }
            return stop;
        }

        private double seconds() {
            return (from == null ? 0 : from.seconds()) + (System.nanoTime() - begin) / 1e9;
        }

        /** Looks at the networks; false where training ends: their weights are not finite, or patience is at its end. */
        private boolean look() {
            Parameters weights = weights();
            if (!weights.isFinite()) {
                notFinite(iterations, "a weight");
                return false;
            }
            Watch.Look look = watch.look(iterations);
            recording.distance(iterations, look.wasserstein1());
            int since = recording.looksSinceNearest();
            if (patience == null || since == 0) {
                kept = weights;
            }
            for (Alarm alarm : look.alarms()) {
                raise(alarm);
            }
            tell(new TrainingEvent.Progress(iterations, experiment.iterations(), recording.lastObjectiveD(),
                    recording.lastObjectiveG(), look.wasserstein1()));
            return patience == null || since < patience;
        }

        private void notFinite(long iteration, String part) {
            outcome = TrainedGan.Outcome.NOT_FINITE;
            raise(AlarmWatch.notFinite(iteration, part));
        }

        private void raise(Alarm alarm) {
            alarms.add(alarm);
            tell(new TrainingEvent.Warning(alarm));
        }

        private Parameters weights() {
            return programs.networks().parameters(programs.state());
        }

        private Pair pair(Parameters parameters) {
            return Pair.of(experiment, prepared.columns(), parameters);
        }
    }
}
