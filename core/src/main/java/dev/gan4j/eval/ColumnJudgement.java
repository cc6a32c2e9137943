package dev.gan4j.eval;

import dev.gan4j.eval.internal.AlarmWatch;
import dev.gan4j.eval.internal.Spread;
import java.util.List;

/**
 * How close one column is to the real one.
 *
 * @param name      the column
 * @param scores    its distances, in the data's units
 * @param real      mean and standard deviation of all real rows; of a known distribution its own, or its quantiles' where
 *                  it has none
 * @param judged    the same of those rows that are judged against
 * @param generated the same of the generated samples
 * @param spread    the real standard deviation; under heavy tails the robust {@link Spread}
 */
public record ColumnJudgement(String name, List<Score> scores, Moments real, Moments judged, Moments generated,
        double spread) {

    /** Copies the list. */
    public ColumnJudgement {
        scores = List.copyOf(scores);
    }

    /**
     * Returns whether the real tails are so heavy that the few farthest samples rule the Wasserstein distance and the
     * standard deviation, so that the Kolmogorov-Smirnov statistic is the figure to go by.
     *
     * @return whether the real spread is another than the real standard deviation
     */
    public boolean heavyTails() {
        return spread != judged.standardDeviation();
    }

    /** Whether the generated samples are nearly all the same, and the real ones are not. */
    boolean hasCollapsed() {
        return generated.standardDeviation() < AlarmWatch.COLLAPSED_BELOW * spread;
    }
}
