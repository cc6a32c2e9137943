package dev.gan4j.data.distribution;

import dev.gan4j.data.UnivariateDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A distribution of Apache Commons Statistics under its name in expressions.
 *
 * @param expression name and parameters, canonical
 * @param library    the distribution itself
 */
record LibraryDistribution(String expression, ContinuousDistribution library) implements UnivariateDistribution {

    @Override
    public double density(double x) {
        return library.density(x);
    }

    @Override
    public double cumulative(double x) {
        return library.cumulativeProbability(x);
    }

    /** Returns P(X &gt; x), accurate even if it is tiny. */
    double survival(double x) {
        return library.survivalProbability(x);
    }

    @Override
    public double quantile(double p) {
        return library.inverseCumulativeProbability(p);
    }

    /** Returns the x with P(X &gt; x) = q, accurate even if q is tiny. */
    double upperQuantile(double q) {
        return library.inverseSurvivalProbability(q);
    }

    @Override
    public double mean() {
        return library.getMean();
    }

    @Override
    public double standardDeviation() {
        return Math.sqrt(library.getVariance());
    }

    @Override
    public Sampler sampler(UniformRandomProvider random) {
        if (library instanceof NormalDistribution normal) {
            return new NormalSampler(random, normal.getMean(), normal.getStandardDeviation());
        }
        ContinuousDistribution.Sampler sampler = library.createSampler(random);
        return () -> {
            // A quantile-function sampler returns infinity if its uniform number is 0 (once in 2^53 draws).
            double x = sampler.sample();
            while (!Double.isFinite(x)) {
                x = sampler.sample();
            }
            return x;
        };
    }

    @Override
    public String toString() {
        return expression;
    }
}
