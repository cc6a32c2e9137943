package dev.gan4j.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The finest lattice on which all values of a column lie: origin + k step, such as the multiples of 0.1 or every full minute. Where
 * most values have fewer decimals than the lattice, a value is rounded to as many as one of them has.
 *
 * @param origin   one of the points
 * @param step     the distance between two points; 0 where there is no lattice
 * @param decimals the share of the values that have at most so many decimals, for each number of decimals from 0; empty where all
 *                 are rounded to the lattice
 */
public record Grid(double origin, double step, List<Double> decimals) {

    /** No lattice. */
    public static final Grid NONE = new Grid(0, 0, List.of());

    /** The share of the values that have fewer decimals than the lattice, above which they are rounded to fewer. */
    private static final double MOST = 0.5;

    /** Copies the list. */
    public Grid {
        decimals = List.copyOf(decimals);
    }

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
        return new Grid(sorted[0], divisor / scale, decimals(sorted, decimals));
    }

    private static List<Double> decimals(double[] sorted, int most) {
        int[] counts = new int[most + 1];
        for (double value : sorted) {
            counts[Math.clamp(BigDecimal.valueOf(value).stripTrailingZeros().scale(), 0, most)]++;
        }
        int common = 0;
        for (int k = 1; k <= most; k++) {
            common = counts[k] > counts[common] ? k : common;
        }
        if (common == most || counts[common] < MOST * sorted.length) {
            return List.of();
        }
        List<Double> shares = new ArrayList<>();
        double sum = 0;
        for (int k = 0; k <= most; k++) {
            sum += (double) counts[k] / sorted.length;
            // A value with fewer decimals than most is one of those that end in a zero.
            shares.add(k < common ? 0 : k == most ? 1 : sum);
        }
        return shares;
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
     * Returns whether all points are whole numbers.
     *
     * @return false where there is no lattice
     */
    public boolean isWhole() {
        return step >= 1 && step == Math.rint(step) && origin == Math.rint(origin);
    }

    /**
     * Returns the nearest point.
     *
     * @param value   finite
     * @param uniform in [0, 1); chooses how many decimals, where that differs
     * @return the value itself where there is no lattice
     */
    double round(double value, double uniform) {
        if (step == 0) {
            return value;
        }
        for (int k = 0; k < decimals.size() - 1; k++) {
            if (uniform < decimals.get(k)) {
                double scale = StrictMath.pow(10, k);
                return Math.rint(value * scale) / scale;
            }
        }
        double point = origin + Math.rint((value - origin) / step) * step;
        // As its decimal text, so that 0.1 + 2 x 0.1 is 0.3.
        return step >= 1 && step == Math.rint(step) ? point : Math.rint(point * 1e9) / 1e9;
    }
}
