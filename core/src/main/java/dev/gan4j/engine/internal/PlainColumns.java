package dev.gan4j.engine.internal;

import dev.gan4j.internal.Fma;

/** The space of sums over columns in plain Java, kept for the next call. A loop with one index for all arrays can be vectorised. */
final class PlainColumns {

    private float[] sums = new float[0];
    private float[][] columns = new float[0][0];

    /** The columns of a matrix, each in a separate array. */
    float[][] columns(float[] x, int rows, int count) {
        if (columns.length < count) {
            columns = new float[count][0];
        }
        for (int k = 0; k < count; k++) {
            if (columns[k].length < rows) {
                columns[k] = new float[rows];
            }
            System.arraycopy(x, k * rows, columns[k], 0, rows);
        }
        return columns;
    }

    /** Room for at least so many sums, with whatever is in it. */
    float[] sums(int count) {
        if (sums.length < count) {
            sums = new float[count];
        }
        return sums;
    }

    /** Adds x times a weight to the sums. */
    static void add(float[] x, float weight, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] = Fma.fma(x[i], weight, sums[i]);
        }
    }
}
