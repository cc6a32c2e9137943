package dev.gan4j.data.distribution;

import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A weighted sum of distributions; nested mixtures are flattened, so depth costs nothing.
 *
 * <p>Quantiles are computed by Brent's method on the distribution function, or above the median on the survival function,
 * because probabilities near 1 lose precision.
 */
final class MixtureDistribution implements UnivariateDistribution {

    /** A part and its weight, as written. */
    record Part(double weight, UnivariateDistribution distribution) {}

    private static final double RELATIVE_ACCURACY = 0x1p-52;

    private final String expression;
    private final double[] weights; // sums to 1
    private final double[] upTo; // upTo[i] = weights[0] + ... + weights[i]
    private final LibraryDistribution[] leaves;

    /**
     * Creates a mixture.
     *
     * @param parts at least one; weights are positive and sum to 1 within rounding, which is divided out
     */
    MixtureDistribution(List<Part> parts) {
        expression = parts.stream()
                .map(part -> Numbers.canonical(part.weight()) + "*" + part.distribution().expression())
                .collect(Collectors.joining(", ", "mixture(", ")"));
        double sum = parts.stream().mapToDouble(Part::weight).sum();
        List<Double> flatWeights = new ArrayList<>();
        List<LibraryDistribution> flatLeaves = new ArrayList<>();
        for (Part part : parts) {
            double weight = part.weight() / sum;
            switch (part.distribution()) {
                case LibraryDistribution leaf -> {
                    flatWeights.add(weight);
                    flatLeaves.add(leaf);
                }
                case MixtureDistribution inner -> {
                    for (int i = 0; i < inner.leaves.length; i++) {
                        flatWeights.add(weight * inner.weights[i]);
                        flatLeaves.add(inner.leaves[i]);
                    }
                }
                default -> throw new IllegalArgumentException(
                        "a part of a mixture must come from an expression but was " + part.distribution());
            }
        }
        weights = flatWeights.stream().mapToDouble(Double::doubleValue).toArray();
        leaves = flatLeaves.toArray(LibraryDistribution[]::new);
        upTo = new double[weights.length];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            total += weights[i];
            upTo[i] = total;
        }
    }

    @Override
    public double density(double x) {
        double density = 0;
        for (int i = 0; i < leaves.length; i++) {
            density += weights[i] * leaves[i].density(x);
        }
        return density;
    }

    @Override
    public double cumulative(double x) {
        double p = 0;
        for (int i = 0; i < leaves.length; i++) {
            p += weights[i] * leaves[i].cumulative(x);
        }
        return Math.min(p, 1);
    }

    private double survival(double x) {
        double q = 0;
        for (int i = 0; i < leaves.length; i++) {
            q += weights[i] * leaves[i].survival(x);
        }
        return Math.min(q, 1);
    }

    @Override
    public double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be in [0, 1] but was " + p);
        }
        boolean upper = p > 0.5;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (LibraryDistribution leaf : leaves) {
            double x = upper ? leaf.upperQuantile(1 - p) : leaf.quantile(p);
            low = Math.min(low, x);
            high = Math.max(high, x);
        }
        // Every part is below p to the left of low and above it to the right of high, so the quantile lies between.
        if (p == 0 || low == high) {
            return low;
        }
        if (p == 1) {
            return high;
        }
        DoubleUnaryOperator reaches = upper ? x -> (1 - p) - survival(x) : x -> cumulative(x) - p;
        return smallest(reaches, low, high);
    }

    private double smallest(DoubleUnaryOperator reaches, double low, double high) {
        double atLow = reaches.applyAsDouble(low);
        if (atLow >= 0) {
            return low;
        }
        if (reaches.applyAsDouble(high) <= 0) {
            return high;
        }
        double root = new BrentSolver(RELATIVE_ACCURACY, Double.MIN_NORMAL, Double.MIN_NORMAL).findRoot(reaches, low,
                high);
        if (density(root) > 0 || reaches.applyAsDouble(root) < 0) {
            return root;
        }
        // Between separate humps the distribution function is flat; the quantile is the left end of the flat part.
        double below = low;
        double above = root;
        while (true) {
            double middle = below / 2 + above / 2;
            if (middle <= below || middle >= above) {
                return above;
            }
            if (reaches.applyAsDouble(middle) >= 0) {
                above = middle;
            } else {
                below = middle;
            }
        }
    }

    @Override
    public double mean() {
        double mean = 0;
        for (int i = 0; i < leaves.length; i++) {
            mean += weights[i] * leaves[i].mean();
        }
        return mean;
    }

    @Override
    public double standardDeviation() {
        double mean = mean();
        double variance = 0;
        for (int i = 0; i < leaves.length; i++) {
            double sd = leaves[i].standardDeviation();
            double shift = leaves[i].mean() - mean;
            variance += weights[i] * (sd * sd + shift * shift);
        }
        return Math.sqrt(variance);
    }

    @Override
    public Sampler sampler(UniformRandomProvider random) {
        Sampler[] samplers = new Sampler[leaves.length];
        for (int i = 0; i < leaves.length; i++) {
            samplers[i] = leaves[i].sampler(random);
        }
        return () -> {
            double u = random.nextDouble();
            int i = 0;
            while (i < samplers.length - 1 && u >= upTo[i]) {
                i++;
            }
            return samplers[i].sample();
        };
    }

    @Override
    public String expression() {
        return expression;
    }

    @Override
    public String toString() {
        return expression;
    }
}
