package dev.gan4j.data.distribution;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.internal.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
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
 * A family of distributions that an expression may name, apart from mixtures and products. Parsers, the reference and the
 * laboratory are all derived from the lists here.
 *
 * @param name       the name in an expression
 * @param text       a description, for people
 * @param parameters in order
 * @param factory    makes a distribution from its canonical expression and its parameters
 */
public record DistributionFamily(String name, String text, List<Parameter> parameters,
        BiFunction<String, double[], Distribution> factory) {

    private static final double LARGEST = 1e6;
    /** Beyond these bounds the library's quantile functions lose precision. */
    private static final double SMALLEST_SHAPE = 0.01;

    /** The name of the family whose second parameter must be above the first. */
    static final String UNIFORM = "uniform";

    /** The families of one column, whose parameters must all be given. */
    public static final List<DistributionFamily> UNIVARIATE = List.of(
            of("normal", "the bell curve", p -> NormalDistribution.of(p[0], p[1]), any("mean", -1),
                    positive("sd", 1)),
            of(UNIFORM, "all values from low to high equally likely",
                    p -> UniformContinuousDistribution.of(p[0], p[1]), any("low", -2), any("high", 2)),
            of("exponential", "waiting times of events at a rate", p -> ExponentialDistribution.of(1 / p[0]),
                    positive("rate", 1)),
            of("lognormal", "its logarithm is `normal(mu,sigma)`",
                    p -> LogNormalDistribution.of(p[0], p[1]), any("mu", 0), positive("sigma", 0.5)),
            of("gamma", "sums of waiting times", p -> GammaDistribution.of(p[0], p[1]), shape("shape", 2),
                    positive("scale", 1)),
            of("beta", "shares between 0 and 1", p -> BetaDistribution.of(p[0], p[1]), shape("alpha", 2),
                    shape("beta", 5)),
            of("cauchy", "tails so heavy that there is no mean", p -> CauchyDistribution.of(p[0], p[1]),
                    any("location", 0), positive("scale", 1)),
            of("laplace", "two exponentials, back to back", p -> LaplaceDistribution.of(p[0], p[1]),
                    any("location", 0), positive("scale", 1)),
            of("student", "heavy tails, which get lighter with more degrees of freedom", p -> TDistribution.of(p[0]),
                    shape("df", 3)));

    /** The families of two columns, whose parameters may be left out together. */
    public static final List<DistributionFamily> BIVARIATE = List.of(
            new DistributionFamily("ring8", "the benchmark of the papers, `ring(8,1,0.01)`", List.of(),
                    (text, p) -> NormalModes.ring(text, 8, 1, 0.01)),
            new DistributionFamily("grid25", "the benchmark of the papers, `grid(5,2,0.05)`", List.of(),
                    (text, p) -> NormalModes.grid(text, 5, 2, 0.05)),
            new DistributionFamily("ring", "normal modes on a circle",
                    List.of(whole("modes", 10_000, 8), size("radius", 1), size("sd", 0.01).shown(0.1)),
                    (text, p) -> NormalModes.ring(text, (int) p[0], p[1], p[2])),
            new DistributionFamily("grid", "normal modes on a square grid",
                    List.of(whole("side", 100, 5).shown(3), size("spacing", 2), size("sd", 0.05).shown(0.1)),
                    (text, p) -> NormalModes.grid(text, (int) p[0], p[1], p[2])),
            new DistributionFamily("blobs", "three normal modes", List.of(size("sd", 0.15)),
                    (text, p) -> NormalModes.ring(text, 3, 1, p[0])),
            new DistributionFamily("moons", "two half circles with normal noise", List.of(noise(0.05)),
                    (text, p) -> NoisyCurve.moons(text, p[0])),
            new DistributionFamily("swissroll", "a roll with normal noise", List.of(noise(0.2)),
                    (text, p) -> NoisyCurve.swissRoll(text, p[0])),
            new DistributionFamily("spiral", "two arms with normal noise", List.of(noise(0.1)),
                    (text, p) -> NoisyCurve.spiral(text, p[0])),
            new DistributionFamily("line", "a line with normal noise", List.of(noise(0.05)),
                    (text, p) -> NoisyCurve.line(text, p[0])),
            new DistributionFamily(Checkerboard.NAME, "as in FFJORD (Grathwohl et al. 2019)", List.of(),
                    (text, p) -> new Checkerboard()),
            new DistributionFamily(Pinwheel.NAME, "five bent blades, as in FFJORD (Grathwohl et al. 2019)", List.of(),
                    (text, p) -> new Pinwheel()));

    /**
     * A parameter and its allowed values.
     *
     * @param name     such as "sd"
     * @param allows   whether a value is allowed
     * @param allowed  the allowed values, for people
     * @param standard its value if the parameters are left out; null if they must not be
     * @param example  its value in {@link DistributionFamily#example()}
     */
    public record Parameter(String name, DoublePredicate allows, String allowed, @Nullable Double standard,
            double example) {

        private Parameter shown(double value) {
            return new Parameter(name, allows, allowed, standard, value);
        }
    }

    /**
     * Returns the families that an expression may name.
     *
     * @param columns whether families of several columns are included
     */
    static List<DistributionFamily> all(boolean columns) {
        return columns ? Stream.concat(UNIVARIATE.stream(), BIVARIATE.stream()).toList() : UNIVARIATE;
    }

    private static DistributionFamily of(String name, String text,
            Function<double[], ContinuousDistribution> factory, Parameter... parameters) {
        return new DistributionFamily(name, text, List.of(parameters),
                (expression, values) -> new LibraryDistribution(expression, factory.apply(values)));
    }

    private static Parameter any(String name, double example) {
        return new Parameter(name, Double::isFinite, "a finite number", null, example);
    }

    private static Parameter positive(String name, double example) {
        return new Parameter(name, value -> value > 0, "positive", null, example);
    }

    private static Parameter shape(String name, double example) {
        return new Parameter(name, value -> value >= SMALLEST_SHAPE && value <= LARGEST,
                "from " + Numbers.canonical(SMALLEST_SHAPE) + " to " + Numbers.canonical(LARGEST), null, example);
    }

    private static Parameter size(String name, double standard) {
        return new Parameter(name, value -> value > 0 && value <= LARGEST, "positive and at most 1e6", standard,
                standard);
    }

    private static Parameter noise(double standard) {
        return new Parameter("sd", value -> value >= 0 && value <= LARGEST, "from 0 to 1e6", standard, standard);
    }

    private static Parameter whole(String name, int most, double standard) {
        return new Parameter(name, value -> value >= 1 && value <= most && value == Math.rint(value),
                "an integer from 1 to " + most, standard, standard);
    }

    /**
     * Returns the name with its parameters' names.
     *
     * @return such as {@code normal(mean,sd)}
     */
    public String signature() {
        return expression(parameters.stream().map(Parameter::name));
    }

    /**
     * Returns an example of the family, to start from.
     *
     * @return an expression, such as {@code normal(-1,1)}
     */
    public String example() {
        return expression(parameters.stream().map(parameter -> Numbers.canonical(parameter.example())));
    }

    /** Returns the distribution with these parameters. */
    Distribution with(double[] values) {
        return factory.apply(expression(Arrays.stream(values).mapToObj(Numbers::canonical)), values);
    }

    private String expression(Stream<String> arguments) {
        return parameters.isEmpty() ? name : arguments.collect(Collectors.joining(",", name + "(", ")"));
    }
}
