package dev.gan4j.engine.internal;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Kernels on the Vector API, with the same bits as {@link PlainKernels}.
 *
 * <p>Elementwise work may use any width, since elements do not meet. Sums over a run use eight lanes, because their
 * order is fixed. What is left over at the end of a run is done by the plain functions, one element at a time.
 */
public final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_256;
    private static final int WIDTH = 8;
    /** Vectors that a loop over rows keeps at once, so that additions of one do not wait for those before. */
    private static final int UNROLL = 4;

    private final PlainKernels plain = new PlainKernels();
    private final float[] accumulators = new float[8 * WIDTH];

    /** Creates the set; each program has its own, since it holds scratch space. */
    public VectorKernels() {}

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public void unary(Unary f, float[] x, float[] y, int n, float a, float b) {
        switch (f) {
            case TANH -> {
                int i = 0;
                for (; i <= n - 2 * WIDTH; i += 2 * WIDTH) {
                    FloatVector first = tanh(FloatVector.fromArray(LANES, x, i));
                    FloatVector second = tanh(FloatVector.fromArray(LANES, x, i + WIDTH));
                    first.intoArray(y, i);
                    second.intoArray(y, i + WIDTH);
                }
                for (; i < n; i++) {
                    y[i] = FloatMath.tanh(x[i]);
                }
            }
            default -> plain.unary(f, x, y, n, a, b);
        }
    }

    @Override
    public void binary(Binary f, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to,
            int n) {
        plain.binary(f, a, aFrom, aStep, b, bFrom, bStep, y, to, n);
    }

    @Override
    public void slope(Unary f, float[] g, float[] h, float[] y, int n) {
        plain.slope(f, g, h, y, n);
    }

    @Override
    public void layer(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, @Nullable Unary f,
            float[] y, int rows, int inner, int outer) {
        for (int j = 0; j < outer; j++) {
            float start = bias == null ? 0f : bias[j];
            if (f == Unary.TANH) {
                tanhColumn(x, w, j * outerStep, innerStep, start, y, j * rows, rows, inner);
            } else {
                column(x, w, j * outerStep, innerStep, start, y, j * rows, rows, inner);
            }
        }
        if (f != null && f != Unary.TANH) {
            unary(f, y, y, rows * outer, 0, 0);
        }
    }

    private static void tanhColumn(float[] x, float[] w, int wFrom, int wStep, float start, float[] y, int to, int rows,
            int inner) {
        int i = 0;
        for (; i <= rows - UNROLL * WIDTH; i += UNROLL * WIDTH) {
            FloatVector s0 = FloatVector.broadcast(LANES, start);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int k = 0, at = i, weightAt = wFrom; k < inner; k++, at += rows, weightAt += wStep) {
                FloatVector weight = FloatVector.broadcast(LANES, w[weightAt]);
                s0 = FloatVector.fromArray(LANES, x, at).fma(weight, s0);
                s1 = FloatVector.fromArray(LANES, x, at + WIDTH).fma(weight, s1);
                s2 = FloatVector.fromArray(LANES, x, at + 2 * WIDTH).fma(weight, s2);
                s3 = FloatVector.fromArray(LANES, x, at + 3 * WIDTH).fma(weight, s3);
            }
            tanh(s0).intoArray(y, to + i);
            tanh(s1).intoArray(y, to + i + WIDTH);
            tanh(s2).intoArray(y, to + i + 2 * WIDTH);
            tanh(s3).intoArray(y, to + i + 3 * WIDTH);
        }
        for (; i <= rows - WIDTH; i += WIDTH) {
            FloatVector s = FloatVector.broadcast(LANES, start);
            for (int k = 0, at = i, weightAt = wFrom; k < inner; k++, at += rows, weightAt += wStep) {
                s = FloatVector.fromArray(LANES, x, at).fma(FloatVector.broadcast(LANES, w[weightAt]), s);
            }
            tanh(s).intoArray(y, to + i);
        }
        for (; i < rows; i++) {
            y[to + i] = FloatMath.tanh(element(x, i, w, wFrom, wStep, start, rows, inner));
        }
    }

    private static void column(float[] x, float[] w, int wFrom, int wStep, float start, float[] y, int to, int rows,
            int inner) {
        int i = 0;
        for (; i <= rows - UNROLL * WIDTH; i += UNROLL * WIDTH) {
            FloatVector s0 = FloatVector.broadcast(LANES, start);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int k = 0, at = i, weightAt = wFrom; k < inner; k++, at += rows, weightAt += wStep) {
                FloatVector weight = FloatVector.broadcast(LANES, w[weightAt]);
                s0 = FloatVector.fromArray(LANES, x, at).fma(weight, s0);
                s1 = FloatVector.fromArray(LANES, x, at + WIDTH).fma(weight, s1);
                s2 = FloatVector.fromArray(LANES, x, at + 2 * WIDTH).fma(weight, s2);
                s3 = FloatVector.fromArray(LANES, x, at + 3 * WIDTH).fma(weight, s3);
            }
            s0.intoArray(y, to + i);
            s1.intoArray(y, to + i + WIDTH);
            s2.intoArray(y, to + i + 2 * WIDTH);
            s3.intoArray(y, to + i + 3 * WIDTH);
        }
        for (; i <= rows - WIDTH; i += WIDTH) {
            FloatVector s = FloatVector.broadcast(LANES, start);
            for (int k = 0, at = i, weightAt = wFrom; k < inner; k++, at += rows, weightAt += wStep) {
                s = FloatVector.fromArray(LANES, x, at).fma(FloatVector.broadcast(LANES, w[weightAt]), s);
            }
            s.intoArray(y, to + i);
        }
        for (; i < rows; i++) {
            y[to + i] = element(x, i, w, wFrom, wStep, start, rows, inner);
        }
    }

    private static float element(float[] x, int row, float[] w, int wFrom, int wStep, float start, int rows,
            int inner) {
        float s = start;
        for (int k = 0; k < inner; k++) {
            s = Math.fma(x[k * rows + row], w[wFrom + k * wStep], s);
        }
        return s;
    }

    @Override
    public void layerSlope(float[] d, float[] w, int innerStep, int outerStep, Unary f, float[] h, float[] y, int rows,
            int inner, int outer) {
        if (f != Unary.TANH) {
            layer(d, w, innerStep, outerStep, null, null, y, rows, inner, outer);
            slope(f, y, h, y, rows * outer);
            return;
        }
        FloatVector one = FloatVector.broadcast(LANES, 1f);
        for (int j = 0; j < outer; j++) {
            int wFrom = j * outerStep;
            int to = j * rows;
            int i = 0;
            for (; i <= rows - UNROLL * WIDTH; i += UNROLL * WIDTH) {
                FloatVector s0 = FloatVector.zero(LANES);
                FloatVector s1 = s0;
                FloatVector s2 = s0;
                FloatVector s3 = s0;
                for (int k = 0, at = i, weightAt = wFrom; k < inner; k++, at += rows, weightAt += innerStep) {
                    FloatVector weight = FloatVector.broadcast(LANES, w[weightAt]);
                    s0 = FloatVector.fromArray(LANES, d, at).fma(weight, s0);
                    s1 = FloatVector.fromArray(LANES, d, at + WIDTH).fma(weight, s1);
                    s2 = FloatVector.fromArray(LANES, d, at + 2 * WIDTH).fma(weight, s2);
                    s3 = FloatVector.fromArray(LANES, d, at + 3 * WIDTH).fma(weight, s3);
                }
                int o = to + i;
                tanhSlope(s0, FloatVector.fromArray(LANES, h, o), one).intoArray(y, o);
                tanhSlope(s1, FloatVector.fromArray(LANES, h, o + WIDTH), one).intoArray(y, o + WIDTH);
                tanhSlope(s2, FloatVector.fromArray(LANES, h, o + 2 * WIDTH), one).intoArray(y, o + 2 * WIDTH);
                tanhSlope(s3, FloatVector.fromArray(LANES, h, o + 3 * WIDTH), one).intoArray(y, o + 3 * WIDTH);
            }
            for (; i <= rows - WIDTH; i += WIDTH) {
                FloatVector s = FloatVector.zero(LANES);
                for (int k = 0, at = i, weightAt = wFrom; k < inner; k++, at += rows, weightAt += innerStep) {
                    s = FloatVector.fromArray(LANES, d, at).fma(FloatVector.broadcast(LANES, w[weightAt]), s);
                }
                tanhSlope(s, FloatVector.fromArray(LANES, h, to + i), one).intoArray(y, to + i);
            }
            for (; i < rows; i++) {
                float s = element(d, i, w, wFrom, innerStep, 0f, rows, inner);
                float value = h[to + i];
                y[to + i] = s * Math.fma(-value, value, 1f);
            }
        }
    }

    private static FloatVector tanhSlope(FloatVector g, FloatVector h, FloatVector one) {
        return g.mul(h.neg().fma(h, one));
    }

    @Override
    public void layerGradient(float[] x, float[] d, float[] y, float @Nullable [] sums, int rows, int left,
            int right) {
        int j = 0;
        for (; j <= right - 2; j += 2) {
            int k = 0;
            for (; k <= left - 3; k += 3) {
                dots(x, k, 3, d, j, 2, y, rows, left);
            }
            for (; k < left; k++) {
                dots(x, k, 1, d, j, 2, y, rows, left);
            }
        }
        for (; j < right; j++) {
            int k = 0;
            for (; k <= left - 3; k += 3) {
                dots(x, k, 3, d, j, 1, y, rows, left);
            }
            for (; k < left; k++) {
                dots(x, k, 1, d, j, 1, y, rows, left);
            }
        }
        if (sums != null) {
            sumRuns(d, sums, rows, right);
        }
    }

    /** Products of up to three columns of x with up to two of d. */
    private void dots(float[] x, int k, int ks, float[] d, int j, int js, float[] y, int rows, int left) {
        int x0 = k * rows;
        int x1 = ks > 1 ? x0 + rows : x0;
        int x2 = ks > 2 ? x1 + rows : x0;
        int d0 = j * rows;
        int d1 = js > 1 ? d0 + rows : d0;
        FloatVector s00 = FloatVector.zero(LANES);
        FloatVector s10 = s00;
        FloatVector s20 = s00;
        FloatVector s01 = s00;
        FloatVector s11 = s00;
        FloatVector s21 = s00;
        int i = 0;
        for (; i <= rows - WIDTH; i += WIDTH) {
            FloatVector a = FloatVector.fromArray(LANES, d, d0 + i);
            FloatVector b = FloatVector.fromArray(LANES, d, d1 + i);
            FloatVector u = FloatVector.fromArray(LANES, x, x0 + i);
            FloatVector v = FloatVector.fromArray(LANES, x, x1 + i);
            FloatVector t = FloatVector.fromArray(LANES, x, x2 + i);
            s00 = u.fma(a, s00);
            s10 = v.fma(a, s10);
            s20 = t.fma(a, s20);
            s01 = u.fma(b, s01);
            s11 = v.fma(b, s11);
            s21 = t.fma(b, s21);
        }
        y[j * left + k] = total(s00, x, x0 + i, d, d0 + i, rows - i);
        if (ks > 1) {
            y[j * left + k + 1] = total(s10, x, x1 + i, d, d0 + i, rows - i);
            y[j * left + k + 2] = total(s20, x, x2 + i, d, d0 + i, rows - i);
        }
        if (js > 1) {
            y[(j + 1) * left + k] = total(s01, x, x0 + i, d, d1 + i, rows - i);
            if (ks > 1) {
                y[(j + 1) * left + k + 1] = total(s11, x, x1 + i, d, d1 + i, rows - i);
                y[(j + 1) * left + k + 2] = total(s21, x, x2 + i, d, d1 + i, rows - i);
            }
        }
    }

    /** Adds what is left of a run to its lanes, and the lanes to each other. */
    private float total(FloatVector lanes, float[] x, int xFrom, float[] d, int dFrom, int rest) {
        float[] s = accumulators;
        lanes.intoArray(s, 0);
        for (int lane = 0; lane < rest; lane++) {
            s[lane] = Math.fma(x[xFrom + lane], d[dFrom + lane], s[lane]);
        }
        return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
    }

    @Override
    public void sumRuns(float[] x, float[] y, int length, int count) {
        for (int c = 0; c < count; c++) {
            int from = c * length;
            FloatVector lanes = FloatVector.zero(LANES);
            int i = 0;
            for (; i <= length - WIDTH; i += WIDTH) {
                lanes = lanes.add(FloatVector.fromArray(LANES, x, from + i));
            }
            float[] s = accumulators;
            lanes.intoArray(s, 0);
            for (int lane = 0; i < length; lane++, i++) {
                s[lane] += x[from + i];
            }
            y[c] = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
        }
    }

    private static FloatVector tanh(FloatVector v) {
        FloatVector limit = FloatVector.broadcast(LANES, FloatMath.TANH_LIMIT);
        VectorMask<Float> above = v.compare(GT, limit);
        VectorMask<Float> below = v.compare(LT, limit.neg());
        FloatVector x = v.blend(limit, above).blend(limit.neg(), below);
        FloatVector x2 = x.mul(x);
        FloatVector p = FloatVector.broadcast(LANES, FloatMath.TANH_P13);
        p = p.fma(x2, FloatVector.broadcast(LANES, FloatMath.TANH_P11));
        p = p.fma(x2, FloatVector.broadcast(LANES, FloatMath.TANH_P9));
        p = p.fma(x2, FloatVector.broadcast(LANES, FloatMath.TANH_P7));
        p = p.fma(x2, FloatVector.broadcast(LANES, FloatMath.TANH_P5));
        p = p.fma(x2, FloatVector.broadcast(LANES, FloatMath.TANH_P3));
        p = p.fma(x2, FloatVector.broadcast(LANES, FloatMath.TANH_P1));
        p = p.mul(x);
        FloatVector q = FloatVector.broadcast(LANES, FloatMath.TANH_Q6);
        q = q.fma(x2, FloatVector.broadcast(LANES, FloatMath.TANH_Q4));
        q = q.fma(x2, FloatVector.broadcast(LANES, FloatMath.TANH_Q2));
        q = q.fma(x2, FloatVector.broadcast(LANES, FloatMath.TANH_Q0));
        return p.div(q);
    }
}
