package dev.gan4j.report;

import java.util.Arrays;

/** Counts exactly how many of the lines from z to G(z) cross. */
public final class Crossings {

    private Crossings() {}

    /**
     * Counts the pairs of lines that cross: the inversions of G.
     *
     * @param g G(z) in the order of ascending z; each finite
     * @return pairs i &lt; j with g[i] &gt; g[j]
     */
    public static long count(double[] g) {
        double[] values = g.clone();
        return sort(values, new double[g.length], 0, g.length);
    }

    /** Merge sort, which meets every inversion once. */
    private static long sort(double[] values, double[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long crossings = sort(values, spare, from, middle) + sort(values, spare, middle, to);
        System.arraycopy(values, from, spare, from, to - from);
        int low = from;
        int high = middle;
        for (int at = from; at < to; at++) {
            if (high == to || (low < middle && spare[low] <= spare[high])) {
                values[at] = spare[low++];
            } else {
                values[at] = spare[high++];
                crossings += middle - low;
            }
        }
        return crossings;
    }

    /**
     * Returns how many pairs there are.
     *
     * @param lines at least 0
     * @return the largest possible number of crossings
     */
    public static long pairs(int lines) {
        return (long) lines * (lines - 1) / 2;
    }

    /**
     * Returns which lines cross at least one other.
     *
     * @param g G(z) in the order of ascending z; each finite
     * @return for each line
     */
    static boolean[] crossing(double[] g) {
        int lines = g.length;
        boolean[] crossing = new boolean[lines];
        double[] leastAfter = new double[lines + 1];
        Arrays.fill(leastAfter, Double.POSITIVE_INFINITY);
        for (int i = lines - 1; i >= 0; i--) {
            leastAfter[i] = Math.min(leastAfter[i + 1], g[i]);
        }
        double mostBefore = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < lines; i++) {
            crossing[i] = mostBefore > g[i] || leastAfter[i + 1] < g[i];
            mostBefore = Math.max(mostBefore, g[i]);
        }
        return crossing;
    }
}
