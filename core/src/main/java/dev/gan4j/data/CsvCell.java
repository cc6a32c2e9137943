package dev.gan4j.data;

import java.util.Locale;
import java.util.Set;

/** What a cell holds. */
enum CsvCell {
    /** A finite number. */
    NUMBER,
    /** Digits with a leading zero, such as {@code 01234}: a postal code or the like, and a number only if that is told. */
    CODE,
    /** Nothing, or a mark for a missing value. */
    MISSING,
    /** NaN, infinity, or a number beyond a double. */
    NOT_FINITE,
    /** Anything else. */
    TEXT;

    private static final Set<String> MISSING_MARKS = Set.of("", "?", "na", "n/a", "null");
    private static final String NAN = "nan";
    private static final Set<String> NOT_FINITE_MARKS = Set.of(NAN, "inf", "infinity");

    static CsvCell of(String cell) {
        String text = cell.trim();
        double value = number(text);
        if (Double.isFinite(value)) {
            return isCode(text) ? CODE : NUMBER;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (MISSING_MARKS.contains(lower)) {
            return MISSING;
        }
        return Double.isInfinite(value) || NOT_FINITE_MARKS.contains(unsigned(lower)) ? NOT_FINITE : TEXT;
    }

    /** Returns whether a cell holds no value: none, a mark for a missing one, or NaN, which many tools write for one. */
    static boolean isMissing(String cell) {
        String lower = cell.trim().toLowerCase(Locale.ROOT);
        return MISSING_MARKS.contains(lower) || unsigned(lower).equals(NAN);
    }

    /**
     * Returns whether a number is written as codes are, with a zero that a number would not have.
     *
     * @param text a number without surrounding white space
     */
    static boolean isCode(String text) {
        String digits = unsigned(text);
        return digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) >= '0' && digits.charAt(1) <= '9';
    }

    private static String unsigned(String text) {
        return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
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
