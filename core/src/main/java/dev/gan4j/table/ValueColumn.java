package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Column;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a column are, for what stores them.
 *
 * @param name of the column
 * @param kind of its values
 * @param size decimals of {@link Kind#DECIMAL}, the most characters of {@link Kind#TEXT}; 0 of others
 */
public record ValueColumn(String name, Kind kind, int size) {

    /** Decimals beyond these are none that somebody has chosen. */
    private static final int MOST_DECIMALS = 15;

    /** Identifiers that are numbers. */
    private static final String NUMBERS = "{number}";

    /** No text that is made up is longer. */
    private static final int LONGEST_TEXT = 1000;

    /** What values are. */
    public enum Kind {
        /** {@link Long}; {@link java.math.BigInteger} beyond 64 bits; digits of an identifier. */
        INTEGER,
        /** {@link Double} of so many decimals. */
        DECIMAL,
        /** {@link Double}. */
        REAL,
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link String}, and {@link java.time.Duration} as one. */
        TEXT,
        /** {@link java.time.LocalDate}. */
        DATE,
        /** {@link java.time.LocalDateTime}. */
        DATE_TIME,
        /** {@link java.time.OffsetDateTime}. */
        MOMENT,
        /** {@link java.time.LocalTime}. */
        TIME
    }

    /** Checks that nothing is missing. */
    public ValueColumn {
        requireNonNull(name, "name must not be null");
        requireNonNull(kind, "kind must not be null");
    }

    /** The values of a column, as {@link JavaValues} has them. */
    static ValueColumn of(Column column, TableSchema schema) {
        String name = column.name();
        return switch (column) {
            case Column.Numeric numeric -> number(name, numeric.format());
            case Column.Temporal temporal -> time(name, temporal.format());
            case Column.Categorical categorical -> {
                DoubleFunction<@Nullable Object> values = JavaValues.of(categorical, schema);
                boolean areTruths = IntStream.range(0, categorical.categories().size())
                        .anyMatch(i -> values.apply(i) instanceof Boolean);
                yield areTruths
                        ? new ValueColumn(name, Kind.BOOLEAN, 0)
                        : text(name, categorical.categories().stream().mapToInt(String::length).max().orElse(1));
            }
            case Column.Constant constant -> switch (JavaValues.of(constant, schema).apply(0)) {
                case Long any -> new ValueColumn(name, Kind.INTEGER, 0);
                case Double any -> new ValueColumn(name, Kind.REAL, 0);
                case Boolean any -> new ValueColumn(name, Kind.BOOLEAN, 0);
                case null, default -> text(name, constant.text().length());
            };
            case Column.Identifier identifier -> identifier.pattern().pattern().equals(NUMBERS)
                    ? new ValueColumn(name, Kind.INTEGER, 0)
                    : text(name, LONGEST_TEXT);
            case Column.Text any -> text(name, LONGEST_TEXT);
        };
    }

    private static ValueColumn text(String name, int longest) {
        return new ValueColumn(name, Kind.TEXT, Math.max(1, longest));
    }

    private static ValueColumn number(String name, NumberFormat format) {
        Integer decimals = format.decimals();
        if (format.origin() != 0) {
            return new ValueColumn(name, Kind.INTEGER, 0);
        }
        int digits = Math.max(decimals == null ? 0 : decimals, format.least());
        if (decimals == null || digits > MOST_DECIMALS) {
            return new ValueColumn(name, Kind.REAL, 0);
        }
        return digits > 0
                ? new ValueColumn(name, Kind.DECIMAL, digits)
                : new ValueColumn(name, Kind.INTEGER, 0);
    }

    private static ValueColumn time(String name, TimeFormat format) {
        return switch (format.kind()) {
            case DATE -> new ValueColumn(name, Kind.DATE, 0);
            case TIME -> new ValueColumn(name, Kind.TIME, 0);
            case DURATION -> text(name, 64);
            case DATE_TIME -> new ValueColumn(name, format.offset() == null ? Kind.DATE_TIME : Kind.MOMENT, 0);
        };
    }
}
