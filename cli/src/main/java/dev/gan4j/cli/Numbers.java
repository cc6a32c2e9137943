package dev.gan4j.cli;

import java.math.BigDecimal;
import java.math.MathContext;

/** Formats numbers for people. */
final class Numbers {

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Numbers() {}

    /** Returns four significant digits, in scientific notation if there would be many zeros. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS);
        return size >= 1e-4 && size < 1e7
                ? rounded.toPlainString()
                : String.format(java.util.Locale.ROOT, "%.3e", value);
    }
}
