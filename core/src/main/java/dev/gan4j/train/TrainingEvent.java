package dev.gan4j.train;

import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.TrainingPlan;

/** What a trainer tells its listeners, in the order in which it happens. */
public sealed interface TrainingEvent {

    /**
     * Training begins.
     *
     * @param plan what is trained, and what was found in its data
     */
    record Started(TrainingPlan plan) implements TrainingEvent {}

    /**
     * Training goes on from a checkpoint; comes after {@link Started}.
     *
     * @param checkpoint where it stands
     */
    record Resumed(Checkpoint checkpoint) implements TrainingEvent {}

    /**
     * A checkpoint was taken; sent only where a trainer was asked for them. Training waits while it is put away, so
     * what that takes is what a checkpoint costs.
     *
     * @param checkpoint the run as it stands
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
     * @param wasserstein1 distance of a quick look, in the data's units
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
     * Training has ended: all iterations done, stopped by a request, or stopped by numbers that are not finite.
     *
     * @param trained what it left
     */
    record Finished(TrainedGan trained) implements TrainingEvent {}
}
