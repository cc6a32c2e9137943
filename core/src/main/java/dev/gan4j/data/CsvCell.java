package dev.gan4j.data;

import java.util.Locale;
import java.util.Set;

/** What a cell holds. */
enum CsvCell {
    /** A finite number. */
    NUMBER,
    /** Nothing, or a mark for a missing value. */
    MISSING,
    /** NaN, infinity, or a number beyond a double. */
    NOT_FINITE,
    /** Anything else. */
    TEXT;

    private static final Set<String> MISSING_MARKS = Set.of("", "?", "na", "n/a", "null");
    private static final Set<String> NOT_FINITE_MARKS = Set.of("nan", "inf", "infinity");

    static CsvCell of(String cell) {
        String text = cell.trim();
        double value = number(text);
        if (Double.isFinite(value)) {
            return NUMBER;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (MISSING_MARKS.contains(lower)) {
            return MISSING;
        }
        String unsigned = lower.startsWith("-") || lower.startsWith("+") ? lower.substring(1) : lower;
        return Double.isInfinite(value) || NOT_FINITE_MARKS.contains(unsigned) ? NOT_FINITE : TEXT;
    }

    /**
     * Reads a decimal number, without Java's own forms such as {@code 1d} and {@code 0x1p3}.
     *
     * @param text without surrounding white space
     * @return the number, infinite where it is beyond a double; NaN where the text is none
     */
    static double number(String text) {
        if (text.isEmpty() || !isDecimal(text)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
