package dev.gan4j.data;

import dev.gan4j.data.internal.StandardNormal;
import dev.gan4j.random.AddressedRandom;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The distribution of z, the generator's input, and how a minibatch of it is laid out.
 *
 * <p>{@link #fill} draws a minibatch for training; {@link #draw(AddressedRandom, float[])} draws one independent z, used to
 * sample for users and for judging. Both use the same marginal distribution: grids, strata and low-discrepancy points represent
 * the uniform distribution over their range. Coordinates are independent and identically distributed.
 */
@SuppressWarnings("exports") // users choose it by its fields; what draws of it is ours
public interface Latent {

    /**
     * Returns the number of coordinates of z.
     *
     * @return at least 1
     */
    int dimension();

    /**
     * Draws a minibatch; allocates nothing.
     *
     * @param z      receives z, shape (batch, dimension), feature-major: element (row, column) is at
     *               {@code column * batch + row}
     * @param random at the address of the minibatch
     */
    void fill(float[] z, AddressedRandom random);

    /**
     * Draws one coordinate of one independent z.
     *
     * @param random at the address of the draw
     * @return the coordinate
     */
    float draw(AddressedRandom random);

    /**
     * Draws one independent z.
     *
     * @param random at the address of the draw
     * @param z      receives it, shape (dimension)
     */
    default void draw(AddressedRandom random, float[] z) {
        for (int j = 0; j < z.length; j++) {
            z[j] = draw(random);
        }
    }

    /**
     * Returns P(z &lt;= value) of one coordinate, which the ideal map needs.
     *
     * @param value any number
     * @return in [0, 1]
     */
    double cumulative(double value);

    /**
     * Returns the inverse of {@link #cumulative}.
     *
     * @param p in (0, 1)
     * @return the z with P(coordinate &lt;= z) = p
     */
    double quantile(double p);

    /**
     * Returns the distribution of a coordinate, for runtimes that draw latents themselves.
     *
     * @return its family and parameters
     */
    Law law();

    /**
     * A distribution by name.
     *
     * @param family     such as "uniform"
     * @param parameters by name, in order
     */
    record Law(String family, SequencedMap<String, Double> parameters) {

        static Law of(String family, String first, double firstValue, String second, double secondValue) {
            SequencedMap<String, Double> parameters = new LinkedHashMap<>();
            parameters.put(first, firstValue);
            parameters.put(second, secondValue);
            return new Law(family, parameters);
        }
    }

    /**
     * Returns whether the z of a minibatch are independent draws.
     *
     * @return false if they are laid out evenly
     */
    default boolean isIndependent() {
        return false;
    }

    /**
     * Returns the range of a coordinate that pictures show: the whole range of a bounded latent, three standard
     * deviations of a normal.
     *
     * @return the lower and the upper end
     */
    Range range();

    /**
     * Returns whether minibatches of a size can be laid out.
     *
     * @param batch the size of a minibatch, positive
     * @return false for a grid in several dimensions that the size cannot be divided into
     */
    default boolean allows(int batch) {
        return true;
    }

    /** A latent whose coordinates are uniform over a range. */
    interface Bounded extends Latent {

        /**
         * Returns the lower end of the range.
         *
         * @return in units of z
         */
        double low();

        /**
         * Returns the upper end of the range.
         *
         * @return in units of z
         */
        double high();

        @Override
        default float draw(AddressedRandom random) {
            return (float) (low() + random.nextFloat() * (high() - low()));
        }

        @Override
        default double cumulative(double value) {
            return Math.clamp((value - low()) / (high() - low()), 0.0, 1.0);
        }

        @Override
        default double quantile(double p) {
            return low() + p * (high() - low());
        }

        @Override
        default Law law() {
            return Law.of("uniform", "low", low(), "high", high());
        }

        @Override
        default Range range() {
            return new Range(low(), high());
        }
    }

    /**
     * A regular grid with a little noise. In one dimension the tutorial's latent: {@code linspace(low, high, batch) + U[0,1) *
     * jitter}, sorted by construction. In more dimensions, the batch is divided into sides as equal as possible: 200 into 10
     * times 20.
     *
     * @param low       the first point of each side
     * @param high      the last point of each side, before jitter
     * @param jitter    the width of the noise, in units of z
     * @param dimension the number of coordinates
     */
    record Grid(double low, double high, double jitter, int dimension) implements Bounded {

        /** Checks the dimension. */
        public Grid {
            requireDimension(dimension, Integer.MAX_VALUE);
        }

        @Override
        public void fill(float[] z, AddressedRandom random) {
            random.fill(z);
            int batch = z.length / dimension;
            int rest = batch;
            int stride = 1;
            for (int column = 0; column < dimension; column++) {
                int side = side(rest, dimension - column);
                double step = side == 1 ? 0 : (high - low) / (side - 1);
                int from = column * batch;
                if (dimension == 1) {
                    place(z, low, step, jitter);
                } else {
                    for (int i = 0; i < batch; i++) {
                        z[from + i] = (float) (low + (i / stride % side) * step + z[from + i] * jitter);
                    }
                }
                rest /= side;
                stride *= side;
            }
        }

        /** The one-dimensional case, without the divisions that take most of the time. */
        private static void place(float[] z, double low, double step, double jitter) {
            for (int i = 0; i < z.length; i++) {
                z[i] = (float) (low + i * step + z[i] * jitter);
            }
        }

        @Override
        public boolean allows(int batch) {
            int rest = batch;
            for (int column = 0; column < dimension; column++) {
                int side = side(rest, dimension - column);
                if (side < 2 && dimension > 1) {
                    return false;
                }
                rest /= side;
            }
            return true;
        }

        /** Returns the smallest divisor of a number that is not below its root. */
        private static int side(int number, int root) {
            if (root == 1 || number == 0) {
                return Math.max(number, 1);
            }
            int side = Math.max(1, (int) Math.ceil(Math.pow(number, 1.0 / root) - 1e-9));
            while (number % side != 0) {
                side++;
            }
            return side;
        }
    }

    /**
     * One uniform draw in each of batch cells of equal width; ascending in one dimension. In more dimensions a Latin hypercube
     * (McKay, Beckman and Conover 1979): each coordinate has one draw in each of its cells, in an independent random order.
     *
     * @param low       the lower end of the range
     * @param high      the upper end of the range
     * @param dimension the number of coordinates
     */
    record Stratified(double low, double high, int dimension) implements Bounded {

        /** Checks the dimension. */
        public Stratified {
            requireDimension(dimension, Integer.MAX_VALUE);
        }

        @Override
        public void fill(float[] z, AddressedRandom random) {
            int batch = z.length / dimension;
            double width = (high - low) / batch;
            random.fill(z);
            for (int column = 0; column < dimension; column++) {
                int from = column * batch;
                for (int i = 0; i < batch; i++) {
                    z[from + i] = (float) (low + (i + z[from + i]) * width);
                }
            }
            for (int column = 1; column < dimension; column++) {
                shuffle(z, column * batch, batch, random);
            }
        }

        private static void shuffle(float[] z, int from, int count, AddressedRandom random) {
            for (int i = count; i > 1; i--) {
                int other = from + random.nextInt(i);
                float last = z[from + i - 1];
                z[from + i - 1] = z[other];
                z[other] = last;
            }
        }
    }

    /**
     * Independent uniform draws.
     *
     * @param low       the lower end of the range
     * @param high      the upper end of the range
     * @param dimension the number of coordinates
     */
    record Uniform(double low, double high, int dimension) implements Bounded {

        /** Checks the dimension. */
        public Uniform {
            requireDimension(dimension, Integer.MAX_VALUE);
        }

        @Override
        public boolean isIndependent() {
            return true;
        }

        @Override
        public void fill(float[] z, AddressedRandom random) {
            random.fill(z);
            for (int i = 0; i < z.length; i++) {
                z[i] = (float) (low + z[i] * (high - low));
            }
        }
    }

    /**
     * Low-discrepancy points: the first batch points of Sobol's sequence (Joe and Kuo 2008), shifted in each minibatch by an
     * independent random digital shift (Cranley and Patterson 1976, on binary digits), which makes each point uniform and keeps
     * the points evenly spread. Batches that are powers of two are spread most evenly.
     *
     * @param low       the lower end of the range
     * @param high      the upper end of the range
     * @param dimension the number of coordinates, at most {@value #MOST_DIMENSIONS}
     */
    record Sobol(double low, double high, int dimension) implements Bounded {

        /** The number of dimensions for which there are direction numbers. */
        public static final int MOST_DIMENSIONS = 1000;

        /** Checks the dimension. */
        public Sobol {
            requireDimension(dimension, MOST_DIMENSIONS);
        }

        @Override
        public void fill(float[] z, AddressedRandom random) {
            int batch = z.length / dimension;
            for (int column = 0; column < dimension; column++) {
                int[] directions = SobolSequence.directions(column);
                int from = column * batch;
                int point = random.nextInt();
                for (int i = 0; i < batch; i++) {
                    // 24 bits, as all uniform floats have; more would round up to the end of the range.
                    z[from + i] = (float) (low + (point >>> 8) * 0x1p-24 * (high - low));
                    point ^= directions[Integer.numberOfTrailingZeros(~i)];
                }
            }
        }
    }

    /**
     * Independent normal draws, each from one random number by the quantile function.
     *
     * @param mean              the mean
     * @param standardDeviation the standard deviation, positive
     * @param dimension         the number of coordinates
     */
    record Normal(double mean, double standardDeviation, int dimension) implements Latent {

        /** Checks the dimension. */
        public Normal {
            requireDimension(dimension, Integer.MAX_VALUE);
        }

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
        public double quantile(double p) {
            return mean + standardDeviation * StandardNormal.quantileAt(p);
        }

        @Override
        public Law law() {
            return Law.of("normal", "mean", mean, "standardDeviation", standardDeviation);
        }

        @Override
        public boolean isIndependent() {
            return true;
        }

        @Override
        public Range range() {
            return new Range(mean - 3 * standardDeviation, mean + 3 * standardDeviation);
        }
    }

    private static void requireDimension(int dimension, int most) {
        if (dimension < 1 || dimension > most) {
            throw new IllegalArgumentException("dimension of a latent must be from 1 to " + most + " but was "
                    + dimension);
        }
    }
}
