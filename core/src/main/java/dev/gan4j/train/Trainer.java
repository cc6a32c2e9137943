package dev.gan4j.train;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.RealData;
import dev.gan4j.engine.Program;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.AlarmWatch;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.nn.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * Trains an experiment; writes no files and prints nothing.
 *
 * <p>Use one trainer for one run: {@code Trainer.of(experiment).listen(listener).train()}.
 */
public final class Trainer {

    /** Steps of pretraining between two events. */
    private static final int PRETRAINING_EVENTS = 100;
    /** Quantiles of a known distribution that stand for the real data when D is judged. */
    private static final int REAL_POINTS = 10_000;

    private final Supplier<PreparedData> source;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private volatile boolean stopRequested;

    private Trainer(Supplier<PreparedData> source) {
        this.source = source;
    }

    /**
     * Creates a trainer; the data are read when it trains.
     *
     * @param experiment what to train
     * @return a trainer
     */
    public static Trainer of(Experiment experiment) {
        requireNonNull(experiment, "experiment must not be null");
        return new Trainer(() -> PreparedData.of(experiment));
    }

    /**
     * Creates a trainer on samples that a program has at hand, in place of the experiment's own data. The working range
     * is taken from the samples, and D is pretrained on a density that is estimated from them where the experiment
     * would have the exact one.
     *
     * @param experiment what to train
     * @param samples    real samples in any units, each finite; copied
     * @return a trainer
     * @throws dev.gan4j.InvalidInputException if there are too few samples, one is not finite, or all are equal
     */
    public static Trainer of(Experiment experiment, double[] samples) {
        requireNonNull(experiment, "experiment must not be null");
        PreparedData prepared = PreparedData.of(experiment, samples);
        return new Trainer(() -> prepared);
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
     * @throws dev.gan4j.InvalidInputException if the data cannot be used
     */
    public TrainedGan train() {
        TrainedGan trained = new Run(source.get()).train();
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
        private final List<Alarm> alarms = new ArrayList<>();
        private Parameters lastGood;
        private long iterations;
        private TrainedGan.Outcome outcome = TrainedGan.Outcome.COMPLETED;

        Run(PreparedData prepared) {
            this.prepared = prepared;
            experiment = prepared.experiment();
            programs = new TrainingPrograms(experiment);
            programs.networks().initialise(programs.state(), experiment.seed());
            minibatches = new Minibatches(prepared);
            watch = new Watch(prepared, programs.networks(), programs.state());
            recording = new Recording(experiment);
            lastGood = weights();
        }

        TrainedGan train() {
            tell(new TrainingEvent.Started(experiment));
            long start = System.nanoTime();
            Parameters before = lastGood;
            pretrain();
            Parameters pretrained = outcome == TrainedGan.Outcome.NOT_FINITE ? lastGood : weights();
            if (outcome == TrainedGan.Outcome.COMPLETED) {
                look();
                play();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Pair pair = pair(outcome == TrainedGan.Outcome.NOT_FINITE ? lastGood : weights());
            double[] generated = pair.generator().drawForEvaluation(evaluationSamples(), experiment.seed());
            Judgement judgement = Judge.against(prepared.data(), generated, experiment.seed());
            return new TrainedGan(experiment, prepared.data(), pair(before), pair(pretrained), pair,
                    recording.history(), judgement, statistics(pair.discriminator()), alarms, outcome, iterations,
                    seconds);
        }

        private void pretrain() {
            if (!(experiment
                    .pretraining() instanceof PretrainingSpec.OnDensity(PretrainingSpec.Density kind, int steps))) {
                return;
            }
            DoubleUnaryOperator density = minibatches.density(kind, prepared.data());
            float[] x = programs.pretrainingX();
            float[] target = programs.pretrainingTarget();
            for (int step = 0; step < steps; step++) {
                if (stopRequested) {
                    outcome = TrainedGan.Outcome.STOPPED;
                    return;
                }
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
                if ((step + 1) % PRETRAINING_EVENTS == 0 || step + 1 == steps) {
                    tell(new TrainingEvent.Pretraining(step + 1, steps, loss));
                }
            }
        }

        private void play() {
            float[] x = programs.discriminatorX();
            float[] zOfD = programs.discriminatorZ();
            float[] zOfG = programs.generatorZ();
            int steps = experiment.discriminatorSteps();
            int every = experiment.evaluation().every();
            while (iterations < experiment.iterations()) {
                if (stopRequested) {
                    outcome = TrainedGan.Outcome.STOPPED;
                    return;
                }
                float objectiveD = 0;
                for (int k = 0; k < steps; k++) {
                    long step = iterations * steps + k;
                    minibatches.discriminator(step, x, zOfD);
                    objectiveD = programs.stepDiscriminator(step);
                }
                minibatches.generator(iterations, zOfG);
                float objectiveG = programs.stepGenerator(iterations);
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

        /** Looks at the networks; false where their weights are no longer finite. */
        private boolean look() {
            Parameters weights = weights();
            if (!weights.isFinite()) {
                notFinite(iterations, "a weight");
                return false;
            }
            lastGood = weights;
            Watch.Look look = watch.look(iterations);
            recording.distance(iterations, look.wasserstein1());
            for (Alarm alarm : look.alarms()) {
                raise(alarm);
            }
            tell(new TrainingEvent.Progress(iterations, experiment.iterations(), recording.lastObjectiveD(),
                    recording.lastObjectiveG(), look.wasserstein1()));
            return true;
        }

        private void notFinite(long iteration, String part) {
            outcome = TrainedGan.Outcome.NOT_FINITE;
            raise(AlarmWatch.notFinite(iteration, part));
        }

        private void raise(Alarm alarm) {
            alarms.add(alarm);
            tell(new TrainingEvent.Warning(alarm));
        }

        private int evaluationSamples() {
            return switch (prepared.data()) {
                case RealData.Known known -> experiment.evaluation().samples();
                case RealData.Samples samples -> samples.heldOut().length;
            };
        }

        private DiscriminatorStatistics statistics(Discriminator discriminator) {
            double[] points = switch (prepared.data()) {
                case RealData.Known(Distribution distribution) -> {
                    double[] quantiles = new double[REAL_POINTS];
                    Arrays.setAll(quantiles, i -> distribution.quantile((i + 0.5) / REAL_POINTS));
                    yield quantiles;
                }
                case RealData.Samples samples -> samples.heldOut();
            };
            var summary = Arrays.stream(discriminator.probability(points)).summaryStatistics();
            return new DiscriminatorStatistics(summary.getAverage(), summary.getMin(), summary.getMax());
        }

        private Parameters weights() {
            return programs.networks().parameters(programs.state());
        }

        private Pair pair(Parameters parameters) {
            return Pair.of(experiment, prepared.units(), parameters);
        }
    }
}
