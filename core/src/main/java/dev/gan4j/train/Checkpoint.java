package dev.gan4j.train;

import static java.util.Objects.requireNonNull;

import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.internal.AlarmWatch;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run between two of its steps, with all that it needs to go on to the same bits; immutable.
 *
 * <p>Where the streams of random numbers stand is not a part of it: their numbers are a function of the seed and of how
 * many steps were done, which the history says.
 *
 * @param experiment what is trained, complete
 * @param state      every value that training updates: the weights of both networks, and what the optimisers keep
 * @param before     the weights before any training
 * @param pretrained the weights after pretraining; null while that lasts
 * @param kept       the weights at the last quick look that found them finite; where the run has a patience, at the one
 *                   with the smallest distance
 * @param history    what was recorded so far
 * @param alarms     what went wrong so far, in order
 * @param alarmState what is wrong at the moment, so that it is not reported again
 * @param seconds    wall time of training so far, in seconds
 */
@SuppressWarnings("exports") // users keep and resume it; what is in it is for its file
public record Checkpoint(Experiment experiment, Parameters state, Parameters before, @Nullable Parameters pretrained,
        Parameters kept, History history, List<Alarm> alarms, AlarmWatch.State alarmState, double seconds) {

    /**
     * Copies the list, and checks that the parts belong together. Whether the weights are those of the experiment's
     * networks shows where training goes on.
     *
     * @throws IllegalArgumentException if they cannot be of one run of the experiment
     */
    public Checkpoint {
        requireNonNull(alarmState, "alarmState must not be null");
        alarms = List.copyOf(alarms);
        Map<String, Shape> weights = before.shapes();
        checkWeights("before", before, weights);
        if (pretrained != null) {
            checkWeights("pretrained", pretrained, weights);
        }
        checkWeights("kept", kept, weights);
        if (!state.shapes().entrySet().containsAll(weights.entrySet())) {
            throw new IllegalArgumentException("state must hold the weights of the networks, " + weights
                    + ", but holds " + state.shapes());
        }
        checkHistory(experiment, history, pretrained != null);
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("seconds must be finite and at least 0 but was " + seconds);
        }
    }

    /**
     * Returns the steps of pretraining that are done.
     *
     * @return at least 0
     */
    public int pretrainingSteps() {
        return history.pretrainingSteps();
    }

    /**
     * Returns the adversarial iterations that are done.
     *
     * @return at least 0; 0 during pretraining
     */
    public int iterations() {
        return history.iterations();
    }

    /**
     * Tells whether this is a checkpoint of an experiment: of exactly that one, though a file of data may have been
     * moved.
     *
     * @param other the experiment, complete
     * @return true if a run of it can go on from here
     */
    public boolean isOf(Experiment other) {
        return withoutPath(experiment).equals(withoutPath(other));
    }

    /**
     * Returns the same checkpoint with the experiment's file of data where it is now.
     *
     * @param now the experiment, of which this is a checkpoint
     * @return a checkpoint of that experiment
     * @throws IllegalArgumentException if this is no checkpoint of it
     */
    public Checkpoint withExperiment(Experiment now) {
        if (!isOf(now)) {
            throw new IllegalArgumentException("the checkpoint is of another experiment");
        }
        return new Checkpoint(now, state, before, pretrained, kept, history, alarms, alarmState, seconds);
    }

    @Override
    public String toString() {
        return "Checkpoint[" + experiment.name() + ", seed " + experiment.seed() + ", " + pretrainingSteps()
                + " steps of pretraining, " + iterations() + " iterations]";
    }

    private static void checkWeights(String part, Parameters parameters, Map<String, Shape> weights) {
        if (!parameters.shapes().equals(weights) || !parameters.isFinite()) {
            throw new IllegalArgumentException(part + " must be the weights of one pair of networks, each finite");
        }
    }

    private static void checkHistory(Experiment experiment, History history, boolean isPretrained) {
        int steps = experiment.pretraining() instanceof PretrainingSpec.OnDensity onDensity ? onDensity.steps() : 0;
        if (history.pretrainingSteps() > steps || (isPretrained && history.pretrainingSteps() < steps)) {
            throw new IllegalArgumentException("the history must have " + (isPretrained ? "" : "at most ") + steps
                    + " steps of pretraining but has " + history.pretrainingSteps());
        }
        int most = isPretrained ? experiment.iterations() : 0;
        if (history.iterations() > most) {
            throw new IllegalArgumentException("the history must have at most " + most + " iterations but has "
                    + history.iterations());
        }
        long last = -1;
        for (long look : history.distanceIterations()) {
            if (look <= last || look > history.iterations()) {
                throw new IllegalArgumentException("the looks must be at iterations that ascend from 0 to "
                        + history.iterations() + " but one was at " + look);
            }
            last = look;
        }
    }

    private static Experiment withoutPath(Experiment experiment) {
        return experiment.withDataAt(file -> Path.of(""));
    }
}
