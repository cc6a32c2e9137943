package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * @param around   what stands around the digits
 * @param exponent how powers of ten are written; null where there are none
 * @param significant the most significant digits of numbers without a grid; null for as many as each needs
 */
public record NumberFormat(@Nullable Integer decimals, int least, char mark, @Nullable Character grouping,
        long origin, Around around, @Nullable Exponent exponent, @Nullable Integer significant) {

    /** Which numbers have a plus sign. */
    public enum Plus {
        /** None. */
        NONE,
        /** Those above 0. */
        POSITIVE,
        /** Those above 0, and 0. */
        NOT_NEGATIVE
    }

    /** How negative numbers are told. */
    public enum Negative {
        /** By a sign before all else: -$5. */
        OUTER,
        /** By a sign before the digits: $-5. */
        INNER,
        /** By parentheses: ($5). */
        PARENTHESES
    }

    /**
     * What stands around the digits of a number.
     *
     * @param prefix   before each number, such as "$"; may be empty
     * @param suffix   after each number, such as " %"; may be empty
     * @param negative how negative numbers are told
     * @param plus     which numbers have a plus sign
     */
    public record Around(String prefix, String suffix, Negative negative, Plus plus) {

        /** Nothing but minus signs. */
        public static final Around NOTHING = new Around("", "", Negative.OUTER, Plus.NONE);

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if the prefix or the suffix could be part of a number
         */
        public Around {
            requireNonNull(negative, "negative must not be null");
            requireNonNull(plus, "plus must not be null");
            requireAffix("prefix", prefix);
            requireAffix("suffix", suffix);
        }

        private static void requireAffix(String name, String text) {
            if (text.chars().anyMatch(c -> (c >= '0' && c <= '9') || Character.isISOControl(c) || c == '-' || c == '+'
                    || c == '(' || c == ')')) {
                throw new IllegalArgumentException(
                        name + " must be a text without digits, signs and parentheses but was '" + text + "'");
            }
        }

        private String write(String text, int sign) {
            boolean isNegative = text.startsWith("-");
            String digits = isNegative ? text.substring(1) : text;
            if (isNegative && negative == Negative.PARENTHESES) {
                return '(' + prefix + digits + suffix + ')';
            }
            boolean hasPlus = plus != Plus.NONE && (sign > 0 || (sign == 0 && plus == Plus.NOT_NEGATIVE));
            String mark = isNegative ? "-" : hasPlus ? "+" : "";
            return negative == Negative.INNER ? prefix + mark + digits + suffix : mark + prefix + digits + suffix;
        }

        /** Returns the number with its sign before the digits; null where a part is missing. */
        private @Nullable String bare(String text) {
            if (equals(NOTHING)) {
                return text;
            }
            boolean isEnclosed = negative == Negative.PARENTHESES && text.startsWith("(") && text.endsWith(")")
                    && text.length() > 1;
            String rest = isEnclosed ? text.substring(1, text.length() - 1) : text;
            String sign = isEnclosed ? "-" : "";
            for (int place = 0; place < 2; place++) { // before the prefix, or after it
                if (sign.isEmpty() && (rest.startsWith("-") || rest.startsWith("+"))) {
                    sign = rest.substring(0, 1);
                    rest = rest.substring(1);
                }
                if (place == 0) {
                    if (!rest.startsWith(prefix)) {
                        return null;
                    }
                    rest = rest.substring(prefix.length());
                }
            }
            boolean isDigits = rest.endsWith(suffix) && !rest.startsWith("-") && !rest.startsWith("+");
            return isDigits ? sign + rest.substring(0, rest.length() - suffix.length()) : null;
        }
    }

    /**
     * How a power of ten is written, as in 6.022e+23.
     *
     * @param digits  after the decimal mark
     * @param capital whether the exponent follows E, not e
     * @param plus    whether exponents that are not negative have a sign
     * @param least   the fewest digits of the exponent
     */
    public record Exponent(int digits, boolean capital, boolean plus, int least) {

        /** From so many digits on, each number is read as the one that was written. */
        private static final int ALL = 16;
        private static final Pattern WRITTEN = Pattern.compile("[-+]?[0-9](?:\\.([0-9]+))?([eE])([-+]?)([0-9]+)");

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Exponent {
            if (digits < 0 || digits > MOST_DIGITS) {
                throw new IllegalArgumentException("digits must be from 0 to " + MOST_DIGITS + " but was " + digits);
            }
            if (least < 1 || least > 3) {
                throw new IllegalArgumentException("least must be from 1 to 3 but was " + least);
            }
        }

        /**
         * Returns how numbers are written.
         *
         * @param texts with decimal points
         * @return null where they are not all written alike, with powers of ten
         */
        public static @Nullable Exponent of(List<String> texts) {
            int digits = -1;
            int least = 3;
            Boolean capital = null;
            Boolean plus = null; // of exponents that are not negative
            for (String text : texts) {
                Matcher matcher = WRITTEN.matcher(text);
                if (!matcher.matches()) {
                    return null;
                }
                int after = matcher.group(1) == null ? 0 : matcher.group(1).length();
                boolean isCapital = matcher.group(2).equals("E");
                String sign = matcher.group(3);
                boolean isAlike = (digits < 0 || after == digits) && (capital == null || isCapital == capital)
                        && (plus == null || sign.equals("-") || sign.equals("+") == plus);
                if (!isAlike || after > MOST_DIGITS) {
                    return null;
                }
                digits = after;
                capital = isCapital;
                plus = sign.equals("-") ? plus : (Boolean) sign.equals("+");
                least = Math.min(least, matcher.group(4).length());
            }
            // Programs that write two digits at least write a sign as well.
            return capital == null ? null : new Exponent(digits, capital, plus == null ? least > 1 : plus, least);
        }

        /**
         * Writes 0, which shows all parts.
         *
         * @return such as 0.000e+00
         */
        public String example() {
            return write(0);
        }

        private double round(double value) {
            return digits >= ALL ? value + 0.0 : Double.parseDouble(write(value)) + 0.0;
        }

        private String write(double value) {
            BigDecimal number = new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
            int power = number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
            String power10 = String.valueOf(Math.abs(power));
            return number.scaleByPowerOfTen(-power).setScale(digits, RoundingMode.UNNECESSARY).toPlainString()
                    + (capital ? "E" : "e") + (power < 0 ? "-" : plus ? "+" : "")
                    + "0".repeat(Math.max(0, least - power10.length())) + power10;
        }
    }

    /** As many digits as each number needs, with a decimal point. */
    public static final NumberFormat SHORTEST = new NumberFormat(null, '.');

    /** Whole numbers. */
    public static final NumberFormat INTEGER = new NumberFormat(0, '.');

    /** The most decimals of a grid. */
    public static final int MOST_DECIMALS = 18;

    /** The most digits after the mark of a number with a power of ten. */
    public static final int MOST_DIGITS = 30;

    /** The most significant digits to which numbers are rounded; those of more have as many as a double. */
    public static final int MOST_SIGNIFICANT = 15;

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
     *                                  has, there is an origin of numbers that are not whole, or a grid of numbers with powers
     *                                  of ten
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
        requireNonNull(around, "around must not be null");
        if (exponent != null && (decimals != null || least != 0 || grouping != null)) {
            throw new IllegalArgumentException(
                    "numbers with powers of ten must have neither decimals nor groups but had " + decimals + ", "
                            + least + " and " + grouping);
        }
        if (significant != null && (decimals != null || exponent != null || significant < 1
                || significant > MOST_SIGNIFICANT)) {
            throw new IllegalArgumentException("significant must be from 1 to " + MOST_SIGNIFICANT
                    + ", of numbers without decimals and powers of ten, but was " + significant);
        }
    }

    private static void requireMark(String name, char mark) {
        if (Character.isLetterOrDigit(mark) || Character.isISOControl(mark) || mark == '-' || mark == '+'
                || mark == '"') {
            throw new IllegalArgumentException(name + " must be a character that no number has but was '" + mark + "'");
        }
    }

    /**
     * Creates a format with nothing around the digits.
     *
     * @param decimals numbers are multiples of 10 to the power of minus this; null where there is no such grid
     * @param least    the fewest digits written after the decimal mark
     * @param mark     the decimal mark
     * @param grouping what stands between groups of three digits; null for nothing
     * @param origin   what is added to a number before it is written
     */
    public NumberFormat(@Nullable Integer decimals, int least, char mark, @Nullable Character grouping, long origin) {
        this(decimals, least, mark, grouping, origin, Around.NOTHING, null, null);
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
        if (exponent != null) {
            return exponent.round(value);
        }
        if (decimals == null) {
            return (significant == null ? value : shortest(value).doubleValue()) + 0.0; // -0 is written as 0
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
        String digits = exponent == null ? digits(value) : marked(exponent.write(value));
        return around.equals(Around.NOTHING)
                ? digits
                : around.write(digits, (int) Math.signum(origin + round(value)));
    }

    private String digits(double value) {
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
        BigDecimal shortest = shortest(value);
        // A number too far from 1 for plain digits is written as Java writes it.
        return shortest.precision() - shortest.scale() > LONGEST || shortest.scale() > LONGEST
                ? marked(Double.toString(shortest.doubleValue()))
                : plain(shortest, least);
    }

    private BigDecimal shortest(double value) {
        BigDecimal shortest = BigDecimal.valueOf(value + 0.0);
        return significant == null
                ? shortest
                : shortest.round(new MathContext(significant, RoundingMode.HALF_EVEN));
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
     * Returns a number without what stands around it.
     *
     * @param text without surrounding blanks
     * @return its sign and its digits; null where what should stand around them does not
     */
    public @Nullable String bare(String text) {
        return around.bare(text);
    }

    /**
     * Reads a number.
     *
     * @param text without surrounding blanks
     * @return its value, less the origin; NaN where the text is no number of this format, or one beyond a double; more decimals
     *         than the format has are no fault
     */
    public double parse(String text) {
        String bare = around.bare(text);
        String plain = bare == null ? null : plain(bare);
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
        if (text.startsWith("0", begin)) {
            return ""; // 0.123 has no thousands
        }
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
