package dev.gan4j.eval.internal;

import dev.gan4j.data.UnivariateDistribution;
import java.util.function.DoubleBinaryOperator;

/** Distances between samples of the real line, and between a sample and a distribution; all samples are ascending. */
public final class Distances {

    private Distances() {}

    /**
     * Returns the exact 1-Wasserstein distance between two empirical distributions: the integral over p in [0, 1] of |Qa(p) -
     * Qb(p)|, with both quantile functions as step functions.
     *
     * @param a ascending, not empty
     * @param b ascending, not empty, of any size
     * @return in the samples' units
     */
    public static double wasserstein1(double[] a, double[] b) {
        requireSamples(a.length);
        requireSamples(b.length);
        if (a.length == b.length) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += Math.abs(a[i] - b[i]);
            }
            return sum / a.length;
        }
        return betweenQuantiles(a, b, (mass, difference) -> mass * Math.abs(difference));
    }

    /** The integral over p of a cost of Qa(p) - Qb(p), with both quantile functions as step functions. */
    static double betweenQuantiles(double[] a, double[] b, DoubleBinaryOperator cost) {
        // Probabilities are counted in units of 1 / (n m), which makes the steps of both coincide exactly.
        long n = a.length;
        long m = b.length;
        double sum = 0;
        long reached = 0;
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            long endA = (i + 1) * m;
            long endB = (j + 1) * n;
            long end = Math.min(endA, endB);
            sum += cost.applyAsDouble((double) (end - reached), a[i] - b[j]);
            reached = end;
            i += endA == end ? 1 : 0;
            j += endB == end ? 1 : 0;
        }
        return sum / ((double) n * m);
    }

    /**
     * Divides a distribution into cells of equal mass and returns the median of each: the quantiles at (i - 0.5) / n for i = 1
     * to n. They represent the distribution in a comparison with a sample of size n: the Wasserstein distance to them is exact
     * for these n points, and differs from the distance to the distribution itself by at most the distance between the two,
     * which is of order 1 / n for light tails. With heavy tails, the outermost cells are wide, and the mass beyond their
     * medians is ignored: the distance of a Cauchy distribution from any sample is infinite, but the distance of its cells is
     * finite.
     *
     * @param distribution the distribution
     * @param n            the number of cells, positive
     * @return ascending, shape (n), in the distribution's units
     */
    public static double[] quantileCells(UnivariateDistribution distribution, int n) {
        requireSamples(n);
        double[] cells = new double[n];
        for (int i = 0; i < n; i++) {
            cells[i] = distribution.quantile((i + 0.5) / n);
        }
        return cells;
    }

    /**
     * Returns the two-sample Kolmogorov-Smirnov statistic: the largest difference of both empirical distribution
     * functions.
     *
     * @param a ascending, not empty
     * @param b ascending, not empty, of any size
     * @return in [0, 1]
     */
    public static double kolmogorovSmirnov(double[] a, double[] b) {
        requireSamples(a.length);
        requireSamples(b.length);
        long n = a.length;
        long m = b.length;
        long largest = 0;
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            double x = Math.min(a[i], b[j]);
            while (i < n && a[i] == x) {
                i++;
            }
            while (j < m && b[j] == x) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i * m - j * n));
        }
        return largest / ((double) n * m);
    }

    /**
     * Returns the one-sample Kolmogorov-Smirnov statistic: the largest difference of the sample's empirical
     * distribution function and a continuous distribution's own, on both sides of each step.
     *
     * @param a            ascending, not empty
     * @param distribution the distribution
     * @return in [0, 1]
     */
    public static double kolmogorovSmirnov(double[] a, UnivariateDistribution distribution) {
        requireSamples(a.length);
        double n = a.length;
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            double p = distribution.cumulative(a[i]);
            largest = Math.max(largest, Math.max((i + 1) / n - p, p - i / n));
        }
        return largest;
    }

    private static void requireSamples(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a distance needs at least one sample but there were " + count);
        }
    }
}
