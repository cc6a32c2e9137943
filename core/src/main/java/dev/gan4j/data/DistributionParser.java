package dev.gan4j.data;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads an expression by recursive descent:
 *
 * <pre>
 * distribution = name "(" number { "," number } ")" | "mixture" "(" part { "," part } ")"
 * part         = number "*" distribution
 * </pre>
 *
 * <p>Names may be in any case, and there may be white space between any two words.
 */
final class DistributionParser {

    private static final String MIXTURE = "mixture";
    private static final Pattern NAME = Pattern.compile("[\\p{Alpha}_][\\p{Alnum}_]*");
    private static final double WEIGHTS_TOLERANCE = 1e-9;
    /** Far deeper than any use, and shallow enough for any stack. */
    private static final int MAXIMUM_DEPTH = 500;

    private final String expression;
    private int position;

    DistributionParser(String expression) {
        this.expression = expression;
    }

    Distribution parse() {
        Distribution distribution = distribution(0);
        skipSpace();
        if (position < expression.length()) {
            throw error(position, "expected the end but found " + found(position));
        }
        return distribution;
    }

    private Distribution distribution(int depth) {
        skipSpace();
        int start = position;
        Matcher matcher = NAME.matcher(expression).region(position, expression.length());
        if (!matcher.lookingAt()) {
            throw error(start, "expected " + known() + " but found " + found(start));
        }
        String name = matcher.group();
        position = matcher.end();
        if (name.equalsIgnoreCase(MIXTURE)) {
            if (depth >= MAXIMUM_DEPTH) {
                throw error(start, "mixtures may be nested at most " + MAXIMUM_DEPTH + " deep");
            }
            return checked(mixture(start, depth), start);
        }
        for (DistributionFamily candidate : DistributionFamily.UNIVARIATE) {
            if (name.equalsIgnoreCase(candidate.name())) {
                return checked(simple(candidate), start);
            }
        }
        throw error(start, "'" + name + "' is no distribution; expected " + known());
    }

    private Distribution simple(DistributionFamily family) {
        expect('(', family.signature());
        List<DistributionFamily.Parameter> parameters = family.parameters();
        double[] values = new double[parameters.size()];
        int at = position;
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                expect(',', family.signature());
            }
            skipSpace();
            at = position;
            DistributionFamily.Parameter parameter = parameters.get(i);
            values[i] = number(parameter.name() + " of " + family.signature());
            if (!parameter.allows().test(values[i])) {
                throw error(at, parameter.name() + " of " + family.signature() + " must be " + parameter.allowed()
                        + " but was " + expression.substring(at, position));
            }
        }
        expect(')', family.signature());
        if (family.name().equals(DistributionFamily.UNIFORM) && values[0] >= values[1]) {
            throw error(at,
                    "high of " + family.signature() + " must be above low but was " + Numbers.canonical(values[1])
                            + " with low " + Numbers.canonical(values[0]));
        }
        try {
            return (Distribution) family.with(values);
        } catch (IllegalArgumentException e) {
            throw error(at, String.valueOf(e.getMessage()));
        }
    }

    private Distribution mixture(int start, int depth) {
        String form = "mixture(weight*distribution, ...)";
        expect('(', form);
        List<MixtureDistribution.Part> parts = new ArrayList<>();
        double sum = 0;
        do {
            skipSpace();
            int at = position;
            double weight = number("weight of a part of " + form);
            if (!(weight > 0 && weight <= 1 + WEIGHTS_TOLERANCE)) {
                throw error(at, "a weight of a mixture must be positive and at most 1 but was "
                        + expression.substring(at, position));
            }
            expect('*', form);
            parts.add(new MixtureDistribution.Part(weight, distribution(depth + 1)));
            sum += weight;
            skipSpace();
        } while (accept(','));
        expect(')', form);
        if (Math.abs(sum - 1) > WEIGHTS_TOLERANCE) {
            throw error(start, "the weights of a mixture must sum to 1 but sum to " + Numbers.canonical(sum));
        }
        return new MixtureDistribution(parts);
    }

    /** Refuses what doubles cannot resolve, since a range could not be taken from it. */
    private Distribution checked(Distribution distribution, int start) {
        double low = distribution.quantile(WorkingRange.LOWER_QUANTILE);
        double high = distribution.quantile(WorkingRange.UPPER_QUANTILE);
        if (!WorkingRange.isResolved(low, high)) {
            throw error(start, "the central 99 % of a distribution must be " + WorkingRange.RESOLVED_RULE
                    + " but it is [" + low + ", " + high + "]");
        }
        return distribution;
    }

    private double number(String what) {
        skipSpace();
        Matcher matcher = Decimal.PATTERN.matcher(expression).region(position, expression.length());
        if (!matcher.lookingAt()) {
            throw error(position, "expected a number, the " + what + ", but found " + found(position));
        }
        double value = Double.parseDouble(matcher.group());
        if (!Double.isFinite(value)) {
            throw error(position, "a number must be finite but was " + matcher.group());
        }
        position = matcher.end();
        return value + 0.0; // -0 becomes 0
    }

    private void expect(char wanted, String form) {
        skipSpace();
        if (!accept(wanted)) {
            throw error(position, "expected '" + wanted + "' of " + form + " but found " + found(position));
        }
    }

    private boolean accept(char wanted) {
        if (position < expression.length() && expression.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (position < expression.length() && Character.isWhitespace(expression.charAt(position))) {
            position++;
        }
    }

    private String found(int at) {
        if (at >= expression.length()) {
            return "the end";
        }
        return "'" + Texts.printable(Character.toString(expression.codePointAt(at))) + "'";
    }

    private static String known() {
        return DistributionFamily.UNIVARIATE.stream().map(DistributionFamily::signature)
                .collect(Collectors.joining(", ", "one of ", ", mixture(weight*distribution, ...)"));
    }

    private InvalidInputException error(int at, String rule) {
        return new InvalidInputException(
                "distribution '" + Texts.printable(expression) + "', column " + (at + 1) + ": " + rule);
    }
}
