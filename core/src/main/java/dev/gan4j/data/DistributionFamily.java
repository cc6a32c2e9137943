package dev.gan4j.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.jspecify.annotations.Nullable;

/**
 * A family of distributions that an expression may name, beside the mixture and the product.
 *
 * @param name       the name in an expression
 * @param parameters its parameters, in order; where each has a standard value, they may be left out together
 * @param factory    makes a distribution of the canonical expression and the parameters
 */
record DistributionFamily(String name, List<Parameter> parameters, Factory factory) {

    /** Beyond these the library's quantile functions lose their digits. */
    private static final double SHAPE_MIN = 0.01;
    private static final double SHAPE_MAX = 1e6;

    private static final int MOST_MODES = 10_000;
    private static final int LARGEST_SIDE = 100;
    private static final double LARGEST = 1e6;

    /** The name of the family whose second parameter must be above the first. */
    static final String UNIFORM = "uniform";

    /** The families of one column. */
    static final List<DistributionFamily> UNIVARIATE = List.of(
            of("normal", p -> NormalDistribution.of(p[0], p[1]), any("mean"), positive("sd")),
            of(UNIFORM, p -> UniformContinuousDistribution.of(p[0], p[1]), any("low"), any("high")),
            of("exponential", p -> ExponentialDistribution.of(1 / p[0]), positive("rate")),
            of("lognormal", p -> LogNormalDistribution.of(p[0], p[1]), any("mu"), positive("sigma")),
            of("gamma", p -> GammaDistribution.of(p[0], p[1]), shape("shape"), positive("scale")),
            of("beta", p -> BetaDistribution.of(p[0], p[1]), shape("alpha"), shape("beta")),
            of("cauchy", p -> CauchyDistribution.of(p[0], p[1]), any("location"), positive("scale")),
            of("laplace", p -> LaplaceDistribution.of(p[0], p[1]), any("location"), positive("scale")),
            of("student", p -> TDistribution.of(p[0]), shape("df")));

    /** The families of two columns. */
    static final List<DistributionFamily> BIVARIATE = List.of(
            new DistributionFamily("ring8", List.of(), (text, p) -> NormalModes.ring(text, 8, 1, 0.01)),
            new DistributionFamily("grid25", List.of(), (text, p) -> NormalModes.grid(text, 5, 2, 0.05)),
            new DistributionFamily("ring", List.of(whole("modes", MOST_MODES, 8), size("radius", 1), size("sd", 0.01)),
                    (text, p) -> NormalModes.ring(text, (int) p[0], p[1], p[2])),
            new DistributionFamily("grid",
                    List.of(whole("side", LARGEST_SIDE, 5), size("spacing", 2), size("sd", 0.05)),
                    (text, p) -> NormalModes.grid(text, (int) p[0], p[1], p[2])),
            new DistributionFamily("blobs", List.of(size("sd", 0.15)),
                    (text, p) -> NormalModes.ring(text, 3, 1, p[0])),
            new DistributionFamily("moons", List.of(noise(0.05)), (text, p) -> NoisyCurve.moons(text, p[0])),
            new DistributionFamily("swissroll", List.of(noise(0.2)), (text, p) -> NoisyCurve.swissRoll(text, p[0])),
            new DistributionFamily("spiral", List.of(noise(0.1)), (text, p) -> NoisyCurve.spiral(text, p[0])),
            new DistributionFamily("line", List.of(noise(0.05)), (text, p) -> NoisyCurve.line(text, p[0])),
            new DistributionFamily(Checkerboard.NAME, List.of(), (text, p) -> new Checkerboard()),
            new DistributionFamily(Pinwheel.NAME, List.of(), (text, p) -> new Pinwheel()));

    /**
     * A parameter.
     *
     * @param allows   tells what it may be
     * @param allowed  the same in words
     * @param standard its value where the parameters are left out; null where they must not be
     */
    record Parameter(String name, DoublePredicate allows, String allowed, @Nullable Double standard) {}

    /**
     * Returns the families that an expression may name.
     *
     * @param columns whether they may be of several columns
     */
    static List<DistributionFamily> all(boolean columns) {
        return columns ? Stream.concat(UNIVARIATE.stream(), BIVARIATE.stream()).toList() : UNIVARIATE;
    }

    /** Makes a distribution. */
    @FunctionalInterface
    interface Factory {
        Distribution of(String expression, double[] parameters);
    }

    private static DistributionFamily of(String name, Function<double[], ContinuousDistribution> library,
            Parameter... parameters) {
        return new DistributionFamily(name, List.of(parameters),
                (text, p) -> new LibraryDistribution(text, library.apply(p)));
    }

    private static Parameter any(String name) {
        return new Parameter(name, Double::isFinite, "a finite number", null);
    }

    private static Parameter positive(String name) {
        return new Parameter(name, value -> value > 0, "positive", null);
    }

    private static Parameter shape(String name) {
        return new Parameter(name, value -> value >= SHAPE_MIN && value <= SHAPE_MAX,
                "from " + Numbers.canonical(SHAPE_MIN) + " to " + Numbers.canonical(SHAPE_MAX), null);
    }

    private static Parameter size(String name, double standard) {
        return new Parameter(name, value -> value > 0 && value <= LARGEST, "positive and at most 1e6", standard);
    }

    private static Parameter noise(double standard) {
        return new Parameter("sd", value -> value >= 0 && value <= LARGEST, "from 0 to 1e6", standard);
    }

    private static Parameter whole(String name, int most, double standard) {
        return new Parameter(name, value -> value >= 1 && value <= most && value == Math.rint(value),
                "an integer from 1 to " + most, standard);
    }

    /** Returns the name with its parameters' names, such as {@code normal(mean,sd)}. */
    String signature() {
        return expression(parameters.stream().map(Parameter::name));
    }

    /** Returns the distribution with these parameters. */
    Distribution with(double[] values) {
        return factory.of(expression(Arrays.stream(values).mapToObj(Numbers::canonical)), values);
    }

    private String expression(Stream<String> arguments) {
        return parameters.isEmpty() ? name : arguments.collect(Collectors.joining(",", name + "(", ")"));
    }
}
