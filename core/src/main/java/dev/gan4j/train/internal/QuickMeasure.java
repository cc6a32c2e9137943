package dev.gan4j.train.internal;

import dev.gan4j.codec.Codec;
import dev.gan4j.codec.ColumnMap;
import dev.gan4j.data.Points;
import dev.gan4j.eval.internal.PointsQuickLook;
import dev.gan4j.eval.internal.QuickLook;

/** Measures generated samples while a run trains. */
sealed interface QuickMeasure {

    /** The spread of real samples, in the units of {@link Measure#spread}. */
    double realSpread();

    /**
     * Measures samples.
     *
     * @param generated in training units, shape (count, columns), feature-major
     */
    Measure measure(float[] generated);

    /**
     * The result.
     *
     * @param distance from the real data: Wasserstein-1 in the data's units; for several columns, the sliced one in real
     *                 standard deviations
     * @param spread   the spread of the samples
     */
    record Measure(double distance, double spread) {}

    /** Creates the measure of a run. */
    static QuickMeasure of(PreparedData prepared, int count) {
        return prepared.data().isUnivariate()
                ? new OfNumbers(new QuickLook(prepared.data(), count), prepared.codec().columns().getFirst(), count)
                : new OfPoints(PointsQuickLook.of(prepared.data(), count), prepared.codec());
    }

    /** Measures numbers; allocates only its result. */
    final class OfNumbers implements QuickMeasure {

        private final QuickLook quickLook;
        private final ColumnMap units;
        private final double[] samples;

        OfNumbers(QuickLook quickLook, ColumnMap units, int count) {
            this.quickLook = quickLook;
            this.units = units;
            samples = new double[count];
        }

        @Override
        public double realSpread() {
            return quickLook.realSpread();
        }

        @Override
        public Measure measure(float[] generated) {
            double mean = 0;
            for (int i = 0; i < samples.length; i++) {
                samples[i] = units.toData(generated[i]);
                mean += samples[i] / samples.length;
            }
            double squares = 0;
            for (double sample : samples) {
                squares += (sample - mean) * (sample - mean);
            }
            double spread = Math.sqrt(squares / samples.length);
            return new Measure(quickLook.wasserstein1(samples), spread);
        }
    }

    /** Measures points. */
    record OfPoints(PointsQuickLook quickLook, Codec codec) implements QuickMeasure {

        @Override
        public double realSpread() {
            return 1;
        }

        @Override
        public Measure measure(float[] generated) {
            Points points = codec.decode(generated);
            return new Measure(quickLook.slicedWasserstein1(points), quickLook.spread(points));
        }
    }
}
