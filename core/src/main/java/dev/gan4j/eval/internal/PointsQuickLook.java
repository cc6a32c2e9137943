package dev.gan4j.eval.internal;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.Moments;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;

/**
 * Watches the distance of points while training: the sliced Wasserstein-1 distance in the real data's standard deviations,
 * along {@value #DIRECTIONS} directions. Thread-safe.
 *
 * <p>Generated points are compared with as many real ones: fresh draws of a known distribution, or training rows, because the
 * held-out rows are reserved for the judgement.
 */
public final class PointsQuickLook {

    private static final int DIRECTIONS = 32;

    private final Scales scales;
    private final Points reference;

    private PointsQuickLook(Points real) {
        scales = Scales.of(real);
        reference = scales.scaled(real);
    }

    /**
     * Creates a quick look for points.
     *
     * @param data    the real data: draws of a known distribution, or at least two training rows, taken evenly
     * @param samples how many generated points each look has, at least 2; the number of training rows if there are fewer
     * @return the look
     */
    public static PointsQuickLook of(RealData data, int samples) {
        return new PointsQuickLook(switch (data) {
            case RealData.Known(Distribution distribution) -> {
                AddressedRandom random = new AddressedRandom(0);
                random.seek(Stream.NOISE_FLOOR, 0);
                yield distribution.sample(random, samples);
            }
            case RealData.Rows rows -> {
                Points training = rows.training().values();
                yield training.select(Points.evenRows(training.rows(), samples));
            }
        });
    }

    /**
     * Returns the distance of generated points from the real ones.
     *
     * @param generated in the data's units
     * @return in standard deviations of the real columns; NaN if a number is not finite
     */
    public double slicedWasserstein1(Points generated) {
        return generated.isFinite()
                ? PointDistances.slicedWasserstein1(scales.scaled(generated), reference, DIRECTIONS)
                : Double.NaN;
    }

    /**
     * Returns the spread of generated points.
     *
     * @param generated in the data's units
     * @return the root of the mean, over columns, of the squared standard deviation divided by the real one: 1 for real
     *         points
     */
    public double spread(Points generated) {
        Points scaled = scales.scaled(generated);
        double sum = 0;
        for (int column = 0; column < scaled.columns(); column++) {
            double deviation = Moments.of(scaled.column(column)).standardDeviation();
            sum += deviation * deviation;
        }
        return Math.sqrt(sum / scaled.columns());
    }
}
