package dev.gan4j.train;

import dev.gan4j.Gan4j;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Generator;
import dev.gan4j.model.Pair;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.train.internal.TrainingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The result of a training.
 *
 * @param plan          what was trained, with the facts found in its data
 * @param data          the real samples that were used
 * @param before        both networks before any training
 * @param pretrained    both networks after pretraining; the same as before if there was none
 * @param pair          both networks at the end (in the last good state if the numbers were not finite; at the look with the
 *                      smallest distance if the experiment has a patience)
 * @param history       what was recorded during training
 * @param evaluation    the quality of both networks at the end
 * @param alarms        what went wrong, in order
 * @param outcome       how the run ended
 * @param iterations    adversarial iterations done
 * @param seconds       wall time of pretraining and iterations, in seconds
 * @param kernels       the kernels that were used, such as "vector, 16 lanes"; they affect no other value
 */
public record TrainedGan(TrainingPlan plan, RealData data, Pair before, Pair pretrained, Pair pair,
        History history, Evaluation evaluation, List<Alarm> alarms,
        TrainingOutcome outcome, long iterations, double seconds, String kernels) {

    /** Copies the list. */
    public TrainedGan {
        alarms = List.copyOf(alarms);
    }

    /**
     * Restores the result of a run: reads its data and repeats its pretraining, with the same bits.
     *
     * @param experiment what was trained, with the present path of its data
     * @param model      the model that the run saved
     * @param history    what was recorded during training
     * @param kernels    the kernels that were used
     * @return the same as the run returned
     * @throws dev.gan4j.InvalidInputException if the data cannot be read, or differ from those of the run
     */
    public static TrainedGan restore(Experiment experiment, GanModel model, History history, String kernels) {
        return TrainingSession.of(experiment, new SharedData(), event -> {}).result(model, history, kernels);
    }

    /**
     * Returns what was trained.
     *
     * @return as its user wrote it; {@code plan().complete()} has the data as they were found
     */
    public Experiment experiment() {
        return plan.experiment();
    }

    /**
     * Returns the iteration after which the networks are those of {@link #pair()}.
     *
     * @return the last one; if the experiment has a patience, that of the quick look with the smallest distance
     */
    public long keptIteration() {
        return experiment().evaluation().patience() == null ? iterations : history.nearestIteration();
    }

    /**
     * Returns the same result with the data file at another path.
     *
     * @param path returns the new path for the present one
     * @return a new result
     */
    public TrainedGan withDataAt(UnaryOperator<Path> path) {
        return new TrainedGan(plan.withDataAt(path), data, before, pretrained, pair, history, evaluation, alarms,
                outcome,
                iterations, seconds, kernels);
    }

    /**
     * Returns how close the generated samples are to the real ones.
     *
     * @return the same as {@code evaluation().judgement()}
     */
    public Judgement judgement() {
        return evaluation.judgement();
    }

    /**
     * Returns D's output on the real data at the end.
     *
     * @return the same as {@code evaluation().discriminator()}
     */
    public DiscriminatorStatistics discriminator() {
        return evaluation.discriminator();
    }

    /**
     * Returns the generator at the end of training.
     *
     * @return the same as {@code pair().generator()}
     */
    public Generator generator() {
        return pair.generator();
    }

    @Override
    public String toString() {
        return "TrainedGan[" + experiment().name() + ", seed " + experiment().seed() + ", " + iterations
                + " iterations, "
                + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-') + ": "
                + judgement().verdict().grade().words() + "]";
    }

    /**
     * Creates a model, and calibrates its D on real data that training has not seen.
     *
     * @return the model, which can be written to a file
     */
    public GanModel toModel() {
        return new GanModel(Gan4j.version(), plan, pair, judgement(), discriminator(),
                pair.calibrate(evaluation.real().values(), experiment().seed()).orElse(null), alarms, outcome,
                iterations,
                seconds);
    }
}
