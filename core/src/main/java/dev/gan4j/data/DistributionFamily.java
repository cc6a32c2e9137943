package dev.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.CauchyDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LaplaceDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;

/**
 * A family of distributions that an expression may name, beside the mixture.
 *
 * @param name       the name in an expression
 * @param parameters its parameters, in order
 * @param factory    makes the library's distribution of them
 */
record DistributionFamily(String name, List<Parameter> parameters, Factory factory) {

    /** Beyond these the library's quantile functions lose their digits. */
    private static final double SHAPE_MIN = 0.01;
    private static final double SHAPE_MAX = 1e6;

    /** The name of the family whose second parameter must be above the first. */
    static final String UNIFORM = "uniform";

    static final List<DistributionFamily> ALL = List.of(
            of("normal", p -> NormalDistribution.of(p[0], p[1]), any("mean"), positive("sd")),
            of(UNIFORM, p -> UniformContinuousDistribution.of(p[0], p[1]), any("low"), any("high")),
            of("exponential", p -> ExponentialDistribution.of(1 / p[0]), positive("rate")),
            of("lognormal", p -> LogNormalDistribution.of(p[0], p[1]), any("mu"), positive("sigma")),
            of("gamma", p -> GammaDistribution.of(p[0], p[1]), shape("shape"), positive("scale")),
            of("beta", p -> BetaDistribution.of(p[0], p[1]), shape("alpha"), shape("beta")),
            of("cauchy", p -> CauchyDistribution.of(p[0], p[1]), any("location"), positive("scale")),
            of("laplace", p -> LaplaceDistribution.of(p[0], p[1]), any("location"), positive("scale")),
            of("student", p -> TDistribution.of(p[0]), shape("df")));

    /** A parameter and what it may be. */
    record Parameter(String name, DoublePredicate allows, String allowed) {}

    /** Makes a distribution of its parameters. */
    @FunctionalInterface
    interface Factory {
        ContinuousDistribution of(double[] parameters);
    }

    private static DistributionFamily of(String name, Factory factory, Parameter... parameters) {
        return new DistributionFamily(name, List.of(parameters), factory);
    }

    private static Parameter any(String name) {
        return new Parameter(name, Double::isFinite, "a finite number");
    }

    private static Parameter positive(String name) {
        return new Parameter(name, value -> value > 0, "positive");
    }

    private static Parameter shape(String name) {
        return new Parameter(name, value -> value >= SHAPE_MIN && value <= SHAPE_MAX,
                "from " + Numbers.canonical(SHAPE_MIN) + " to " + Numbers.canonical(SHAPE_MAX));
    }

    /** Returns the name with its parameters' names, such as {@code normal(mean,sd)}. */
    String signature() {
        return parameters.stream().map(Parameter::name).collect(Collectors.joining(",", name + "(", ")"));
    }

    /** Returns the distribution with these parameters. */
    LibraryDistribution with(double[] values) {
        String expression = Arrays.stream(values).mapToObj(Numbers::canonical)
                .collect(Collectors.joining(",", name + "(", ")"));
        return new LibraryDistribution(expression, factory.of(values));
    }
}
