package dev.gan4j.data;

import dev.gan4j.data.distribution.DistributionParser;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A probability distribution on the real line whose density is known.
 *
 * <p>{@link #parse(String)} makes one from its name and parameters: {@code normal(-1,1)}, {@code uniform(0,1)}, {@code
 * exponential(2)}, {@code lognormal(0,0.5)}, {@code gamma(2,1)}, {@code beta(2,5)}, {@code cauchy(0,1)}, {@code laplace(0,1)},
 * {@code student(4)}, and {@code mixture(0.3*normal(-2,0.5), 0.7*normal(1,1))}, which may be nested.
 */
public interface UnivariateDistribution extends Distribution {

    @Override
    default int dimension() {
        return 1;
    }

    @Override
    default Density density() {
        return x -> density(x[0]);
    }

    /**
     * Returns the probability density.
     *
     * @param x any number, in the data's units
     * @return p(x), not negative; infinite if the density has a pole there
     */
    double density(double x);

    /**
     * Returns the cumulative distribution function P(X &lt;= x).
     *
     * @param x any number
     * @return in [0, 1]
     */
    double cumulative(double x);

    /**
     * Returns the quantile function, the inverse of {@link #cumulative(double)}.
     *
     * @param p in [0, 1]
     * @return the smallest x with P(X &lt;= x) &gt;= p
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    double quantile(double p);

    /**
     * Returns the mean.
     *
     * @return the mean; NaN or infinite if there is none
     */
    double mean();

    /**
     * Returns the standard deviation.
     *
     * @return the standard deviation; NaN or infinite if there is none
     */
    double standardDeviation();

    /**
     * Creates a sampler that draws from the given source.
     *
     * @param random the source, which the caller may move to another address between draws
     * @return a sampler that keeps no numbers back between draws
     */
    @Override
    Sampler sampler(UniformRandomProvider random);

    /**
     * Parses a distribution from its name and parameters.
     *
     * @param expression such as {@code normal(-1,1)}
     * @return the distribution
     * @throws dev.gan4j.InvalidInputException if the name is unknown, a parameter is missing or out of range, or the
     *                                         text is malformed; the message names the column and what is allowed
     */
    static UnivariateDistribution parse(String expression) {
        return new DistributionParser(expression).parseUnivariate();
    }

    /** A source of independent numbers. */
    interface Sampler extends Distribution.Sampler {

        /**
         * Draws one number.
         *
         * @return a finite number
         */
        double sample();

        @Override
        default void sample(double[] point) {
            point[0] = sample();
        }

        /**
         * Fills an array with the numbers that as many calls of {@link #sample()} would draw.
         *
         * @param target receives finite numbers
         */
        default void fill(double[] target) {
            for (int i = 0; i < target.length; i++) {
                target[i] = sample();
            }
        }
    }
}
