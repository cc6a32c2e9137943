package dev.gan4j.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a column are written.
 *
 * @param decimals numbers are multiples of 10 to the power of minus this; 0 for integers; null where there is no such grid
 * @param least    the fewest digits written after the decimal mark, zeros included
 * @param mark     the decimal mark, such as '.' or ','
 * @param grouping what stands between groups of three digits, such as ',' or a blank; null for nothing
 * @param origin   what is added to a number before it is written: integers beyond 2^53, which a double cannot hold, are held
 *                 as differences from it; 0 for all others
 */
public record NumberFormat(@Nullable Integer decimals, int least, char mark, @Nullable Character grouping,
        long origin) {

    /** As many digits as each number needs, with a decimal point. */
    public static final NumberFormat SHORTEST = new NumberFormat(null, '.');

    /** Whole numbers. */
    public static final NumberFormat INTEGER = new NumberFormat(0, '.');

    /** The most decimals of a grid. */
    public static final int MOST_DECIMALS = 18;

    /** Whole numbers below this are exact as doubles, with room for one bit of rounding. */
    private static final double EXACT = 0x1p52;
    private static final int LONGEST = 40;
    private static final double[] POWERS = new double[MOST_DECIMALS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10; // exact up to 10^22
        }
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number of digits is out of range, the marks are not two characters that no number
     *                                  has, or there is an origin of numbers that are not whole
     */
    public NumberFormat {
        if (decimals != null && (decimals < 0 || decimals > MOST_DECIMALS)) {
            throw new IllegalArgumentException("decimals must be from 0 to " + MOST_DECIMALS + " but was " + decimals);
        }
        if (least < 0 || least > MOST_DECIMALS) {
            throw new IllegalArgumentException("least must be from 0 to " + MOST_DECIMALS + " but was " + least);
        }
        requireMark("mark", mark);
        if (grouping != null) {
            requireMark("grouping", grouping);
            if (grouping == mark) {
                throw new IllegalArgumentException("grouping must differ from mark but both were '" + mark + "'");
            }
        }
        if (origin != 0 && (decimals == null || decimals != 0 || least != 0)) {
            throw new IllegalArgumentException("origin must be 0 for numbers that are not whole but was " + origin);
        }
    }

    private static void requireMark(String name, char mark) {
        if (Character.isLetterOrDigit(mark) || Character.isISOControl(mark) || mark == '-' || mark == '+'
                || mark == '"') {
            throw new IllegalArgumentException(name + " must be a character that no number has but was '" + mark + "'");
        }
    }

    /**
     * Creates a format without groups of digits.
     *
     * @param decimals digits after the mark, of every number; null for as many as each needs
     * @param mark     the decimal mark
     */
    public NumberFormat(@Nullable Integer decimals, char mark) {
        this(decimals, decimals == null ? 0 : decimals, mark, null, 0);
    }

    /**
     * Returns the nearest number that can be written.
     *
     * @param value finite
     * @return the same where there is no grid
     */
    public double round(double value) {
        if (decimals == null) {
            return value + 0.0; // -0 is written as 0
        }
        double scaled = value * POWERS[decimals];
        if (Math.abs(scaled) < EXACT) {
            return Math.rint(scaled) / POWERS[decimals] + 0.0;
        }
        return Math.abs(value) >= EXACT
                ? Math.rint(value)
                : new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    /**
     * Writes a number.
     *
     * @param value finite
     * @return its text
     */
    public String write(double value) {
        if (origin != 0) {
            return grouped(Long.toString(origin + (long) Math.rint(value)));
        }
        if (decimals != null && Math.abs(value * POWERS[decimals]) < EXACT) {
            long whole = (long) Math.rint(value * POWERS[decimals]);
            return decimals == 0 && least == 0 && grouping == null
                    ? Long.toString(whole)
                    : plain(BigDecimal.valueOf(whole, decimals), least);
        }
        if (decimals != null && Math.abs(value) < 1e18) {
            return plain(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN), least);
        }
        BigDecimal shortest = BigDecimal.valueOf(value + 0.0);
        // A number too far from 1 for plain digits is written as Java writes it.
        return shortest.precision() - shortest.scale() > LONGEST || shortest.scale() > LONGEST
                ? marked(Double.toString(value))
                : plain(shortest, least);
    }

    private String plain(BigDecimal number, int digits) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return grouped(marked(stripped.setScale(Math.max(stripped.scale(), digits)).toPlainString()));
    }

    private String marked(String text) {
        return mark == '.' ? text : text.replace('.', mark);
    }

    private String grouped(String text) {
        if (grouping == null) {
            return text;
        }
        int begin = text.startsWith("-") ? 1 : 0;
        int end = text.indexOf(mark);
        StringBuilder grouped = new StringBuilder(text);
        for (int at = (end < 0 ? text.length() : end) - 3; at > begin; at -= 3) {
            grouped.insert(at, (char) grouping);
        }
        return grouped.toString();
    }

    /**
     * Reads a number.
     *
     * @param text without surrounding blanks
     * @return its value, less the origin; NaN where the text is no number of this format, or one beyond a double; more decimals
     *         than the format has are no fault
     */
    public double parse(String text) {
        String plain = plain(text);
        if (plain == null) {
            return Double.NaN;
        }
        try {
            if (origin != 0) {
                return Math.subtractExact(Long.parseLong(plain), origin);
            }
            double value = Double.parseDouble(plain) + 0.0;
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException | ArithmeticException e) {
            return Double.NaN;
        }
    }

    /** Returns the text as Java writes numbers; null where a character has no place in one. */
    private @Nullable String plain(String text) {
        boolean isPlain = mark == '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == 'e' || c == 'E' || c == mark) {
                continue;
            }
            if (grouping == null || c != grouping) {
                return null;
            }
            isPlain = false;
        }
        if (text.isEmpty() || isPlain) {
            return text.isEmpty() ? null : text;
        }
        String groups = grouping == null ? text : ungrouped(text, grouping);
        return groups.isEmpty() ? null : groups.replace(mark, '.');
    }

    /** Removes what stands between groups of three digits; empty where it stands elsewhere. */
    private String ungrouped(String text, char between) {
        if (text.indexOf(between) < 0) {
            return text;
        }
        int end = text.indexOf(mark);
        int whole = end < 0 ? text.length() : end;
        int begin = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean isPlace = i < whole && i > begin && (whole - i) % 4 == 0;
            boolean isBetween = text.charAt(i) == between;
            if (isBetween != (isPlace && whole > i)) {
                return "";
            }
            if (!isBetween) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }
}
