package dev.gan4j.engine.internal;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels of rows on the Vector API, with the bits of {@link PlainRowKernels}.
 *
 * <p>Weights are arranged once, in panels of {@value RowKernels#PANEL} columns; a panel stays in the first-level cache while all
 * rows pass. The eight sums of four rows and two vectors of columns stay in registers.
 */
final class VectorRowKernels implements RowKernels {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;

    @Override
    public Layer layer(float[] w, float[] bias, int inner, boolean isPositive) {
        int outer = bias.length;
        int padded = RowKernels.padded(outer);
        float[] panels = new float[inner * padded];
        for (int j = 0; j < outer; j++) {
            for (int k = 0; k < inner; k++) {
                panels[(j / PANEL * inner + k) * PANEL + j % PANEL] = w[j * inner + k];
            }
        }
        float[] start = new float[padded];
        System.arraycopy(bias, 0, start, 0, outer);
        float least = isPositive ? 0f : Float.NEGATIVE_INFINITY;
        return (x, y, rows) -> {
            for (int column = 0; column < padded; column += PANEL) {
                for (int row = 0; row < rows; row += ROWS) {
                    for (int j = 0; j < PANEL; j += 2 * WIDTH) {
                        tile(x, row * inner, inner, panels, column * inner + j, start, column + j, least, y,
                                row * padded + column + j, padded);
                    }
                }
            }
        };
    }

    private static void tile(float[] x, int from, int inner, float[] w, int at, float[] bias, int column, float least,
            float[] y, int to, int step) {
        FloatVector s00 = FloatVector.fromArray(WIDE, bias, column);
        FloatVector s01 = FloatVector.fromArray(WIDE, bias, column + WIDTH);
        FloatVector s10 = s00;
        FloatVector s11 = s01;
        FloatVector s20 = s00;
        FloatVector s21 = s01;
        FloatVector s30 = s00;
        FloatVector s31 = s01;
        int second = from + inner;
        int third = second + inner;
        int fourth = third + inner;
        for (int k = 0; k < inner; k++) {
            FloatVector w0 = FloatVector.fromArray(WIDE, w, at + k * PANEL);
            FloatVector w1 = FloatVector.fromArray(WIDE, w, at + k * PANEL + WIDTH);
            FloatVector x0 = VectorFunctions.spread(x[from + k]);
            s00 = w0.fma(x0, s00);
            s01 = w1.fma(x0, s01);
            FloatVector x1 = VectorFunctions.spread(x[second + k]);
            s10 = w0.fma(x1, s10);
            s11 = w1.fma(x1, s11);
            FloatVector x2 = VectorFunctions.spread(x[third + k]);
            s20 = w0.fma(x2, s20);
            s21 = w1.fma(x2, s21);
            FloatVector x3 = VectorFunctions.spread(x[fourth + k]);
            s30 = w0.fma(x3, s30);
            s31 = w1.fma(x3, s31);
        }
        FloatVector low = VectorFunctions.spread(least);
        s00.max(low).intoArray(y, to);
        s01.max(low).intoArray(y, to + WIDTH);
        s10.max(low).intoArray(y, to + step);
        s11.max(low).intoArray(y, to + step + WIDTH);
        s20.max(low).intoArray(y, to + 2 * step);
        s21.max(low).intoArray(y, to + 2 * step + WIDTH);
        s30.max(low).intoArray(y, to + 3 * step);
        s31.max(low).intoArray(y, to + 3 * step + WIDTH);
    }

    @Override
    public void positiveSums(float[] x, float[] c, float[] y, int rows) {
        FloatVector zero = VectorFunctions.spread(0f);
        int whole = WIDE.loopBound(c.length);
        for (int row = 0; row < rows; row++) {
            int at = row * c.length;
            for (int j = 0; j < whole; j += WIDTH) {
                FloatVector.fromArray(WIDE, x, at + j).add(FloatVector.fromArray(WIDE, c, j)).max(zero).intoArray(y,
                        at + j);
            }
            for (int j = whole; j < c.length; j++) {
                y[at + j] = Math.max(x[at + j] + c[j], 0f);
            }
        }
    }

    @Override
    public void addChosen(float[] x, int[] chosen, float[] y, int rows, int columns) {
        int whole = WIDE.loopBound(columns);
        for (int row = 0; row < rows; row++) {
            int from = chosen[row] * columns;
            int to = row * columns;
            for (int j = 0; j < whole; j += WIDTH) {
                FloatVector.fromArray(WIDE, y, to + j).add(FloatVector.fromArray(WIDE, x, from + j)).intoArray(y,
                        to + j);
            }
            for (int j = whole; j < columns; j++) {
                y[to + j] += x[from + j];
            }
        }
    }

    @Override
    public void weigh(float[] x, float[] weights, float[] y, int rows) {
        for (int row = 0; row < rows; row++) {
            int at = row * weights.length;
            for (int s = 0; s < STRANDS; s += WIDTH) {
                FloatVector sum = VectorFunctions.spread(0f);
                for (int i = s; i < weights.length; i += STRANDS) {
                    FloatVector product = FloatVector.fromArray(WIDE, x, at + i)
                            .mul(FloatVector.fromArray(WIDE, weights, i));
                    product.intoArray(x, at + i);
                    sum = sum.add(product);
                }
                sum.intoArray(y, row * STRANDS + s);
            }
        }
    }
}
