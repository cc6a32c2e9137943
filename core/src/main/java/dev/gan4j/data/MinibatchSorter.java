package dev.gan4j.data;

import java.util.Arrays;

/**
 * Sorts minibatches of finite numbers without allocating, which {@link Arrays#sort(float[])} does at each call.
 *
 * <p>Short runs are sorted by insertion, which the platform's sort does without allocating, and merged from the bottom
 * up; the merge has no branch on the data.
 */
final class MinibatchSorter {

    /** Runs this short are sorted by insertion. */
    private static final int RUN = 25;

    private final float[] scratch;

    MinibatchSorter(int size) {
        scratch = new float[size];
    }

    /** Sorts ascending; at most as many values as the sorter was made for. */
    void sort(float[] values) {
        int n = values.length;
        if (isSorted(values)) {
            return;
        }
        for (int from = 0; from < n; from += RUN) {
            Arrays.sort(values, from, Math.min(from + RUN, n));
        }
        float[] source = values;
        float[] target = scratch;
        boolean inScratch = false;
        for (int width = RUN; width < n; width *= 2) {
            for (int from = 0; from < n; from += 2 * width) {
                merge(source, from, Math.min(from + width, n), Math.min(from + 2 * width, n), target);
            }
            float[] other = source;
            source = target;
            target = other;
            inScratch = !inScratch;
        }
        if (inScratch) {
            System.arraycopy(scratch, 0, values, 0, n);
        }
    }

    private static boolean isSorted(float[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i - 1] > values[i]) {
                return false;
            }
        }
        return true;
    }

    private static void merge(float[] source, int from, int middle, int to, float[] target) {
        int left = from;
        int right = middle;
        int at = from;
        while (left < middle && right < to) {
            float a = source[left];
            float b = source[right];
            int takeRight = b < a ? 1 : 0;
            target[at++] = Math.min(a, b);
            right += takeRight;
            left += 1 - takeRight;
        }
        System.arraycopy(source, left, target, at, middle - left);
        System.arraycopy(source, right, target, at + middle - left, to - right);
    }
}
