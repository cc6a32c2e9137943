package dev.gan4j.data.internal;

/** Numbers as text. */
public final class Numbers {

    private Numbers() {}

    /**
     * Returns the shortest text that reads back as the number.
     *
     * @param value a finite number
     * @return such as {@code -1}, {@code 0.5}, {@code 1e-7}
     */
    public static String canonical(double value) {
        if (value == 0) {
            return "0";
        }
        String text = Double.toString(value).replace('E', 'e');
        int exponent = text.indexOf('e');
        String mantissa = exponent < 0 ? text : text.substring(0, exponent);
        String rest = exponent < 0 ? "" : text.substring(exponent);
        return (mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa) + rest;
    }
}
