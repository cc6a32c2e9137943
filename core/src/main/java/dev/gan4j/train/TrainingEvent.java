package dev.gan4j.train;

import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.TrainingPlan;

/** An event that a trainer sends to its listeners, in order. */
public sealed interface TrainingEvent {

    /**
     * Training begins.
     *
     * @param plan what is trained, with the facts found in its data
     */
    record Started(TrainingPlan plan) implements TrainingEvent {}

    /**
     * Training continues from a checkpoint; sent after {@link Started}.
     *
     * @param checkpoint where it continues
     */
    record Resumed(Checkpoint checkpoint) implements TrainingEvent {}

    /**
     * A checkpoint was taken; sent only if the trainer takes checkpoints. Training waits while listeners store it, and that
     * time counts as the cost of a checkpoint.
     *
     * @param checkpoint the state of the run
     */
    record CheckpointTaken(Checkpoint checkpoint) implements TrainingEvent {}

    /**
     * Some steps of pretraining are done.
     *
     * @param step the steps done
     * @param of   the steps to do
     * @param loss the quadratic loss of the last step
     */
    record Pretraining(long step, long of, double loss) implements TrainingEvent {}

    /**
     * Some adversarial iterations are done; sent at every quick look (see {@code evaluation.every}).
     *
     * @param iteration    the iterations done
     * @param of           the iterations to do
     * @param objectiveD   D's objective at the last iteration
     * @param objectiveG   G's objective at the last iteration
     * @param wasserstein1 the distance of the quick look, in the data's units
     */
    record Progress(long iteration, long of, double objectiveD, double objectiveG, double wasserstein1)
            implements
                TrainingEvent {}

    /**
     * Something went wrong; training goes on unless the numbers are no longer finite.
     *
     * @param alarm what, when and where
     */
    record Warning(Alarm alarm) implements TrainingEvent {}

    /**
     * Training has ended: all iterations are done, a stop was requested, or a number was not finite.
     *
     * @param trained its result
     */
    record Finished(TrainedGan trained) implements TrainingEvent {}
}
