package dev.gan4j.data.csv;

import dev.gan4j.data.internal.Texts;
import java.util.Locale;
import java.util.Set;

/** What a cell holds. */
enum CsvCell {
    /** A finite number. */
    NUMBER,
    /**
     * Digits with a leading zero, such as {@code 01234}: a postal code or the like; a number only in a column that is named.
     */
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
        String text = trim(cell);
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

    /** Returns a cell without surrounding blanks and tabs; other invisible characters belong to it. */
    static String trim(String cell) {
        return Texts.trim(cell, CsvCell::isPadding);
    }

    private static boolean isPadding(int c) {
        return c == ' ' || c == '\t';
    }

    /** Returns whether a cell has no visible character and no control character except tabs. */
    static boolean isBlank(String cell) {
        return cell.isBlank() && control(cell) < 0;
    }

    /** Returns the first control character of a cell that is not a tab; -1 if there is none. */
    static int control(String cell) {
        return cell.chars().filter(c -> c != '\t' && Character.isISOControl(c)).findFirst().orElse(-1);
    }

    /** Returns whether a cell would be a number, or empty, without its control characters. */
    static boolean isSpoiled(String cell) {
        if (control(cell) < 0) {
            return false;
        }
        StringBuilder rest = new StringBuilder();
        cell.chars().filter(c -> c == '\t' || !Character.isISOControl(c)).forEach(c -> rest.append((char) c));
        String text = trim(rest.toString());
        return text.isEmpty() || Double.isFinite(number(text));
    }

    /** Returns whether a cell has no value: it is empty, a mark for a missing value, or NaN, which many tools write for one. */
    static boolean isMissing(String cell) {
        String lower = trim(cell).toLowerCase(Locale.ROOT);
        return MISSING_MARKS.contains(lower) || unsigned(lower).equals(NAN);
    }

    /**
     * Returns whether a number is written like a code, with a leading zero that numbers do not have.
     *
     * @param text a number without surrounding white space
     */
    static boolean isCode(String text) {
        String digits = unsigned(text);
        return digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) >= '0' && digits.charAt(1) <= '9';
    }

    /** Returns why a cell without a value is refused. */
    static String lacking(String cell) {
        String shown = "'" + Texts.printable(trim(cell)) + "'";
        return isBlank(cell)
                ? "is empty, but each row must hold a number"
                : of(cell) == NOT_FINITE
                        ? shown + " is not finite, but each number must be"
                        : shown + " marks a missing value, but each row must hold a number";
    }

    /** Returns why a cell without surrounding blanks is not accepted as a number. */
    static String fault(String text) {
        if (isSpoiled(text)) {
            return String.format(Locale.ROOT, " contains the control character U+%04X, which no number has",
                    control(text));
        }
        return switch (of(text)) {
            case CODE ->
                " looks like a code: it begins with a zero that numbers do not have; name the column to read it as a"
                        + " number";
            case NOT_FINITE -> " is not finite, but each number must be";
            case NUMBER, MISSING, TEXT -> " is not a number (such as -1.5 or 2e-3)";
        };
    }

    private static String unsigned(String text) {
        return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    }

    /**
     * Reads a decimal number, without Java's own forms such as {@code 1d} and {@code 0x1p3}.
     *
     * @param text without surrounding white space
     * @return the number, infinite if it exceeds a double; NaN if the text is not a number
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
