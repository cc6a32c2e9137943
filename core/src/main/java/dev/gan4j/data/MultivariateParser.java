package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code name} or {@code name(number, ...)}, and {@code product(distribution, ...)}. */
final class MultivariateParser {

    private static final Pattern CALL = Pattern.compile("\\s*([\\p{Alpha}_][\\p{Alnum}_]*)\\s*(\\((.*)\\)\\s*)?",
            Pattern.DOTALL);
    private static final int MOST_COORDINATES = 1000;

    private final String expression;

    MultivariateParser(String expression) {
        this.expression = expression;
    }

    static boolean knows(String expression) {
        Matcher matcher = CALL.matcher(expression);
        String name = matcher.lookingAt() ? matcher.group(1) : "";
        return name.equalsIgnoreCase(ProductDistribution.NAME)
                || DistributionFamily.BIVARIATE.stream().anyMatch(family -> family.name().equalsIgnoreCase(name));
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
        for (DistributionFamily family : DistributionFamily.BIVARIATE) {
            if (family.name().equalsIgnoreCase(name)) {
                return family.with(values(family, matcher));
            }
        }
        throw error(matcher.start(1), "'" + Texts.printable(name) + "' is no distribution in n dimensions; expected "
                + known());
    }

    private double[] values(DistributionFamily family, Matcher call) {
        List<DistributionFamily.Parameter> parameters = family.parameters();
        double[] values = parameters.stream().mapToDouble(parameter -> requireNonNull(parameter.standard()))
                .toArray();
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
            DistributionFamily.Parameter parameter = parameters.get(i);
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
        return DistributionFamily.BIVARIATE.stream().map(DistributionFamily::signature)
                .collect(Collectors.joining(", ", "one of ", ", product(distribution,...)"));
    }

    private InvalidInputException error(int at, String rule) {
        return new InvalidInputException(
                "distribution '" + Texts.printable(expression) + "', column " + (at + 1) + ": "
                        + rule);
    }
}
