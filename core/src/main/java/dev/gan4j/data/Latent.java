package dev.gan4j.data;

import dev.gan4j.random.AddressedRandom;

/**
 * The distribution of z, the generator's input, and how a minibatch of it is laid out.
 *
 * <p>{@link #fill} draws a minibatch for training; {@link #draw} draws one independent z, which is what samples for
 * users and for judging are made of. Both use the same marginal distribution; a grid stands for the uniform
 * distribution over its range.
 */
public sealed interface Latent {

    /**
     * Draws a minibatch.
     *
     * @param z      receives z, shape (batch)
     * @param random at the address of the minibatch
     */
    void fill(float[] z, AddressedRandom random);

    /**
     * Draws one z on its own.
     *
     * @param random at the address of the draw
     * @return z
     */
    float draw(AddressedRandom random);

    /**
     * Returns P(z &lt;= value), which the ideal map needs.
     *
     * @param value any number
     * @return in [0, 1]
     */
    double cumulative(double value);

    /**
     * Returns the range that pictures show: the whole range of a bounded latent, three standard deviations of a normal.
     *
     * @return the lower and the upper end
     */
    Range range();

    /**
     * The tutorial's latent: {@code linspace(low, high, batch) + U[0,1) * jitter}, sorted by construction.
     *
     * @param low    the first point
     * @param high   the last point, before jitter
     * @param jitter the width of the noise, in units of z
     */
    record Grid(double low, double high, double jitter) implements Latent {
        @Override
        public void fill(float[] z, AddressedRandom random) {
            double step = z.length == 1 ? 0 : (high - low) / (z.length - 1);
            random.fill(z);
            for (int i = 0; i < z.length; i++) {
                z[i] = (float) (low + i * step + z[i] * jitter);
            }
        }

        @Override
        public float draw(AddressedRandom random) {
            return (float) (low + random.nextFloat() * (high - low));
        }

        @Override
        public double cumulative(double value) {
            return Math.clamp((value - low) / (high - low), 0.0, 1.0);
        }

        @Override
        public Range range() {
            return new Range(low, high);
        }
    }

    /**
     * One uniform draw in each of batch cells of equal width, ascending.
     *
     * @param low  the lower end of the range
     * @param high the upper end of the range
     */
    record Stratified(double low, double high) implements Latent {
        @Override
        public void fill(float[] z, AddressedRandom random) {
            double width = (high - low) / z.length;
            random.fill(z);
            for (int i = 0; i < z.length; i++) {
                z[i] = (float) (low + (i + z[i]) * width);
            }
        }

        @Override
        public float draw(AddressedRandom random) {
            return (float) (low + random.nextFloat() * (high - low));
        }

        @Override
        public double cumulative(double value) {
            return Math.clamp((value - low) / (high - low), 0.0, 1.0);
        }

        @Override
        public Range range() {
            return new Range(low, high);
        }
    }

    /**
     * Independent uniform draws.
     *
     * @param low  the lower end of the range
     * @param high the upper end of the range
     */
    record Uniform(double low, double high) implements Latent {
        @Override
        public void fill(float[] z, AddressedRandom random) {
            random.fill(z);
            for (int i = 0; i < z.length; i++) {
                z[i] = (float) (low + z[i] * (high - low));
            }
        }

        @Override
        public float draw(AddressedRandom random) {
            return (float) (low + random.nextFloat() * (high - low));
        }

        @Override
        public double cumulative(double value) {
            return Math.clamp((value - low) / (high - low), 0.0, 1.0);
        }

        @Override
        public Range range() {
            return new Range(low, high);
        }
    }

    /**
     * Independent normal draws, each from one random number by the quantile function.
     *
     * @param mean              the mean
     * @param standardDeviation the standard deviation, positive
     */
    record Normal(double mean, double standardDeviation) implements Latent {
        @Override
        public void fill(float[] z, AddressedRandom random) {
            for (int i = 0; i < z.length; i++) {
                z[i] = draw(random);
            }
        }

        @Override
        public float draw(AddressedRandom random) {
            return (float) (mean + standardDeviation * StandardNormal.quantile(random.nextInt()));
        }

        @Override
        public double cumulative(double value) {
            return StandardNormal.cumulative((value - mean) / standardDeviation);
        }

        @Override
        public Range range() {
            return new Range(mean - 3 * standardDeviation, mean + 3 * standardDeviation);
        }
    }
}
