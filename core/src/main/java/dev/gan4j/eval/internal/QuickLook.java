package dev.gan4j.eval.internal;

import dev.gan4j.data.RealData;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.eval.Moments;
import java.util.Arrays;

/**
 * Watches the distance while training; fast, and without allocation once it is created.
 *
 * <p>Generated samples are compared with as many quantiles of the real data, at the middles of cells of equal mass. For a known
 * distribution, these are its own; for samples, those of the training rows, because the held-out rows are reserved for the
 * judgement. Not thread-safe.
 */
public final class QuickLook {

    private final double[] quantiles;
    private final double realSpread;

    /**
     * Creates a quick look for samples of a fixed size.
     *
     * @param data    the real data
     * @param samples how many generated samples each look has, positive
     */
    public QuickLook(RealData data, int samples) {
        if (!data.isUnivariate()) {
            throw new IllegalArgumentException("the data must have one column; see PointsQuickLook");
        }
        if (data.distribution() instanceof UnivariateDistribution known) {
            quantiles = Distances.quantileCells(known, samples);
            realSpread = Spread.of(known, known.standardDeviation());
        } else {
            double[] training = ((RealData.Rows) data).training().column(0);
            quantiles = quantiles(training, samples);
            realSpread = spread(training);
        }
    }

    private static double spread(double[] rows) {
        double[] ascending = rows.clone();
        Arrays.sort(ascending);
        return Spread.of(ascending, Moments.of(ascending).standardDeviation());
    }

    private static double[] quantiles(double[] rows, int count) {
        double[] ascending = rows.clone();
        Arrays.sort(ascending);
        double[] result = new double[count];
        for (int i = 0; i < count; i++) {
            result[i] = ascending[(int) ((2L * i + 1) * ascending.length / (2L * count))];
        }
        return result;
    }

    /**
     * Returns the Wasserstein-1 distance of generated samples from the real quantiles.
     *
     * @param generated as many as specified in the constructor; sorted in place
     * @return in the data's units; NaN if one is NaN
     */
    public double wasserstein1(double[] generated) {
        requireSize(generated.length);
        Arrays.sort(generated);
        return Distances.wasserstein1(generated, quantiles);
    }

    /**
     * Returns the Wasserstein-1 distance of generated samples from the real quantiles.
     *
     * @param generated as many as specified in the constructor; sorted in place
     * @return in the data's units; NaN if one is NaN
     */
    public double wasserstein1(float[] generated) {
        requireSize(generated.length);
        Arrays.sort(generated);
        double sum = 0;
        for (int i = 0; i < generated.length; i++) {
            sum += Math.abs(generated[i] - quantiles[i]);
        }
        return sum / generated.length;
    }

    private void requireSize(int length) {
        if (length != quantiles.length) {
            throw new IllegalArgumentException(
                    "a look needs " + quantiles.length + " generated samples but was given " + length);
        }
    }

    /**
     * Returns the real data's spread, for {@link AlarmWatch}.
     *
     * @return the standard deviation of the distribution or of the training rows; if a few far samples would dominate it, a
     *         robust figure from the central 99 %
     */
    public double realSpread() {
        return realSpread;
    }
}
