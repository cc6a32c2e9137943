package dev.gan4j.lab.wire;

import dev.gan4j.eval.Alarm;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.train.internal.LiveSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one lane of a run.
 *
 * @param lane               its number, from 0
 * @param name               of the experiment
 * @param seed               of the experiment
 * @param state              what the lane is doing
 * @param iteration          iterations done
 * @param of                 iterations to do
 * @param pretrainingStep    steps of pretraining done
 * @param pretrainingOf      steps of pretraining to do
 * @param discriminatorSteps steps of D done
 * @param generatorSteps     steps of G done
 * @param pending            steps done since the last complete iteration
 * @param live               the present values of settings that can change during training
 * @param changes            the changes that were made
 * @param events             the alarms
 * @param frames             the moments that are kept
 * @param outcome            how training ended; null until it is judged
 * @param judgement          the quality of the result; null until it is judged
 */
public record LaneStatus(int lane, String name, long seed, State state, long iteration, long of, long pretrainingStep,
        long pretrainingOf, long discriminatorSteps, long generatorSteps, Pending pending, LiveSettings live,
        List<Change> changes, List<Alarm> events, Kept frames, @Nullable TrainingOutcome outcome,
        @Nullable JudgementSummary judgement) {

    /** What a lane is doing. */
    public enum State {
        /** Its networks are being compiled. */
        PREPARING,
        /** D is fitted to a density. */
        PRETRAINING,
        /** Adversarial training is running or paused. */
        TRAINING,
        /** Training is over and its result is judged. */
        JUDGING,
        /** All is over. */
        FINISHED
    }

    /** Steps of D and of G since the last complete iteration. */
    public record Pending(long discriminator, long generator) {}

    /** A change that was made during training: the iteration, the field, and the new value. */
    public record Change(long iteration, String field, double value) {}

    /** The moments that are kept: the first and the last iteration, the iterations between two, and how many. */
    public record Kept(long first, long last, long stride, int count) {

        /** Summarises ascending iterations. */
        public static Kept of(long[] iterations, long stride) {
            int count = iterations.length;
            return new Kept(count == 0 ? 0 : iterations[0], count == 0 ? 0 : iterations[count - 1], stride, count);
        }
    }
}
