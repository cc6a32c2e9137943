package dev.gan4j.engine.internal;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Products of a feature-major matrix of few columns with a matrix of weights, y = x w + bias; see
 * {@link Kernels#layer}.
 *
 * <p>There is a loop for each number of inputs, with the weights of a column in registers. The activation is a separate kernel,
 * because its constants do not fit into the registers as well.
 */
final class VectorProducts {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;

    /** The largest number of inputs that has a loop. */
    static final int MOST_INPUTS = 6;

    private VectorProducts() {}

    /** At least one vector of rows, and 1 to {@link #MOST_INPUTS} inputs. */
    static void product(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias,
            float @Nullable [] h, float[] y, int rows, int inner, int outer) {
        int rest = rows % WIDTH;
        vectors(x, w, innerStep, outerStep, bias, h, y, rows, inner, outer, 0, rows - rest);
        if (rest > 0) {
            vectors(x, w, innerStep, outerStep, bias, h, y, rows, inner, outer, rows - WIDTH, rows);
        }
    }

    /** The rows of a range, whose length is a multiple of the width. */
    private static void vectors(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias,
            float @Nullable [] h, float[] y, int rows, int inner, int outer, int from, int to) {
        switch (inner) {
            case 1 -> of1(x, w, outerStep, bias, h, y, rows, outer, from, to);
            case 2 -> of2(x, w, innerStep, outerStep, bias, h, y, rows, outer, from, to);
            case 3 -> of3(x, w, innerStep, outerStep, bias, h, y, rows, outer, from, to);
            case 4 -> of4(x, w, innerStep, outerStep, bias, h, y, rows, outer, from, to);
            case 5 -> of5(x, w, innerStep, outerStep, bias, h, y, rows, outer, from, to);
            case 6 -> of6(x, w, innerStep, outerStep, bias, h, y, rows, outer, from, to);
            default -> throw new IllegalArgumentException("not a small number of inputs: " + inner);
        }
    }

    private static void of1(float[] x, float[] w, int outerStep, float @Nullable [] bias,
            float @Nullable [] h, float[] y, int rows, int outer, int from, int to) {
        FloatVector one = VectorFunctions.spread(1f);
        for (int j = 0; j < outer; j++) {
            int at = j * outerStep;
            int column = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[at]);
            for (int i = from; i < to; i += WIDTH) {
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                if (h != null) {
                    FloatVector value = FloatVector.fromArray(WIDE, h, column + i);
                    v = v.mul(value.neg().fma(value, one));
                }
                v.intoArray(y, column + i);
            }
        }
    }

    private static void of2(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias,
            float @Nullable [] h, float[] y, int rows, int outer, int from, int to) {
        FloatVector one = VectorFunctions.spread(1f);
        for (int j = 0; j < outer; j++) {
            int at = j * outerStep;
            int column = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[at]);
            FloatVector w1 = VectorFunctions.spread(w[at + innerStep]);
            for (int i = from; i < to; i += WIDTH) {
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                if (h != null) {
                    FloatVector value = FloatVector.fromArray(WIDE, h, column + i);
                    v = v.mul(value.neg().fma(value, one));
                }
                v.intoArray(y, column + i);
            }
        }
    }

    private static void of3(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias,
            float @Nullable [] h, float[] y, int rows, int outer, int from, int to) {
        FloatVector one = VectorFunctions.spread(1f);
        for (int j = 0; j < outer; j++) {
            int at = j * outerStep;
            int column = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[at]);
            FloatVector w1 = VectorFunctions.spread(w[at + innerStep]);
            FloatVector w2 = VectorFunctions.spread(w[at + 2 * innerStep]);
            for (int i = from; i < to; i += WIDTH) {
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                v = FloatVector.fromArray(WIDE, x, i + 2 * rows).fma(w2, v);
                if (h != null) {
                    FloatVector value = FloatVector.fromArray(WIDE, h, column + i);
                    v = v.mul(value.neg().fma(value, one));
                }
                v.intoArray(y, column + i);
            }
        }
    }

    private static void of4(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias,
            float @Nullable [] h, float[] y, int rows, int outer, int from, int to) {
        FloatVector one = VectorFunctions.spread(1f);
        for (int j = 0; j < outer; j++) {
            int at = j * outerStep;
            int column = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[at]);
            FloatVector w1 = VectorFunctions.spread(w[at + innerStep]);
            FloatVector w2 = VectorFunctions.spread(w[at + 2 * innerStep]);
            FloatVector w3 = VectorFunctions.spread(w[at + 3 * innerStep]);
            for (int i = from; i < to; i += WIDTH) {
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                v = FloatVector.fromArray(WIDE, x, i + 2 * rows).fma(w2, v);
                v = FloatVector.fromArray(WIDE, x, i + 3 * rows).fma(w3, v);
                if (h != null) {
                    FloatVector value = FloatVector.fromArray(WIDE, h, column + i);
                    v = v.mul(value.neg().fma(value, one));
                }
                v.intoArray(y, column + i);
            }
        }
    }

    private static void of5(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias,
            float @Nullable [] h, float[] y, int rows, int outer, int from, int to) {
        FloatVector one = VectorFunctions.spread(1f);
        for (int j = 0; j < outer; j++) {
            int at = j * outerStep;
            int column = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[at]);
            FloatVector w1 = VectorFunctions.spread(w[at + innerStep]);
            FloatVector w2 = VectorFunctions.spread(w[at + 2 * innerStep]);
            FloatVector w3 = VectorFunctions.spread(w[at + 3 * innerStep]);
            FloatVector w4 = VectorFunctions.spread(w[at + 4 * innerStep]);
            for (int i = from; i < to; i += WIDTH) {
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                v = FloatVector.fromArray(WIDE, x, i + 2 * rows).fma(w2, v);
                v = FloatVector.fromArray(WIDE, x, i + 3 * rows).fma(w3, v);
                v = FloatVector.fromArray(WIDE, x, i + 4 * rows).fma(w4, v);
                if (h != null) {
                    FloatVector value = FloatVector.fromArray(WIDE, h, column + i);
                    v = v.mul(value.neg().fma(value, one));
                }
                v.intoArray(y, column + i);
            }
        }
    }

    private static void of6(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias,
            float @Nullable [] h, float[] y, int rows, int outer, int from, int to) {
        FloatVector one = VectorFunctions.spread(1f);
        for (int j = 0; j < outer; j++) {
            int at = j * outerStep;
            int column = j * rows;
            FloatVector start = VectorFunctions.spread(bias == null ? 0f : bias[j]);
            FloatVector w0 = VectorFunctions.spread(w[at]);
            FloatVector w1 = VectorFunctions.spread(w[at + innerStep]);
            FloatVector w2 = VectorFunctions.spread(w[at + 2 * innerStep]);
            FloatVector w3 = VectorFunctions.spread(w[at + 3 * innerStep]);
            FloatVector w4 = VectorFunctions.spread(w[at + 4 * innerStep]);
            FloatVector w5 = VectorFunctions.spread(w[at + 5 * innerStep]);
            for (int i = from; i < to; i += WIDTH) {
                FloatVector v = FloatVector.fromArray(WIDE, x, i).fma(w0, start);
                v = FloatVector.fromArray(WIDE, x, i + rows).fma(w1, v);
                v = FloatVector.fromArray(WIDE, x, i + 2 * rows).fma(w2, v);
                v = FloatVector.fromArray(WIDE, x, i + 3 * rows).fma(w3, v);
                v = FloatVector.fromArray(WIDE, x, i + 4 * rows).fma(w4, v);
                v = FloatVector.fromArray(WIDE, x, i + 5 * rows).fma(w5, v);
                if (h != null) {
                    FloatVector value = FloatVector.fromArray(WIDE, h, column + i);
                    v = v.mul(value.neg().fma(value, one));
                }
                v.intoArray(y, column + i);
            }
        }
    }
}
