package dev.gan4j.internal;

import java.util.regex.Pattern;

/** Decimal numbers as people write them in experiments and distributions. */
public final class Decimal {

    /**
     * A number with or without a fraction and an exponent. The pattern is unambiguous, so it takes linear time for any length.
     */
    public static final Pattern PATTERN = Pattern
            .compile("[+-]?(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?\\d++)?+");

    private Decimal() {}

    /**
     * Reads a number.
     *
     * @param text any text
     * @return its value; NaN if it is not a number, and an infinity if it exceeds a double
     */
    public static double parse(String text) {
        return PATTERN.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
}
