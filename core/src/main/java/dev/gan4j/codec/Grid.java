package dev.gan4j.codec;

import java.math.BigDecimal;

/**
 * The finest lattice on which all values of a column lie: origin + k step, such as the multiples of 0.1 or every full minute.
 *
 * @param origin one of the points
 * @param step   the distance between two points; 0 where there is no lattice
 */
public record Grid(double origin, double step) {

    /** No lattice. */
    public static final Grid NONE = new Grid(0, 0);

    private static final int MOST_DECIMALS = 9;
    private static final double LARGEST = 1L << 52;

    /**
     * Finds the lattice of some values.
     *
     * @param sorted ascending
     * @return the lattice; none where values have more than nine decimals, or there is one value at most
     */
    static Grid of(double[] sorted) {
        if (sorted.length < 2 || sorted[0] == sorted[sorted.length - 1]) {
            return NONE;
        }
        int decimals = 0;
        for (double value : sorted) {
            if (decimals < MOST_DECIMALS + 1 && !isWhole(value, decimals)) {
                decimals = Math.max(decimals, BigDecimal.valueOf(value).stripTrailingZeros().scale());
            }
        }
        double scale = Math.pow(10, decimals);
        double largest = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1])) * scale;
        if (decimals > MOST_DECIMALS || largest > LARGEST) {
            return NONE;
        }
        long first = Math.round(sorted[0] * scale);
        long divisor = 0;
        for (double value : sorted) {
            divisor = gcd(divisor, Math.round(value * scale) - first);
        }
        return new Grid(sorted[0], divisor / scale);
    }

    private static boolean isWhole(double value, int decimals) {
        double scaled = value * Math.pow(10, decimals);
        return Math.rint(scaled) / Math.pow(10, decimals) == value;
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return Math.abs(x);
    }

    /**
     * Returns the nearest point.
     *
     * @param value finite
     * @return the value itself where there is no lattice
     */
    double round(double value) {
        if (step == 0) {
            return value;
        }
        double point = origin + Math.rint((value - origin) / step) * step;
        // As its decimal text, so that 0.1 + 2 x 0.1 is 0.3.
        return step >= 1 && step == Math.rint(step) ? point : Math.rint(point * 1e9) / 1e9;
    }
}
