package dev.gan4j.data;

import dev.gan4j.data.distribution.DistributionParser;
import dev.gan4j.data.internal.ImageMask;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * A probability distribution in one or more dimensions that can be sampled.
 *
 * <p>{@link #parse(String)} makes one from its expression: a {@link UnivariateDistribution}, one of two columns such as {@code
 * ring8} or {@code moons(0.05)}, or {@code product(normal(0,1),uniform(0,2))}, independent coordinates in any number. The
 * parameters of a two-dimensional distribution may be left out, together with their parentheses: {@code moons}. See {@link
 * ImageMask} for points drawn in a picture.
 */
public interface Distribution {

    /**
     * Returns the number of coordinates.
     *
     * @return at least 1
     */
    int dimension();

    /**
     * Returns the probability density, if it can be computed.
     *
     * @return null if it is not known
     */
    default @Nullable Density density() {
        return null;
    }

    /**
     * Creates a sampler that draws from the given source.
     *
     * @param random the source, which the caller may move to another address between draws
     * @return a sampler that keeps no numbers back between draws
     */
    Sampler sampler(UniformRandomProvider random);

    /**
     * Draws consecutive points.
     *
     * @param random the source, at the address of the first
     * @param count  how many, at least 0
     * @return the points, with {@link #dimension()} columns
     */
    default Points sample(UniformRandomProvider random, int count) {
        Sampler sampler = sampler(random);
        return Points.generate(count, dimension(), (row, point) -> sampler.sample(point));
    }

    /**
     * Returns the modes, if the distribution is an evenly weighted mixture of isotropic normal distributions of equal standard
     * deviation.
     *
     * @return the modes; null if it is not such a mixture
     */
    default @Nullable Modes modes() {
        return null;
    }

    /**
     * Returns the text that {@link #parse(String)} turns into this distribution again.
     *
     * @return name and parameters
     */
    String expression();

    /**
     * Parses a distribution from its name and parameters.
     *
     * @param expression such as {@code normal(-1,1)}, {@code ring8} or {@code moons(0.05)}
     * @return the distribution; a {@link UnivariateDistribution} if it has one column and is not a product
     * @throws dev.gan4j.InvalidInputException if the name is unknown, a parameter is missing or out of range, or the text
     *                                         is malformed; the message names the column and what is allowed
     */
    static Distribution parse(String expression) {
        return new DistributionParser(expression).parse();
    }

    /**
     * Returns whether a text looks like a distribution, well formed or not, rather than a file name.
     *
     * @param text any text
     * @return true if it is the name of a distribution, or any name with parentheses
     */
    static boolean isMeant(String text) {
        return new DistributionParser(text).isMeant();
    }

    /** A probability density. */
    @FunctionalInterface
    interface Density {

        /**
         * Returns the probability density at a point.
         *
         * @param x shape (dimension), in the data's units
         * @return p(x), not negative; infinite if the density has a pole there
         */
        double at(double... x);
    }

    /** A source of independent points. */
    @FunctionalInterface
    interface Sampler {

        /**
         * Draws one point.
         *
         * @param point receives finite coordinates, shape (dimension)
         */
        void sample(double[] point);
    }
}
