package dev.gan4j.data.distribution;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.Numbers;
import dev.gan4j.data.internal.Texts;
import dev.gan4j.data.internal.WorkingRange;
import dev.gan4j.internal.Decimal;
import dev.gan4j.internal.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads an expression by recursive descent:
 *
 * <pre>
 * distribution = name [ "(" number { "," number } ")" ]
 *              | "mixture" "(" part { "," part } ")" | "product" "(" distribution { "," distribution } ")"
 * part         = number "*" distribution
 * </pre>
 *
 * <p>Names may be in any case, and there may be white space between any two words. Distributions inside others have one
 * column.
 */
public final class DistributionParser {

    private static final String MIXTURE = "mixture";
    private static final String MIXTURE_FORM = "mixture(weight*distribution, ...)";
    private static final String PRODUCT_FORM = "product(distribution,...)";
    private static final Pattern NAME = Pattern.compile("[\\p{Alpha}_][\\p{Alnum}_]*");
    private static final double WEIGHTS_TOLERANCE = 1e-9;
    /** Far deeper than any use, and shallow enough for any stack. */
    private static final int MAXIMUM_DEPTH = 500;
    private static final int MOST_COORDINATES = 1000;

    private final String expression;
    private int position;

    /**
     * Creates a parser, for one use.
     *
     * @param expression any text
     */
    public DistributionParser(String expression) {
        this.expression = expression;
    }

    /**
     * Returns whether the text looks like a distribution.
     *
     * @return whether it is the name of one, or any name with parentheses
     */
    public boolean isMeant() {
        skipSpace();
        Matcher name = NAME.matcher(expression).region(position, expression.length());
        if (!name.lookingAt()) {
            return false;
        }
        position = name.end();
        skipSpace();
        return position < expression.length()
                ? expression.charAt(position) == '('
                : names(true).stream().anyMatch(name.group()::equalsIgnoreCase);
    }

    /**
     * Reads a distribution of any number of columns.
     *
     * @return the distribution
     * @throws InvalidInputException if the text is not a distribution; the message names the column and what is allowed
     */
    public Distribution parse() {
        return whole(true);
    }

    /**
     * Reads a distribution of one column.
     *
     * @return the distribution
     * @throws InvalidInputException if the text is not a distribution; the message names the column and what is allowed
     */
    public UnivariateDistribution parseUnivariate() {
        return (UnivariateDistribution) whole(false);
    }

    private Distribution whole(boolean columns) {
        Distribution distribution = distribution(0, columns);
        skipSpace();
        if (position < expression.length()) {
            throw error(position, "expected the end but found " + found(position));
        }
        return distribution;
    }

    /**
     * Reads a distribution.
     *
     * @param columns whether it may have several columns
     */
    private Distribution distribution(int depth, boolean columns) {
        skipSpace();
        int start = position;
        Matcher matcher = NAME.matcher(expression).region(position, expression.length());
        if (!matcher.lookingAt()) {
            throw error(start, "expected " + known(columns) + " but found " + found(start));
        }
        String name = matcher.group();
        position = matcher.end();
        if (name.equalsIgnoreCase(MIXTURE)) {
            if (depth >= MAXIMUM_DEPTH) {
                throw error(start, "mixtures may be nested at most " + MAXIMUM_DEPTH + " deep");
            }
            return checked(mixture(start, depth), start);
        }
        if (columns && name.equalsIgnoreCase(ProductDistribution.NAME)) {
            return product(start);
        }
        for (DistributionFamily candidate : DistributionFamily.all(columns)) {
            if (name.equalsIgnoreCase(candidate.name())) {
                return checked(simple(candidate), start);
            }
        }
        throw error(start, "'" + name + "' is not a distribution" + (columns ? "" : " of one column") + "; expected "
                + known(columns) + Spelling.hint(name, names(columns)));
    }

    private static List<String> names(boolean columns) {
        return Stream.concat(DistributionFamily.all(columns).stream().map(DistributionFamily::name),
                columns ? Stream.of(MIXTURE, ProductDistribution.NAME) : Stream.of(MIXTURE)).toList();
    }

    private UnivariateDistribution univariate(int depth) {
        return (UnivariateDistribution) distribution(depth, false);
    }

    private Distribution simple(DistributionFamily family) {
        List<DistributionFamily.Parameter> parameters = family.parameters();
        double[] values = new double[parameters.size()];
        int at = position;
        skipSpace();
        boolean isLeftOut = parameters.stream().allMatch(parameter -> parameter.standard() != null)
                && (position == expression.length() || expression.charAt(position) != '(');
        if (isLeftOut) {
            return family.with(parameters.stream().mapToDouble(parameter -> requireNonNull(parameter.standard()))
                    .toArray());
        }
        if (parameters.isEmpty()) {
            throw error(position, family.name() + " has no parameters");
        }
        expect('(', family.signature());
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
            return family.with(values);
        } catch (IllegalArgumentException e) {
            throw error(at, String.valueOf(e.getMessage()));
        }
    }

    private UnivariateDistribution mixture(int start, int depth) {
        expect('(', MIXTURE_FORM);
        List<MixtureDistribution.Part> parts = new ArrayList<>();
        double sum = 0;
        do {
            skipSpace();
            int at = position;
            double weight = number("weight of a part of " + MIXTURE_FORM);
            if (!(weight > 0 && weight <= 1 + WEIGHTS_TOLERANCE)) {
                throw error(at, "a weight of a mixture must be positive and at most 1 but was "
                        + expression.substring(at, position));
            }
            expect('*', MIXTURE_FORM);
            parts.add(new MixtureDistribution.Part(weight, univariate(depth + 1)));
            sum += weight;
            skipSpace();
        } while (accept(','));
        expect(')', MIXTURE_FORM);
        if (Math.abs(sum - 1) > WEIGHTS_TOLERANCE) {
            throw error(start, "the weights of a mixture must sum to 1 but sum to " + Numbers.canonical(sum));
        }
        return new MixtureDistribution(parts);
    }

    private Distribution product(int start) {
        expect('(', PRODUCT_FORM);
        List<UnivariateDistribution> coordinates = new ArrayList<>();
        do {
            if (coordinates.size() == MOST_COORDINATES) {
                throw error(start, PRODUCT_FORM + " must have at most " + MOST_COORDINATES + " distributions");
            }
            coordinates.add(univariate(0));
            skipSpace();
        } while (accept(','));
        expect(')', PRODUCT_FORM);
        return new ProductDistribution(coordinates);
    }

    /** Refuses a distribution too narrow for doubles to resolve, because it would have no working range. */
    private Distribution checked(Distribution any, int start) {
        if (!(any instanceof UnivariateDistribution distribution)) {
            return any;
        }
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

    private static String known(boolean columns) {
        return Stream.concat(DistributionFamily.all(columns).stream().map(DistributionFamily::signature),
                columns ? Stream.of(MIXTURE_FORM, PRODUCT_FORM) : Stream.of(MIXTURE_FORM))
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private InvalidInputException error(int at, String rule) {
        return new InvalidInputException(
                "distribution '" + Texts.printable(expression) + "', column " + (at + 1) + ": " + rule);
    }
}
