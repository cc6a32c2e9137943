package dev.gan4j.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * A probability distribution in n dimensions that one can draw from.
 *
 * <p>{@link #parse(String)} makes one from its name, such as {@code ring8} or {@code moons(0.05)}: one of
 * {@link DistributionFamily#BIVARIATE}, or {@code product(normal(0,1),uniform(0,2))}, independent coordinates
 * in any number. A parameter in parentheses may be left out together with them: {@code moons}. See {@link ImageMask} for
 * points drawn in a picture.
 */
public interface MultivariateDistribution {

    /**
     * Returns the number of coordinates.
     *
     * @return at least 1
     */
    int dimension();

    /**
     * Returns the probability density, where it can be computed.
     *
     * @return null where it is not known
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
     * Draws points one after another.
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
     * Returns the modes, where the distribution is an even mixture of equal isotropic normal ones.
     *
     * @return the modes; null where it is none
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
     * @param expression such as {@code ring8} or {@code moons(0.05)}
     * @return the distribution
     * @throws dev.gan4j.InvalidInputException if the name is unknown, a parameter is out of range, or the text is
     *                                         malformed; the message names the column and what is allowed
     */
    static MultivariateDistribution parse(String expression) {
        return MultivariateParser.knows(expression)
                ? new MultivariateParser(expression).parse()
                : new DistributionParser(expression).parse();
    }

    /**
     * Tells whether an expression begins with the name of a distribution in n dimensions, well formed or not.
     *
     * @param expression any text
     * @return whether {@link #parse(String)} knows the name
     */
    static boolean isNamedBy(String expression) {
        return MultivariateParser.knows(expression);
    }

    /** A probability density. */
    @FunctionalInterface
    interface Density {

        /**
         * Returns the probability density at a point.
         *
         * @param x shape (dimension), in the data's units
         * @return p(x), not negative; infinite where the density has a pole
         */
        double at(double... x);
    }

    /** A source of independent draws. */
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
