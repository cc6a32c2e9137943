package dev.gan4j.engine.internal;

import dev.gan4j.internal.Fma;

/** Kernels of rows in plain Java, which define the bits; the virtual machine can vectorise their loops. */
final class PlainRowKernels implements RowKernels {

    @Override
    public Layer layer(float[] w, float[] bias, int inner, boolean isPositive) {
        int outer = bias.length;
        int padded = RowKernels.padded(outer);
        // Separate arrays, because a loop with one index for all arrays can be vectorised.
        float[][] weights = new float[inner][padded];
        for (int k = 0; k < inner; k++) {
            for (int j = 0; j < outer; j++) {
                weights[k][j] = w[j * inner + k];
            }
        }
        float[] start = new float[padded];
        System.arraycopy(bias, 0, start, 0, outer);
        float[] sums = new float[padded];
        return (x, y, rows) -> {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(start, 0, sums, 0, padded);
                int at = row * inner;
                int k = 0;
                for (; k + 4 <= inner; k += 4, at += 4) {
                    add(weights[k], x[at], weights[k + 1], x[at + 1], weights[k + 2], x[at + 2], weights[k + 3],
                            x[at + 3], sums);
                }
                for (; k < inner; k++, at++) {
                    add(weights[k], x[at], sums);
                }
                if (isPositive) {
                    positive(sums);
                }
                System.arraycopy(sums, 0, y, row * padded, padded);
            }
        };
    }

    private static void add(float[] weights, float factor, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = Fma.fma(weights[j], factor, sums[j]);
        }
    }

    /** Four at once, one after the other, so that each sum is loaded and stored once. */
    private static void add(float[] w0, float x0, float[] w1, float x1, float[] w2, float x2, float[] w3, float x3,
            float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = Fma.fma(w3[j], x3, Fma.fma(w2[j], x2, Fma.fma(w1[j], x1, Fma.fma(w0[j], x0, sums[j]))));
        }
    }

    private static void positive(float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = Math.max(sums[j], 0f);
        }
    }

    @Override
    public void positiveSums(float[] x, float[] c, float[] y, int rows) {
        for (int row = 0; row < rows; row++) {
            int at = row * c.length;
            for (int j = 0; j < c.length; j++) {
                y[at + j] = Math.max(x[at + j] + c[j], 0f);
            }
        }
    }

    @Override
    public void addChosen(float[] x, int[] chosen, float[] y, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int from = chosen[row] * columns;
            int to = row * columns;
            for (int j = 0; j < columns; j++) {
                y[to + j] += x[from + j];
            }
        }
    }

    @Override
    public void weigh(float[] x, float[] weights, float[] y, int rows) {
        for (int row = 0; row < rows; row++) {
            int at = row * weights.length;
            int to = row * STRANDS;
            for (int s = 0; s < STRANDS; s++) {
                float sum = 0;
                for (int i = s; i < weights.length; i += STRANDS) {
                    float product = x[at + i] * weights[i];
                    x[at + i] = product;
                    sum += product;
                }
                y[to + s] = sum;
            }
        }
    }
}
