package dev.gan4j.internal;

import java.util.regex.Pattern;

/** Decimal numbers as people write them in experiments and distributions. */
public final class Decimal {

    /** A number with or without a fraction and an exponent; no part can be read in two ways, so any length is read once. */
    public static final Pattern PATTERN = Pattern
            .compile("[+-]?(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?\\d++)?+");

    private Decimal() {}

    /**
     * Reads a number.
     *
     * @param text any text
     * @return its value; NaN for what is no number, and an infinity for one that is beyond a double
     */
    public static double parse(String text) {
        return PATTERN.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
}
