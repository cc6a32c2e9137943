package dev.gan4j.report;

import dev.gan4j.data.RealData;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.KernelDensity;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The distribution of one real column, for pictures: known, or estimated from all rows. */
public final class RealColumn {

    /** The number of draws from which a distribution without quantiles is estimated. */
    private static final int DRAWS = 10_000;

    private final @Nullable UnivariateDistribution known;
    private final double[] rows; // ascending
    private final @Nullable KernelDensity estimate;

    /**
     * Creates it from a run's data.
     *
     * @param data of one column
     * @throws IllegalArgumentException if they have several
     */
    public RealColumn(RealData data) {
        known = data.distribution() instanceof UnivariateDistribution distribution ? distribution : null;
        if (data.schema().width() != 1) {
            throw new IllegalArgumentException("the data must have one column but were of " + data.schema());
        }
        DoubleStream all = known != null
                ? DoubleStream.empty()
                : data instanceof RealData.Rows split
                        ? DoubleStream.concat(Arrays.stream(split.training().column(0)),
                                Arrays.stream(split.heldOut().column(0)))
                        : Arrays.stream(data.unseen(DRAWS).column(0));
        rows = all.sorted().toArray();
        estimate = known == null ? KernelDensity.of(rows) : null;
    }

    /**
     * Returns whether the true distribution is unknown.
     *
     * @return whether everything is estimated from rows
     */
    public boolean isEstimate() {
        return estimate != null;
    }

    /** Returns the density at a value; infinite at a pole. */
    double density(double x) {
        return known != null ? known.density(x) : estimated(x);
    }

    /**
     * Returns the mean density over a bin.
     *
     * @param low  its lower limit
     * @param high its upper limit
     * @return at least 0; for an estimate, the density in the middle
     */
    public double density(double low, double high) {
        return known != null
                ? Math.max(0, known.cumulative(high) - known.cumulative(low)) / (high - low)
                : estimated((low + high) / 2);
    }

    private double estimated(double x) {
        return estimate == null ? Double.NaN : estimate.density(x);
    }

    /**
     * Returns the value below which a share of the data lies.
     *
     * @param p in [0, 1]
     * @return the quantile; may be infinite at the ends
     */
    public double quantile(double p) {
        return known != null ? known.quantile(p) : rows[(int) Math.clamp(p * rows.length, 0, rows.length - 1.0)];
    }

    /**
     * Returns the spread of the data.
     *
     * @return the standard deviation; may be infinite
     */
    public double standardDeviation() {
        if (known != null) {
            return known.standardDeviation();
        }
        double mean = Arrays.stream(rows).average().orElseThrow();
        return Math.sqrt(Arrays.stream(rows).map(row -> (row - mean) * (row - mean)).average().orElseThrow());
    }
}
