package dev.gan4j.eval;

import dev.gan4j.data.Modes;
import dev.gan4j.data.Points;
import java.util.Arrays;

/**
 * How samples are spread over the modes of a mixture, by the protocol of Srivastava et al. 2017 ("VEEGAN") and Lin et al. 2018
 * ("PacGAN"): a sample is of <em>high quality</em> if the nearest mean is less than three standard deviations away, by
 * Euclidean distance.
 *
 * <p>In two dimensions, a share of 1 - exp(-4.5) = 98.889 % of true samples is of high quality; a much larger share means that
 * modes are too narrow.
 *
 * @param modes       how many modes there are
 * @param captured    modes that are nearest to at least one sample of high quality
 * @param populated   modes with at least {@value #FAIR} of their fair share: of all samples divided by the modes
 * @param highQuality the share of samples of high quality, in [0, 1]
 * @param reverseKl   the Kullback-Leibler divergence, in nats, of the modes' shares of high-quality samples from equal shares;
 *                    NaN if there are none
 * @param spread      the standard deviation of high-quality samples around the mean of their mode, over all coordinates,
 *                    divided by the true one and averaged over the modes with at least two such samples; NaN if there are none
 */
public record ModeCoverage(int modes, int captured, int populated, double highQuality, double reverseKl,
        double spread) {

    /** The smallest part of its fair share that makes a mode populated. */
    public static final double FAIR = 0.2;
    /** The largest distance of a high-quality sample, in standard deviations; exclusive. */
    public static final double NEAR = 3;

    /**
     * Counts samples.
     *
     * @param samples in the units of the modes, of their dimension, at least one
     * @param modes   the modes
     * @return the figures
     * @throws IllegalArgumentException if there are no samples, or they have another dimension
     */
    public static ModeCoverage of(Points samples, Modes modes) {
        Points centres = modes.centres();
        if (samples.rows() == 0 || samples.columns() != centres.columns()) {
            throw new IllegalArgumentException("samples must be at least one in " + centres.columns()
                    + " dimensions but were " + samples);
        }
        int[] counts = new int[modes.count()];
        double[][] sums = new double[modes.count()][samples.columns()];
        double[] squares = new double[modes.count()];
        double limit = NEAR * modes.standardDeviation() * NEAR * modes.standardDeviation();
        double[] point = new double[samples.columns()];
        for (int row = 0; row < samples.rows(); row++) {
            samples.copyRow(row, point);
            int mode = modes.nearest(point);
            double distance = squaredDistance(samples, row, centres, mode);
            if (distance < limit) {
                counts[mode]++;
                squares[mode] += distance;
                for (int j = 0; j < samples.columns(); j++) {
                    sums[mode][j] += samples.get(row, j) - centres.get(mode, j);
                }
            }
        }
        int total = Arrays.stream(counts).sum();
        double fair = FAIR * samples.rows() / modes.count();
        return new ModeCoverage(modes.count(), (int) Arrays.stream(counts).filter(count -> count > 0).count(),
                (int) Arrays.stream(counts).filter(count -> count > 0 && count >= fair).count(),
                (double) total / samples.rows(), reverseKl(counts, total),
                spread(counts, sums, squares) / modes.standardDeviation());
    }

    private static double reverseKl(int[] counts, int total) {
        if (total == 0) {
            return Double.NaN;
        }
        double divergence = 0;
        for (int count : counts) {
            double share = (double) count / total;
            divergence += count == 0 ? 0 : share * Math.log(share * counts.length);
        }
        return divergence;
    }

    private static double spread(int[] counts, double[][] sums, double[] squares) {
        double sum = 0;
        int modes = 0;
        for (int mode = 0; mode < counts.length; mode++) {
            if (counts[mode] > 1) {
                double variance = squares[mode] / counts[mode];
                for (double shift : sums[mode]) {
                    variance -= shift / counts[mode] * (shift / counts[mode]);
                }
                sum += Math.sqrt(Math.max(0, variance) / sums[mode].length);
                modes++;
            }
        }
        return sum / modes;
    }

    private static double squaredDistance(Points a, int i, Points b, int k) {
        double sum = 0;
        for (int j = 0; j < a.columns(); j++) {
            double difference = a.get(i, j) - b.get(k, j);
            sum += difference * difference;
        }
        return sum;
    }
}
