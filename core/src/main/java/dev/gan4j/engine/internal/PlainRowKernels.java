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
                for (int k = 0; k < inner; k++) {
                    add(weights[k], x[row * inner + k], sums);
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
