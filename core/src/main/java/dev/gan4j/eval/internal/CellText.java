package dev.gan4j.eval.internal;

import dev.gan4j.data.Column;
import dev.gan4j.data.TimeFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Values of a table's cells in words, for people. */
public final class CellText {

    private CellText() {}

    /**
     * Returns a value in words: a number with at most six digits, a date as ISO 8601 has it.
     *
     * @param column that the value is of
     * @param value  no blank
     */
    public static String of(Column column, double value) {
        return switch (column) {
            case Column.Categorical category -> category.categories().get((int) value);
            case Column.Temporal time -> time(time.format().kind(), value);
            case Column other -> number(value);
        };
    }

    private static String number(double value) {
        if (Math.rint(value) == value && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(String.format(Locale.ROOT, "%.6g", value)).stripTrailingZeros();
        return rounded.precision() - rounded.scale() > 15 || rounded.scale() > 12
                ? rounded.toString()
                : rounded.toPlainString();
    }

    private static String time(TimeFormat.Kind kind, double value) {
        long whole = Math.round(value);
        return switch (kind) {
            case DATE -> LocalDate.ofEpochDay(whole).toString();
            case DATE_TIME ->
                LocalDateTime.ofEpochSecond(whole, 0, ZoneOffset.UTC).toString().replace('T', ' ');
            case TIME -> LocalTime.ofSecondOfDay(Math.floorMod(whole, 86_400L)).toString();
            case DURATION -> Duration.ofSeconds(whole).toString().substring(2).toLowerCase(Locale.ROOT);
        };
    }
}
