package dev.gan4j.table;

import dev.gan4j.data.Column;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Values of Java as cells of a table, and back. */
@SuppressWarnings("JavaUtilDate") // queries of older libraries have such dates
public final class JavaValues {

    /** What a value may be, part of a sentence. */
    static final String ALLOWED = "a number, a text, a boolean, an enum constant, a date, a time, a duration, a UUID or null";

    /** Of fractions of a second, all digits that a double holds of a moment. */
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss",
            Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final double NANOS = 1e9;

    private JavaValues() {}

    /**
     * Writes a value as a cell.
     *
     * @param value any
     * @return its text, empty for null and for NaN; null where a cell cannot hold the value
     */
    public static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case CharSequence text -> text.toString();
            case Character text -> text.toString();
            case Boolean truth -> truth.toString();
            case Enum<?> constant -> constant.name();
            case BigDecimal number -> number.toPlainString();
            case Double number -> number.isNaN() ? "" : number.isInfinite() ? null : number.toString();
            case Float number -> number.isNaN() ? "" : number.isInfinite() ? null : number.toString();
            case Number number -> number.toString();
            case LocalDate date -> date.toString();
            case LocalDateTime moment -> DATE_TIME.format(moment) + fraction(moment);
            case OffsetDateTime moment ->
                DATE_TIME.format(moment) + fraction(moment) + moment.getOffset().getId();
            case ZonedDateTime moment -> text(moment.toOffsetDateTime());
            case Instant moment -> text(moment.atOffset(ZoneOffset.UTC));
            case LocalTime time -> TIME.format(time) + fraction(time);
            case Date date -> ofDate(date);
            case Duration duration -> duration.toString();
            case UUID uuid -> uuid.toString();
            default -> null;
        };
    }

    /** The dates of java.sql, which this class does not need, are days, times and moments of no zone. */
    private static String ofDate(Date date) {
        return switch (date.getClass().getName()) {
            case "java.sql.Date", "java.sql.Time" -> date.toString();
            case "java.sql.Timestamp" ->
                String.valueOf(text(LocalDateTime.parse(date.toString().replace(' ', 'T'))));
            default -> String.valueOf(text(date.toInstant()));
        };
    }

    private static String fraction(TemporalAccessor moment) {
        BigDecimal seconds = BigDecimal.valueOf(moment.get(ChronoField.MICRO_OF_SECOND), 6);
        return seconds.signum() == 0 ? "" : seconds.stripTrailingZeros().toPlainString().substring(1);
    }

    /** Says what a value is, for messages. */
    static String described(@Nullable Object value) {
        return value instanceof Number
                ? String.valueOf(value)
                : value == null ? "null" : "of the class " + value.getClass().getTypeName();
    }

    /**
     * Returns what turns the numbers of a column into values: whole numbers into {@link Long} or {@link BigInteger}, others into
     * {@link Double}; "true" and "false" into {@link Boolean}, other categories into texts; times into {@link LocalDate},
     * {@link LocalDateTime}, {@link OffsetDateTime}, {@link LocalTime} or {@link Duration}; a constant into a number or a text.
     *
     * @param column one with values, or a constant
     * @param schema of the table
     * @return gives null for a blank
     * @throws IllegalArgumentException if it is a column of identifiers or of free text
     */
    public static DoubleFunction<@Nullable Object> of(Column column, TableSchema schema) {
        Blanks blanks = Blanks.of(schema.blanks());
        return switch (column) {
            case Column.Numeric numeric ->
                value -> Double.isNaN(value) ? null : number(numeric.format(), value);
            case Column.Temporal temporal ->
                value -> Double.isNaN(value) ? null : time(temporal.format(), temporal.format().round(value));
            case Column.Categorical categorical -> {
                List<@Nullable Object> values = categories(categorical.categories(), blanks);
                yield value -> values.get((int) value);
            }
            case Column.Constant constant -> {
                Object value = blanks.has(constant.text()) ? null : constant(constant.text());
                yield any -> value;
            }
            case Column.Identifier any -> throw withoutNumbers(column);
            case Column.Text any -> throw withoutNumbers(column);
        };
    }

    private static IllegalArgumentException withoutNumbers(Column column) {
        return new IllegalArgumentException("column '" + column.name() + "' must have numbers but has none");
    }

    private static List<@Nullable Object> categories(List<String> texts, Blanks blanks) {
        boolean areTruths = texts.stream().filter(text -> !blanks.has(text)).allMatch(JavaValues::isTruth);
        List<@Nullable Object> values = new ArrayList<>();
        for (String text : texts) {
            values.add(blanks.has(text) ? null : areTruths ? (Object) Boolean.valueOf(Blanks.trim(text)) : text);
        }
        return values;
    }

    private static boolean isTruth(String text) {
        String trimmed = Blanks.trim(text);
        return trimmed.equalsIgnoreCase("true") || trimmed.equalsIgnoreCase("false");
    }

    /** A constant that is written as a number is one, unless it is a code such as 007. */
    private static Object constant(String text) {
        double value = NumberFinder.isCode(text) ? Double.NaN : NumberFormat.SHORTEST.parse(text);
        if (Double.isNaN(value)) {
            return isTruth(text) ? (Object) Boolean.valueOf(text) : text;
        }
        return text.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(text) : (Object) value;
    }

    private static Object number(NumberFormat format, double value) {
        Integer decimals = format.decimals();
        if (format.origin() != 0) {
            return format.origin() + (long) Math.rint(value);
        }
        double rounded = format.round(value);
        if (decimals == null || decimals > 0 || format.least() > 0) {
            return rounded;
        }
        return Math.abs(rounded) < 0x1p63
                ? (Object) (long) rounded
                : new BigDecimal(rounded).toBigInteger();
    }

    private static Object time(TimeFormat format, double value) {
        return switch (format.kind()) {
            case DATE -> LocalDate.ofEpochDay((long) value);
            case TIME -> LocalTime.ofNanoOfDay(micros(value) * 1000);
            case DURATION -> Duration.of(micros(value), ChronoUnit.MICROS);
            case DATE_TIME -> {
                long micros = micros(value);
                LocalDateTime utc = LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L),
                        (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
                String offset = format.offset();
                yield offset == null
                        ? (Object) utc
                        : utc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(ZoneOffset.of(offset));
            }
        };
    }

    private static long micros(double seconds) {
        return Math.round(seconds * (NANOS / 1000));
    }
}
