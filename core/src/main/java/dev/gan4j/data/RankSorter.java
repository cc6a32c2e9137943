package dev.gan4j.data;

import java.util.Arrays;

/**
 * Finds the order of numbers in linear time without allocating, by a radix sort of their bits, eight at a time. Equal numbers
 * keep their order.
 */
final class RankSorter {

    private static final int DIGITS = 256;

    private final int[] keys;
    private final int[] otherKeys;
    private final int[] otherRows;
    private final int[] counts = new int[DIGITS];

    RankSorter(int size) {
        keys = new int[size];
        otherKeys = new int[size];
        otherRows = new int[size];
    }

    /**
     * Finds the order.
     *
     * @param values shape (size)
     * @param rows   receives the index of the smallest value, of the next one, and so on
     */
    void rank(float[] values, int[] rows) {
        for (int i = 0; i < values.length; i++) {
            int bits = Float.floatToIntBits(values[i]);
            // As unsigned numbers, these bits have the order of the floats.
            keys[i] = bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
            rows[i] = i;
        }
        pass(keys, rows, otherKeys, otherRows, 0);
        pass(otherKeys, otherRows, keys, rows, 8);
        pass(keys, rows, otherKeys, otherRows, 16);
        pass(otherKeys, otherRows, keys, rows, 24);
    }

    private void pass(int[] fromKeys, int[] fromRows, int[] toKeys, int[] toRows, int shift) {
        Arrays.fill(counts, 0);
        for (int key : fromKeys) {
            counts[(key >>> shift) & (DIGITS - 1)]++;
        }
        int before = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = counts[digit];
            counts[digit] = before;
            before += count;
        }
        for (int i = 0; i < fromKeys.length; i++) {
            int to = counts[(fromKeys[i] >>> shift) & (DIGITS - 1)]++;
            toKeys[to] = fromKeys[i];
            toRows[to] = fromRows[i];
        }
    }
}
