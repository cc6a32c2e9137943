package dev.gan4j.eval.internal;

import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.WorkingRange;

/**
 * How wide real data are: their standard deviation where that says so, else a robust figure.
 *
 * <p>Under tails as heavy as those of {@code cauchy(0,1)} or {@code lognormal(0,3)} the standard deviation is infinite or
 * ruled by the few farthest samples: a generator that matches nearly all the data would count as collapsed beside it.
 * The width of the central 99 %, as a share of a standard normal distribution's, then stands in for it.
 */
public final class Spread {

    /** The width of the central 99 % of a standard normal distribution. */
    private static final double NORMAL_WIDTH = 5.151658607097801;
    /**
     * Tails are heavy where the standard deviation is more than this many times the robust figure. Data within their
     * central 99 %, such as as many zeros as ones, have at most half of {@link #NORMAL_WIDTH}.
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
        // NaN is no standard deviation either.
        return standardDeviation <= HEAVY_FROM * robust ? standardDeviation : robust;
    }
}
