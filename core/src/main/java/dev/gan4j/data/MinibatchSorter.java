package dev.gan4j.data;

import java.util.Arrays;

/**
 * Sorts minibatches of finite numbers without allocating; {@link Arrays#sort(float[])} allocates at each call.
 *
 * <p>Evenly spread numbers are distributed over as many buckets of equal width as there are numbers, which leaves little to
 * sort by insertion. If a bucket gets too many numbers, as with heavy tails, short runs are sorted by insertion (the platform's
 * sort does this without allocating) and merged bottom-up; the merge has no branch on the data.
 */
final class MinibatchSorter {

    /** Runs this short are sorted by insertion. */
    private static final int RUN = 25;

    /** With more numbers than this in one bucket, merging is faster. */
    private static final int FULL = 12;

    private final float[] scratch;
    private final int[] bucket;
    /** The number of values in each bucket; later, where its next value goes. */
    private final int[] next;

    MinibatchSorter(int size) {
        scratch = new float[size];
        bucket = new int[size];
        next = new int[Integer.highestOneBit(Math.max(1, size - 1)) * 2];
    }

    /** Sorts at most as many values as the sorter was made for, ascending. */
    void sort(float[] values) {
        int n = values.length;
        if (!isSorted(values) && !sortByBuckets(values, n)) {
            sortByMerging(values, n);
        }
    }

    /** Returns whether it sorted the values; if not, nothing has moved. */
    private boolean sortByBuckets(float[] values, int n) {
        float low = values[0];
        float high = low;
        for (int i = 1; i < n; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        float scale = (next.length - 1) / (high - low);
        if (!(scale > 0 && scale < Float.MAX_VALUE)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            bucket[i] = (int) ((values[i] - low) * scale);
        }
        Arrays.fill(next, 0);
        for (int i = 0; i < n; i++) {
            next[bucket[i]]++;
        }
        int fullest = 0;
        int before = 0;
        for (int b = 0; b < next.length; b++) {
            int count = next[b];
            fullest = Math.max(fullest, count);
            next[b] = before;
            before += count;
        }
        if (fullest > FULL) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            scratch[next[bucket[i]]++] = values[i];
        }
        insert(values, n);
        return true;
    }

    /** Sorts the almost sorted scratch array into values. */
    private void insert(float[] values, int n) {
        values[0] = scratch[0];
        for (int i = 1; i < n; i++) {
            float value = scratch[i];
            int at = i - 1;
            while (at >= 0 && values[at] > value) {
                values[at + 1] = values[at];
                at--;
            }
            values[at + 1] = value;
        }
    }

    private void sortByMerging(float[] values, int n) {
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
