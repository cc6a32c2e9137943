package dev.gan4j.eval.internal;

import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.WorkingRange;

/**
 * The width of real data: their standard deviation if it is meaningful, otherwise a robust figure.
 *
 * <p>Under tails as heavy as those of {@code cauchy(0,1)} or {@code lognormal(0,3)} the standard deviation is infinite or
 * dominated by a few far samples: compared with it, a generator that matches nearly all of the data would count as collapsed.
 * The width of the central 99 %, relative to that of a standard normal distribution, is then used instead.
 */
public final class Spread {

    /** The width of the central 99 % of a standard normal distribution. */
    private static final double NORMAL_WIDTH = 5.151658607097801;
    /**
     * Tails are heavy if the standard deviation is more than this many times the robust figure. Data without tails, such as
     * equally many zeros and ones, have a ratio of at most half of {@link #NORMAL_WIDTH}.
     */
    private static final double HEAVY_FROM = 3;

    private Spread() {}

    /** Returns the spread of a distribution, whose standard deviation may be infinite or NaN. */
    public static double of(UnivariateDistribution distribution, double standardDeviation) {
        return of(WorkingRange.centralWidth(distribution), standardDeviation);
    }

    /** Returns the spread of samples, at least one, ascending. */
    public static double of(double[] ascending, double standardDeviation) {
        return of(WorkingRange.centralWidth(ascending), standardDeviation);
    }

    private static double of(double centralWidth, double standardDeviation) {
        double robust = centralWidth / NORMAL_WIDTH;
        // Also if the standard deviation is NaN.
        return standardDeviation <= HEAVY_FROM * robust ? standardDeviation : robust;
    }
}
