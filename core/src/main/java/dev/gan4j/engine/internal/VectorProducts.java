package dev.gan4j.engine.internal;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Products of a feature-major matrix with a matrix of weights, y = x w + bias; see {@link Kernels#layer}.
 *
 * <p>Small layers have a loop for each number of inputs, with the weights of a column in registers. Large ones go in
 * tiles of three vectors of rows by four columns, whose twelve sums stay in registers while the inputs go by; a tile's
 * rows of x stay in the nearest cache for all columns. Every sum adds up in the same order, so all have the same bits.
 */
final class VectorProducts {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;
    private static final int TILE_ROWS = 3 * WIDTH;
    private static final int TILE_COLUMNS = 4;

    private VectorProducts() {}

    /** At least {@link #WIDTH} rows. */
    static void product(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, float[] y,
            int rows, int inner, int outer) {
        switch (inner) {
            case 1 -> of1(x, w, outerStep, bias, y, rows, outer);
            case 2 -> of2(x, w, innerStep, outerStep, bias, y, rows, outer);
            case 3 -> of3(x, w, innerStep, outerStep, bias, y, rows, outer);
            case 4 -> of4(x, w, innerStep, outerStep, bias, y, rows, outer);
            case 5 -> of5(x, w, innerStep, outerStep, bias, y, rows, outer);
            case 6 -> of6(x, w, innerStep, outerStep, bias, y, rows, outer);
            default -> {
                int tiled = rows >= TILE_ROWS ? outer / TILE_COLUMNS * TILE_COLUMNS : 0;
                if (tiled > 0) {
                    tiles(x, w, innerStep, outerStep, bias, y, rows, inner, tiled);
                }
                for (int j = tiled; j < outer; j++) {
                    column(x, w, j * outerStep, innerStep, bias == null ? 0f : bias[j], y, j * rows, rows, inner);
                }
            }
        }
    }

    private static void tiles(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, float[] y,
            int rows, int inner, int outer) {
        int last = rows - TILE_ROWS;
        int count = (rows + TILE_ROWS - 1) / TILE_ROWS;
        for (int block = 0; block < count; block++) {
            int i = Math.min(block * TILE_ROWS, last);
            for (int j = 0; j < outer; j += TILE_COLUMNS) {
                FloatVector b0 = VectorFunctions.spread(bias == null ? 0f : bias[j]);
                FloatVector b1 = VectorFunctions.spread(bias == null ? 0f : bias[j + 1]);
                FloatVector b2 = VectorFunctions.spread(bias == null ? 0f : bias[j + 2]);
                FloatVector b3 = VectorFunctions.spread(bias == null ? 0f : bias[j + 3]);
                FloatVector s00 = b0;
                FloatVector s01 = b0;
                FloatVector s02 = b0;
                FloatVector s10 = b1;
                FloatVector s11 = b1;
                FloatVector s12 = b1;
                FloatVector s20 = b2;
                FloatVector s21 = b2;
                FloatVector s22 = b2;
                FloatVector s30 = b3;
                FloatVector s31 = b3;
                FloatVector s32 = b3;
                for (int k = 0, at = i, weight = j * outerStep; k < inner; k++, at += rows, weight += innerStep) {
                    FloatVector x0 = FloatVector.fromArray(WIDE, x, at);
                    FloatVector x1 = FloatVector.fromArray(WIDE, x, at + WIDTH);
                    FloatVector x2 = FloatVector.fromArray(WIDE, x, at + 2 * WIDTH);
                    FloatVector w0 = VectorFunctions.spread(w[weight]);
                    s00 = x0.fma(w0, s00);
                    s01 = x1.fma(w0, s01);
                    s02 = x2.fma(w0, s02);
                    FloatVector w1 = VectorFunctions.spread(w[weight + outerStep]);
                    s10 = x0.fma(w1, s10);
                    s11 = x1.fma(w1, s11);
                    s12 = x2.fma(w1, s12);
                    FloatVector w2 = VectorFunctions.spread(w[weight + 2 * outerStep]);
                    s20 = x0.fma(w2, s20);
                    s21 = x1.fma(w2, s21);
                    s22 = x2.fma(w2, s22);
                    FloatVector w3 = VectorFunctions.spread(w[weight + 3 * outerStep]);
                    s30 = x0.fma(w3, s30);
                    s31 = x1.fma(w3, s31);
                    s32 = x2.fma(w3, s32);
                }
                int to = j * rows + i;
                s00.intoArray(y, to);
                s01.intoArray(y, to + WIDTH);
                s02.intoArray(y, to + 2 * WIDTH);
                s10.intoArray(y, to + rows);
                s11.intoArray(y, to + rows + WIDTH);
                s12.intoArray(y, to + rows + 2 * WIDTH);
                s20.intoArray(y, to + 2 * rows);
                s21.intoArray(y, to + 2 * rows + WIDTH);
                s22.intoArray(y, to + 2 * rows + 2 * WIDTH);
                s30.intoArray(y, to + 3 * rows);
                s31.intoArray(y, to + 3 * rows + WIDTH);
                s32.intoArray(y, to + 3 * rows + 2 * WIDTH);
            }
        }
    }

    private static void column(float[] x, float[] w, int from, int innerStep, float bias, float[] y, int to, int rows,
            int inner) {
        FloatVector start = VectorFunctions.spread(bias);
        int last = rows - WIDTH;
        int count = (rows + WIDTH - 1) / WIDTH;
        for (int block = 0; block < count; block++) {
            int i = Math.min(block * WIDTH, last);
            FloatVector v = start;
            for (int k = 0, at = i, weight = from; k < inner; k++, at += rows, weight += innerStep) {
                v = FloatVector.fromArray(WIDE, x, at).fma(VectorFunctions.spread(w[weight]), v);
            }
            v.intoArray(y, to + i);
        }
    }

    private static void of1(float[] x, float[] w, int outerStep, float @Nullable [] bias, float[] y,
            int rows, int outer) {
        int last = rows - WIDTH;
        int count = (rows + WIDTH - 1) / WIDTH;
        for (int j = 0; j < outer; j++) {
            int from = j * outerStep;
            int to = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[from]);
            for (int block = 0; block < count; block++) {
                int i = Math.min(block * WIDTH, last);
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v.intoArray(y, to + i);
            }
        }
    }

    private static void of2(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, float[] y,
            int rows, int outer) {
        int last = rows - WIDTH;
        int count = (rows + WIDTH - 1) / WIDTH;
        for (int j = 0; j < outer; j++) {
            int from = j * outerStep;
            int to = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[from]);
            FloatVector w1 = VectorFunctions.spread(w[from + innerStep]);
            for (int block = 0; block < count; block++) {
                int i = Math.min(block * WIDTH, last);
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                v.intoArray(y, to + i);
            }
        }
    }

    private static void of3(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, float[] y,
            int rows, int outer) {
        int last = rows - WIDTH;
        int count = (rows + WIDTH - 1) / WIDTH;
        for (int j = 0; j < outer; j++) {
            int from = j * outerStep;
            int to = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[from]);
            FloatVector w1 = VectorFunctions.spread(w[from + innerStep]);
            FloatVector w2 = VectorFunctions.spread(w[from + 2 * innerStep]);
            for (int block = 0; block < count; block++) {
                int i = Math.min(block * WIDTH, last);
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                v = FloatVector.fromArray(WIDE, x, i + 2 * rows).fma(w2, v);
                v.intoArray(y, to + i);
            }
        }
    }

    private static void of4(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, float[] y,
            int rows, int outer) {
        int last = rows - WIDTH;
        int count = (rows + WIDTH - 1) / WIDTH;
        for (int j = 0; j < outer; j++) {
            int from = j * outerStep;
            int to = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[from]);
            FloatVector w1 = VectorFunctions.spread(w[from + innerStep]);
            FloatVector w2 = VectorFunctions.spread(w[from + 2 * innerStep]);
            FloatVector w3 = VectorFunctions.spread(w[from + 3 * innerStep]);
            for (int block = 0; block < count; block++) {
                int i = Math.min(block * WIDTH, last);
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                v = FloatVector.fromArray(WIDE, x, i + 2 * rows).fma(w2, v);
                v = FloatVector.fromArray(WIDE, x, i + 3 * rows).fma(w3, v);
                v.intoArray(y, to + i);
            }
        }
    }

    private static void of5(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, float[] y,
            int rows, int outer) {
        int last = rows - WIDTH;
        int count = (rows + WIDTH - 1) / WIDTH;
        for (int j = 0; j < outer; j++) {
            int from = j * outerStep;
            int to = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[from]);
            FloatVector w1 = VectorFunctions.spread(w[from + innerStep]);
            FloatVector w2 = VectorFunctions.spread(w[from + 2 * innerStep]);
            FloatVector w3 = VectorFunctions.spread(w[from + 3 * innerStep]);
            FloatVector w4 = VectorFunctions.spread(w[from + 4 * innerStep]);
            for (int block = 0; block < count; block++) {
                int i = Math.min(block * WIDTH, last);
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                v = FloatVector.fromArray(WIDE, x, i + 2 * rows).fma(w2, v);
                v = FloatVector.fromArray(WIDE, x, i + 3 * rows).fma(w3, v);
                v = FloatVector.fromArray(WIDE, x, i + 4 * rows).fma(w4, v);
                v.intoArray(y, to + i);
            }
        }
    }

    private static void of6(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, float[] y,
            int rows, int outer) {
        int last = rows - WIDTH;
        int count = (rows + WIDTH - 1) / WIDTH;
        for (int j = 0; j < outer; j++) {
            int from = j * outerStep;
            int to = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[from]);
            FloatVector w1 = VectorFunctions.spread(w[from + innerStep]);
            FloatVector w2 = VectorFunctions.spread(w[from + 2 * innerStep]);
            FloatVector w3 = VectorFunctions.spread(w[from + 3 * innerStep]);
            FloatVector w4 = VectorFunctions.spread(w[from + 4 * innerStep]);
            FloatVector w5 = VectorFunctions.spread(w[from + 5 * innerStep]);
            for (int block = 0; block < count; block++) {
                int i = Math.min(block * WIDTH, last);
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                v = FloatVector.fromArray(WIDE, x, i + 2 * rows).fma(w2, v);
                v = FloatVector.fromArray(WIDE, x, i + 3 * rows).fma(w3, v);
                v = FloatVector.fromArray(WIDE, x, i + 4 * rows).fma(w4, v);
                v = FloatVector.fromArray(WIDE, x, i + 5 * rows).fma(w5, v);
                v.intoArray(y, to + i);
            }
        }
    }
}
