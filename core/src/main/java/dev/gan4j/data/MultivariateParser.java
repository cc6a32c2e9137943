package dev.gan4j.data;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Decimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code name} or {@code name(number, ...)}, and {@code product(distribution, ...)}. */
final class MultivariateParser {

    private static final Pattern CALL = Pattern.compile("\\s*([\\p{Alpha}_][\\p{Alnum}_]*)\\s*(\\((.*)\\)\\s*)?",
            Pattern.DOTALL);
    private static final int MOST_MODES = 10_000;
    private static final int LARGEST_SIDE = 100;
    private static final int MOST_COORDINATES = 1000;
    private static final double LARGEST = 1e6;

    private static final Parameter NOISE = new Parameter("sd", value -> value >= 0 && value <= LARGEST,
            "from 0 to 1e6", 0.05);
    private static final Parameter WIDTH = new Parameter("sd", MultivariateParser::isPositive,
            "positive and at most 1e6", 0.15);

    private static final List<Family> FAMILIES = List.of(
            new Family("ring8", List.of(), (text, p) -> NormalModes.ring(text, 8, 1, 0.01)),
            new Family("grid25", List.of(), (text, p) -> NormalModes.grid(text, 5, 2, 0.05)),
            new Family("ring", List.of(whole("modes", MOST_MODES, 8), positive("radius", 1), positive("sd", 0.01)),
                    (text, p) -> NormalModes.ring(text, (int) p[0], p[1], p[2])),
            new Family("grid", List.of(whole("side", LARGEST_SIDE, 5), positive("spacing", 2), positive("sd", 0.05)),
                    (text, p) -> NormalModes.grid(text, (int) p[0], p[1], p[2])),
            new Family("blobs", List.of(WIDTH), (text, p) -> NormalModes.ring(text, 3, 1, p[0])),
            new Family("moons", List.of(NOISE), (text, p) -> NoisyCurve.moons(text, p[0])),
            new Family("swissroll", List.of(NOISE.withDefault(0.2)), (text, p) -> NoisyCurve.swissRoll(text, p[0])),
            new Family("spiral", List.of(NOISE.withDefault(0.1)), (text, p) -> NoisyCurve.spiral(text, p[0])),
            new Family("line", List.of(NOISE), (text, p) -> NoisyCurve.line(text, p[0])),
            new Family(Checkerboard.NAME, List.of(), (text, p) -> new Checkerboard()),
            new Family(Pinwheel.NAME, List.of(), (text, p) -> new Pinwheel()));

    private final String expression;

    MultivariateParser(String expression) {
        this.expression = expression;
    }

    private record Parameter(String name, DoublePredicate allows, String allowed, double value) {

        Parameter withDefault(double other) {
            return new Parameter(name, allows, allowed, other);
        }
    }

    /** A family, and what makes a distribution of the canonical text and the parameters. */
    private record Family(String name, List<Parameter> parameters, Factory factory) {

        String signature() {
            return parameters.isEmpty()
                    ? name
                    : parameters.stream().map(Parameter::name).collect(Collectors.joining(",", name + "(", ")"));
        }

        MultivariateDistribution with(double[] values) {
            String text = values.length == 0
                    ? name
                    : Arrays.stream(values).mapToObj(Numbers::canonical)
                            .collect(Collectors.joining(",", name + "(", ")"));
            return factory.of(text, values);
        }
    }

    @FunctionalInterface
    private interface Factory {
        MultivariateDistribution of(String expression, double[] parameters);
    }

    private static boolean isPositive(double value) {
        return value > 0 && value <= LARGEST;
    }

    private static Parameter positive(String name, double value) {
        return new Parameter(name, MultivariateParser::isPositive, "positive and at most 1e6", value);
    }

    private static Parameter whole(String name, int most, double value) {
        return new Parameter(name, number -> number >= 1 && number <= most && number == Math.rint(number),
                "an integer from 1 to " + most, value);
    }

    static boolean knows(String expression) {
        Matcher matcher = CALL.matcher(expression);
        String name = matcher.lookingAt() ? matcher.group(1) : "";
        return name.equalsIgnoreCase(ProductDistribution.NAME)
                || FAMILIES.stream().anyMatch(family -> family.name().equalsIgnoreCase(name));
    }

    MultivariateDistribution parse() {
        Matcher matcher = CALL.matcher(expression);
        if (!matcher.matches()) {
            throw error(0, "expected " + known());
        }
        String name = matcher.group(1);
        if (name.equalsIgnoreCase(ProductDistribution.NAME)) {
            return product(matcher);
        }
        for (Family family : FAMILIES) {
            if (family.name().equalsIgnoreCase(name)) {
                return family.with(values(family, matcher));
            }
        }
        throw error(matcher.start(1),
                "'" + Texts.printable(name) + "' is not a distribution in several dimensions; expected "
                        + known());
    }

    private double[] values(Family family, Matcher call) {
        List<Parameter> parameters = family.parameters();
        double[] values = parameters.stream().mapToDouble(Parameter::value).toArray();
        if (call.group(2) == null) {
            return values;
        }
        List<Part> parts = parts(call);
        if (parts.size() != parameters.size() || parameters.isEmpty()) {
            throw error(call.start(2), "the parameters must be those of " + family.signature()
                    + (parameters.isEmpty() ? ", which has none" : ", or none at all"));
        }
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            Parameter parameter = parameters.get(i);
            double value = Decimal.parse(part.text());
            if (!parameter.allows().test(value)) {
                throw error(part.at(), parameter.name() + " of " + family.signature() + " must be "
                        + parameter.allowed() + " but was '" + Texts.printable(part.text()) + "'");
            }
            values[i] = value + 0.0; // -0 becomes 0
        }
        return values;
    }

    private MultivariateDistribution product(Matcher call) {
        List<Part> parts = call.group(2) == null ? List.of() : parts(call);
        if (parts.isEmpty() || parts.size() > MOST_COORDINATES || parts.getFirst().text().isEmpty()) {
            throw error(call.start(1), "product(distribution,...) must have from 1 to " + MOST_COORDINATES
                    + " distributions, such as product(normal(0,1),uniform(0,2))");
        }
        List<Distribution> coordinates = new ArrayList<>();
        for (Part part : parts) {
            try {
                coordinates.add(Distribution.parse(part.text()));
            } catch (InvalidInputException e) {
                throw new InvalidInputException("distribution '" + Texts.printable(expression) + "', column "
                        + (part.at() + 1) + ": " + e.getMessage(), e);
            }
        }
        return new ProductDistribution(coordinates);
    }

    /** What stands between the commas outside inner parentheses, without white space around it. */
    private record Part(String text, int at) {}

    private List<Part> parts(Matcher call) {
        List<Part> parts = new ArrayList<>();
        int depth = 0;
        int start = call.start(3);
        for (int i = start; i <= call.end(3); i++) {
            char c = i == call.end(3) ? ',' : expression.charAt(i);
            if (c == ',' && depth == 0) {
                String text = expression.substring(start, i);
                parts.add(new Part(text.strip(), start + text.length() - text.stripLeading().length()));
                start = i + 1;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                throw error(i, "')' closes nothing");
            }
        }
        if (depth > 0) {
            throw error(call.start(2), "'(' is not closed");
        }
        return parts;
    }

    private static String known() {
        return FAMILIES.stream().map(Family::signature)
                .collect(Collectors.joining(", ", "one of ", ", product(distribution,...)"));
    }

    private InvalidInputException error(int at, String rule) {
        return new InvalidInputException(
                "distribution '" + Texts.printable(expression) + "', column " + (at + 1) + ": "
                        + rule);
    }
}
