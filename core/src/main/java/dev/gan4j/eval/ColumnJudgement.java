package dev.gan4j.eval;

import dev.gan4j.eval.internal.AlarmWatch;
import dev.gan4j.eval.internal.Spread;
import java.util.List;

/**
 * How close one column is to the real one.
 *
 * @param name      the column
 * @param scores    its distances, in the data's units
 * @param real      mean and standard deviation of all real rows; for a known distribution its own, or those of its quantiles if
 *                  it has none
 * @param judged    the same of the rows that the judgement uses as reference
 * @param generated the same of the generated samples
 * @param spread    the real standard deviation; with heavy tails, the robust {@link Spread}
 */
public record ColumnJudgement(String name, List<Score> scores, Moments real, Moments judged, Moments generated,
        double spread) {

    /** Copies the list. */
    public ColumnJudgement {
        scores = List.copyOf(scores);
    }

    /**
     * Returns whether the tails of the real data are so heavy that a few far samples dominate the Wasserstein distance and the
     * standard deviation. The Kolmogorov-Smirnov statistic is then the figure to use.
     *
     * @return whether the real spread differs from the real standard deviation
     */
    public boolean heavyTails() {
        return spread != judged.standardDeviation();
    }

    /** Whether the generated samples are nearly all equal, and the real ones are not. */
    boolean hasCollapsed() {
        return generated.standardDeviation() < AlarmWatch.COLLAPSED_BELOW * spread;
    }
}
