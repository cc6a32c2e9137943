package dev.gan4j.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Formats numbers; java.util.Formatter is not used, because its first call takes tens of milliseconds. */
public final class Digits {

    private Digits() {}

    /**
     * Formats a number for people, with a proper minus sign.
     *
     * @param value any number
     * @param digits the significant digits, at least 1
     * @return such as {@code 0.1834}, {@code −3.2e−9} or {@code not a number}
     */
    public static String significant(double value, int digits) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "\u2212infinite";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent > 6) {
            return powered(rounded);
        }
        if (rounded.scale() < 0) {
            rounded = rounded.setScale(0, RoundingMode.UNNECESSARY);
        }
        return signed(rounded.toPlainString());
    }

    /**
     * Formats a tick of an axis whose numbers are very large or very small.
     *
     * @param value finite
     * @return such as {@code 2.5e6}
     */
    static String scientific(double value) {
        return value == 0 ? "0" : powered(new BigDecimal(value).round(new MathContext(5, RoundingMode.HALF_EVEN)));
    }

    private static String powered(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return signed(value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent);
    }

    /**
     * Formats a count with a thin space between thousands.
     *
     * @param count any number
     * @return such as {@code 100 000}
     */
    public static String count(long count) {
        StringBuilder text = new StringBuilder(Long.toString(count));
        int first = count < 0 ? 1 : 0;
        if (text.length() - first > 4) {
            for (int at = text.length() - 3; at > first; at -= 3) {
                text.insert(at, '\u202F');
            }
        }
        return signed(text.toString());
    }

    /**
     * Formats a tick with a number of decimals.
     *
     * @param value    finite
     * @param decimals at least 0
     * @return such as {@code −2.5}
     */
    public static String fixed(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return signed(rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString());
    }

    /**
     * Appends a coordinate with at most two decimals.
     *
     * @param to    receives it
     * @param value within about 10^13
     */
    static void coordinate(StringBuilder to, double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            to.append('-');
            hundredths = -hundredths;
        }
        to.append(hundredths / 100);
        int rest = (int) (hundredths % 100);
        if (rest != 0) {
            to.append('.').append((char) ('0' + rest / 10));
            if (rest % 10 != 0) {
                to.append((char) ('0' + rest % 10));
            }
        }
    }

    private static String signed(String text) {
        return text.replace('-', '\u2212');
    }
}
