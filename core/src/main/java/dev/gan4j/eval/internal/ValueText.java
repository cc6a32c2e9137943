package dev.gan4j.eval.internal;

import dev.gan4j.data.Column;
import dev.gan4j.internal.Printable;
import java.math.BigDecimal;
import java.util.Locale;

/** Values of a table's cells in words, for people. */
public final class ValueText {

    private static final int LONGEST = 60;

    private ValueText() {}

    /**
     * Returns a value in words: a number with at most six digits, a date as its column has it.
     *
     * @param column that the value is of
     * @param value  no blank
     */
    public static String of(Column column, double value) {
        return switch (column) {
            case Column.Categorical category -> shown(category.categories().get((int) value));
            case Column.Temporal time -> time.format().write(value);
            case Column other -> number(value);
        };
    }

    /** Returns a cell's text as one line, no longer than people read. */
    public static String shown(String text) {
        return text.isBlank() ? "\"" + Printable.line(text, LONGEST) + "\"" : Printable.line(text, LONGEST);
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
}
