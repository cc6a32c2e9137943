package dev.gan4j.report;

import dev.gan4j.data.Range;

/**
 * A histogram of samples in evenly spaced bins, as a density.
 *
 * @param density the share of the samples in each bin, divided by its width
 * @param outside the share of the samples in no bin
 * @param samples how many were counted
 */
@SuppressWarnings("ArrayRecordComponent") // drawn and never compared
public record Histogram(double[] density, double outside, int samples) {

    /**
     * Counts samples; the last bin holds its upper limit too.
     *
     * @param samples in any order
     * @param domain  the range of the bins
     * @param bins    how many, positive
     * @return the density
     */
    public static Histogram of(double[] samples, Range domain, int bins) {
        int[] counts = new int[bins];
        int outside = 0;
        for (double sample : samples) {
            if (sample >= domain.low() && sample <= domain.high()) {
                counts[Math.min(bins - 1, (int) ((sample - domain.low()) / domain.width() * bins))]++;
            } else {
                outside++;
            }
        }
        double[] density = new double[bins];
        for (int i = 0; i < bins; i++) {
            density[i] = counts[i] * (double) bins / (samples.length * domain.width());
        }
        return new Histogram(density, (double) outside / samples.length, samples.length);
    }

    /** Returns the number of bins for a number of samples by Rice's rule, twice the cube root; from 8 to 50. */
    static int bins(int samples) {
        return Math.clamp(Math.round(2 * Math.cbrt(samples)), 8, 50);
    }

    /** Returns the limits of bins. */
    static double[] edges(Range domain, int bins) {
        return even(domain, bins + 1);
    }

    /**
     * Returns evenly spaced points, both ends included.
     *
     * @param range  their range
     * @param points how many, at least 2
     * @return ascending
     */
    public static double[] even(Range range, int points) {
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            values[i] = range.low() + range.width() * i / (points - 1);
        }
        return values;
    }
}
