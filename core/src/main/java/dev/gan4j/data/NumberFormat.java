package dev.gan4j.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a column are written.
 *
 * @param decimals digits after the decimal mark; 0 for integers; null for as many as each number needs
 * @param mark     the decimal mark, such as '.' or ','
 */
public record NumberFormat(@Nullable Integer decimals, char mark) {

    /** As many digits as each number needs, with a decimal point. */
    public static final NumberFormat SHORTEST = new NumberFormat(null, '.');

    /** Whole numbers. */
    public static final NumberFormat INTEGER = new NumberFormat(0, '.');

    /**
     * Returns the nearest number that can be written.
     *
     * @param value finite
     * @return the same where the number of decimals is not fixed
     */
    public double round(double value) {
        return decimals == null || Math.abs(value) >= 1L << 53
                ? value
                : new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    /**
     * Writes a number.
     *
     * @param value finite
     * @return its text
     */
    public String write(double value) {
        BigDecimal exact = decimals == null ? BigDecimal.valueOf(value) : new BigDecimal(value);
        BigDecimal rounded = decimals == null
                ? exact.scale() > 0 ? exact.stripTrailingZeros() : exact
                : exact.setScale(decimals, RoundingMode.HALF_EVEN);
        if (rounded.scale() < 0) {
            rounded = rounded.setScale(0);
        }
        // A number too far from 1 for plain digits is written as Java writes it.
        String text = decimals == null && rounded.precision() - rounded.scale() > 40 || rounded.scale() > 40
                ? Double.toString(value)
                : rounded.toPlainString();
        return mark == '.' ? text : text.replace('.', mark);
    }
}
