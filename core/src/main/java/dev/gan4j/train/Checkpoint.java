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
 * A run between two of its steps, with everything that it needs to continue with the same bits; immutable.
 *
 * <p>It contains no state of random numbers: they are a function of the seed and of the number of steps done, which the history
 * records.
 *
 * @param experiment what is trained, complete
 * @param state      every value that training updates: the weights of both networks, and the state of the optimisers
 * @param before     the weights before any training
 * @param pretrained the weights after pretraining; null during pretraining
 * @param kept       the weights at the last quick look at which they were finite; if the run has a patience, at the look with
 *                   the smallest distance
 * @param history    what was recorded so far
 * @param alarms     what went wrong so far, in order
 * @param alarmState the conditions at the moment, which are not reported again
 * @param seconds    wall time of training so far, in seconds
 */
@SuppressWarnings("exports") // users keep and resume it; what is in it is for its file
public record Checkpoint(Experiment experiment, Parameters state, Parameters before, @Nullable Parameters pretrained,
        Parameters kept, History history, List<Alarm> alarms, AlarmWatch.State alarmState, double seconds) {

    /**
     * Copies the list, and checks that the parts belong together. Whether the weights fit the experiment's networks is checked
     * when training continues.
     *
     * @throws IllegalArgumentException if they cannot belong to one run of the experiment
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
     * Returns whether this is a checkpoint of exactly this experiment; only its data file may have moved.
     *
     * @param other the experiment, complete
     * @return true if a run of it can continue from here
     */
    public boolean isOf(Experiment other) {
        return withoutPath(experiment).equals(withoutPath(other));
    }

    /**
     * Returns the same checkpoint with the present path of the experiment's data file.
     *
     * @param now the experiment, of which this is a checkpoint
     * @return a checkpoint of that experiment
     * @throws IllegalArgumentException if this is not a checkpoint of it
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
