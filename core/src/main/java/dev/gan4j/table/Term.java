package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a rule's expression: what it is, and its value in a row. NaN is a value that is not known; true is 1 and false 0.
 *
 * @param type     what the value is
 * @param value    in a row, shape (columns)
 * @param text     of a literal; null for other terms
 * @param column   the column that it is; -1 for other terms
 * @param isExact  whether the value was not calculated, so that it has no rounding error
 * @param category of a column of categories, these; null for others
 */
record Term(Type type, ToDoubleFunction<double[]> value, @Nullable String text, int column, boolean isExact,
        @Nullable Categories category) {

    /** What a value is. */
    enum Type {
        NUMBER("a number"), MOMENT("a date or a moment"), TIME("a time of day"), LENGTH("a length of time"), TEXT(
                "a text"), TRUTH("true or false");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * The categories of a column.
     *
     * @param texts   all
     * @param isBlank of each, whether it is no value
     * @param ordered whether they have an order
     */
    record Categories(List<String> texts, List<Boolean> isBlank, boolean ordered) {}

    private static final LocalDate EPOCH = LocalDate.EPOCH;
    private static final double TOLERANCE = 1e-9;

    static Term literal(Type type, double value, @Nullable String text) {
        return new Term(type, row -> value, text, -1, true, null);
    }

    static Term calculated(Type type, ToDoubleFunction<double[]> value) {
        return new Term(type, value, null, -1, false, null);
    }

    double in(double[] row) {
        return value.applyAsDouble(row);
    }

    /** Returns the term as numbers where it is a column of categories that are all numbers; null where it is not. */
    @Nullable
    Term number() {
        if (type == Type.NUMBER) {
            return this;
        }
        Categories known = category;
        if (known == null) {
            return null;
        }
        double[] numbers = new double[known.texts.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = known.isBlank.get(i)
                    ? Double.NaN
                    : NumberFormat.SHORTEST.parse(Blanks.trim(known.texts.get(i)));
            if (Double.isNaN(numbers[i]) && !known.isBlank.get(i)) {
                return null;
            }
        }
        return new Term(Type.NUMBER, row -> Double.isNaN(row[column]) ? Double.NaN : numbers[(int) row[column]], null,
                column, true,
                null);
    }

    /** Returns the term as true or false where it is a column that says yes and no; null where it is not. */
    @Nullable
    Term truth() {
        if (type == Type.TRUTH) {
            return this;
        }
        Categories known = category;
        if (known == null) {
            return null;
        }
        List<String> written = IntStream.range(0, known.texts.size()).filter(i -> !known.isBlank.get(i))
                .mapToObj(known.texts::get).toList();
        List<String> pair = Words.bool(written);
        if (pair == null) {
            return null;
        }
        double[] truths = known.texts.stream()
                .mapToDouble(text -> pair.indexOf(text) < 0 ? Double.NaN : pair.indexOf(text))
                .toArray();
        return calculated(Type.TRUTH, row -> Double.isNaN(row[column]) ? Double.NaN : truths[(int) row[column]]);
    }

    /** Reads a literal as another term's type; null where it is none of it. */
    @Nullable
    Term as(Type wanted, List<TimeFormat> formats) {
        if (text == null || type != Type.TEXT) {
            return type == wanted ? this : null;
        }
        double value = switch (wanted) {
            case MOMENT -> moment(text, formats);
            case TIME -> first(text, formats, List.of(new TimeFormat(TimeFormat.Kind.TIME, "HH:mm:ss"),
                    new TimeFormat(TimeFormat.Kind.TIME, "HH:mm")));
            case LENGTH -> length(text, formats);
            case NUMBER, TRUTH -> Double.NaN;
            case TEXT -> 0;
        };
        return Double.isNaN(value) ? null : literal(wanted, value, text);
    }

    private static double moment(String text, List<TimeFormat> formats) {
        for (TimeFormat format : formats) {
            double value = format.parse(text);
            if (!Double.isNaN(value)) {
                return format.kind() == TimeFormat.Kind.DATE ? value * 86_400 : value;
            }
        }
        double day = new TimeFormat(TimeFormat.Kind.DATE, "yyyy-MM-dd").parse(text);
        return Double.isNaN(day)
                ? first(text, List.of(), List.of(new TimeFormat(TimeFormat.Kind.DATE_TIME, "yyyy-MM-dd'T'HH:mm:ss"),
                        new TimeFormat(TimeFormat.Kind.DATE_TIME, "yyyy-MM-dd HH:mm:ss"),
                        new TimeFormat(TimeFormat.Kind.DATE_TIME, "yyyy-MM-dd'T'HH:mm:ssXXX", "Z", 1)))
                : day * 86_400;
    }

    private static double first(String text, List<TimeFormat> formats, List<TimeFormat> standard) {
        return Stream.concat(formats.stream(), standard.stream()).mapToDouble(format -> format.parse(text))
                .filter(value -> !Double.isNaN(value)).findFirst().orElse(Double.NaN);
    }

    private static double length(String text, List<TimeFormat> formats) {
        try {
            return Duration.parse(text).toMillis() / 1000.0;
        } catch (DateTimeParseException | ArithmeticException notHours) {
            try {
                return ChronoUnit.DAYS.between(EPOCH, EPOCH.plus(days(text))) * 86_400.0;
            } catch (DateTimeParseException notDays) {
                return first(text, formats, List.of());
            }
        }
    }

    /** Returns a period of days and weeks; months have no one length. */
    private static Period days(String text) {
        Period period = Period.parse(text);
        if (period.toTotalMonths() != 0) {
            throw new DateTimeParseException("months have no one length", text, 0);
        }
        return period;
    }

    /** Compares numbers and times. */
    static Term compare(String operator, Term left, Term right) {
        double tolerance = left.isExact && right.isExact ? 0 : TOLERANCE;
        return calculated(Type.TRUTH, row -> {
            double a = left.in(row);
            double b = right.in(row);
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return Double.NaN;
            }
            double slack = tolerance * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
            boolean isEqual = Math.abs(a - b) <= slack;
            boolean isTrue = switch (operator) {
                case "=" -> isEqual;
                case "!=" -> !isEqual;
                case "<" -> a < b && !isEqual;
                case "<=" -> a < b || isEqual;
                case ">" -> a > b && !isEqual;
                case ">=" -> a > b || isEqual;
                default -> throw new IllegalArgumentException(operator);
            };
            return isTrue ? 1 : 0;
        });
    }

    /** Whether a column of categories has one of some texts. */
    static Term among(Term column, List<String> texts) {
        Categories known = requireNonNull(column.category);
        double[] truths = new double[known.texts.size()];
        Arrays.setAll(truths, i -> known.isBlank.get(i) ? Double.NaN : texts.contains(known.texts.get(i)) ? 1 : 0);
        return calculated(Type.TRUTH,
                row -> Double.isNaN(row[column.column]) ? Double.NaN : truths[(int) row[column.column]]);
    }

    static Term and(Term left, Term right) {
        return calculated(Type.TRUTH, row -> {
            double a = left.in(row);
            double b = right.in(row);
            return a == 0 || b == 0 ? 0 : Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : 1;
        });
    }

    static Term not(Term term) {
        return calculated(Type.TRUTH, row -> 1 - term.in(row));
    }

    static Term or(Term left, Term right) {
        return not(and(not(left), not(right)));
    }
}
