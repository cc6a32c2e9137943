package dev.gan4j.engine.internal;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Kernels on the Vector API, with the same bits as {@link PlainKernels}.
 *
 * <p>Elementwise work uses the processor's own width, since elements do not meet; the last vector of a run overlaps the
 * one before, which computes a few elements twice and needs no second loop. Sums over a run use eight lanes, because
 * their order is fixed. Runs shorter than a vector, and functions that the virtual machine vectorises as well by itself,
 * go to the plain kernels.
 *
 * <p>The polynomials stand in the loops and not in methods of their own: a method that is compiled by itself first is
 * no longer inlined, and a vector that crosses a call is an object.
 */
public final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_256;
    private static final int LANE_COUNT = 8;
    private static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = WIDE.length();

    private static final FloatVector ONE = FloatVector.broadcast(WIDE, 1f);
    private static final FloatVector HIGH = FloatVector.broadcast(WIDE, FloatMath.TANH_LIMIT);
    private static final FloatVector LOW = FloatVector.broadcast(WIDE, -FloatMath.TANH_LIMIT);
    private static final FloatVector P13 = FloatVector.broadcast(WIDE, FloatMath.TANH_P13);
    private static final FloatVector P11 = FloatVector.broadcast(WIDE, FloatMath.TANH_P11);
    private static final FloatVector P9 = FloatVector.broadcast(WIDE, FloatMath.TANH_P9);
    private static final FloatVector P7 = FloatVector.broadcast(WIDE, FloatMath.TANH_P7);
    private static final FloatVector P5 = FloatVector.broadcast(WIDE, FloatMath.TANH_P5);
    private static final FloatVector P3 = FloatVector.broadcast(WIDE, FloatMath.TANH_P3);
    private static final FloatVector P1 = FloatVector.broadcast(WIDE, FloatMath.TANH_P1);
    private static final FloatVector Q6 = FloatVector.broadcast(WIDE, FloatMath.TANH_Q6);
    private static final FloatVector Q4 = FloatVector.broadcast(WIDE, FloatMath.TANH_Q4);
    private static final FloatVector Q2 = FloatVector.broadcast(WIDE, FloatMath.TANH_Q2);
    private static final FloatVector Q0 = FloatVector.broadcast(WIDE, FloatMath.TANH_Q0);

    private final PlainKernels plain = new PlainKernels();
    private final float[] accumulators = new float[LANE_COUNT];

    /** Creates the set; each program has its own, since it holds scratch space. */
    public VectorKernels() {}

    @Override
    public String name() {
        return "vector, " + WIDTH + " lanes";
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // In place, the overlap would be computed from results.
    public void unary(Unary f, float[] x, float[] y, int n, float a, float b) {
        if (f == Unary.TANH && n >= WIDTH && x != y) {
            tanh(x, y, n);
        } else {
            plain.unary(f, x, y, n, a, b);
        }
    }

    private static void tanh(float[] x, float[] y, int n) {
        int last = n - WIDTH;
        for (int i = 0;; i = Math.min(i + WIDTH, last)) {
            FloatVector v = FloatVector.fromArray(WIDE, x, i);
            FloatVector c = v.blend(HIGH, v.compare(GT, HIGH));
            c = c.blend(LOW, c.compare(LT, LOW));
            FloatVector c2 = c.mul(c);
            FloatVector p = P13.fma(c2, P11).fma(c2, P9).fma(c2, P7).fma(c2, P5).fma(c2, P3).fma(c2, P1).mul(c);
            p.div(Q6.fma(c2, Q4).fma(c2, Q2).fma(c2, Q0)).intoArray(y, i);
            if (i == last) {
                return;
            }
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
        if (rows < WIDTH) {
            plain.layer(x, w, innerStep, outerStep, bias, f, y, rows, inner, outer);
            return;
        }
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
        int last = rows - WIDTH;
        FloatVector bias = FloatVector.broadcast(WIDE, start);
        for (int i = 0;; i = Math.min(i + WIDTH, last)) {
            FloatVector v = bias;
            int k = 0;
            int at = i;
            int weight = wFrom;
            for (; k <= inner - 4; k += 4, at += 4 * rows, weight += 4 * wStep) {
                v = FloatVector.fromArray(WIDE, x, at).fma(FloatVector.broadcast(WIDE, w[weight]), v);
                v = FloatVector.fromArray(WIDE, x, at + rows).fma(FloatVector.broadcast(WIDE, w[weight + wStep]), v);
                v = FloatVector.fromArray(WIDE, x, at + 2 * rows)
                        .fma(FloatVector.broadcast(WIDE, w[weight + 2 * wStep]), v);
                v = FloatVector.fromArray(WIDE, x, at + 3 * rows)
                        .fma(FloatVector.broadcast(WIDE, w[weight + 3 * wStep]), v);
            }
            for (; k < inner; k++, at += rows, weight += wStep) {
                v = FloatVector.fromArray(WIDE, x, at).fma(FloatVector.broadcast(WIDE, w[weight]), v);
            }
            FloatVector c = v.blend(HIGH, v.compare(GT, HIGH));
            c = c.blend(LOW, c.compare(LT, LOW));
            FloatVector c2 = c.mul(c);
            FloatVector p = P13.fma(c2, P11).fma(c2, P9).fma(c2, P7).fma(c2, P5).fma(c2, P3).fma(c2, P1).mul(c);
            p.div(Q6.fma(c2, Q4).fma(c2, Q2).fma(c2, Q0)).intoArray(y, to + i);
            if (i == last) {
                return;
            }
        }
    }

    private static void column(float[] x, float[] w, int wFrom, int wStep, float start, float[] y, int to, int rows,
            int inner) {
        int last = rows - WIDTH;
        FloatVector bias = FloatVector.broadcast(WIDE, start);
        for (int i = 0;; i = Math.min(i + WIDTH, last)) {
            FloatVector v = bias;
            int k = 0;
            int at = i;
            int weight = wFrom;
            for (; k <= inner - 4; k += 4, at += 4 * rows, weight += 4 * wStep) {
                v = FloatVector.fromArray(WIDE, x, at).fma(FloatVector.broadcast(WIDE, w[weight]), v);
                v = FloatVector.fromArray(WIDE, x, at + rows).fma(FloatVector.broadcast(WIDE, w[weight + wStep]), v);
                v = FloatVector.fromArray(WIDE, x, at + 2 * rows)
                        .fma(FloatVector.broadcast(WIDE, w[weight + 2 * wStep]), v);
                v = FloatVector.fromArray(WIDE, x, at + 3 * rows)
                        .fma(FloatVector.broadcast(WIDE, w[weight + 3 * wStep]), v);
            }
            for (; k < inner; k++, at += rows, weight += wStep) {
                v = FloatVector.fromArray(WIDE, x, at).fma(FloatVector.broadcast(WIDE, w[weight]), v);
            }
            v.intoArray(y, to + i);
            if (i == last) {
                return;
            }
        }
    }

    @Override
    public void layerSlope(float[] d, float[] w, int innerStep, int outerStep, Unary f, float[] h, float[] y, int rows,
            int inner, int outer) {
        if (f != Unary.TANH || rows < WIDTH) {
            layer(d, w, innerStep, outerStep, null, null, y, rows, inner, outer);
            slope(f, y, h, y, rows * outer);
            return;
        }
        for (int j = 0; j < outer; j++) {
            tanhSlopeColumn(d, w, j * outerStep, innerStep, h, y, j * rows, rows, inner);
        }
    }

    private static void tanhSlopeColumn(float[] d, float[] w, int wFrom, int wStep, float[] h, float[] y, int to,
            int rows, int inner) {
        int last = rows - WIDTH;
        FloatVector zero = FloatVector.zero(WIDE);
        for (int i = 0;; i = Math.min(i + WIDTH, last)) {
            FloatVector v = zero;
            int k = 0;
            int at = i;
            int weight = wFrom;
            for (; k <= inner - 4; k += 4, at += 4 * rows, weight += 4 * wStep) {
                v = FloatVector.fromArray(WIDE, d, at).fma(FloatVector.broadcast(WIDE, w[weight]), v);
                v = FloatVector.fromArray(WIDE, d, at + rows).fma(FloatVector.broadcast(WIDE, w[weight + wStep]), v);
                v = FloatVector.fromArray(WIDE, d, at + 2 * rows)
                        .fma(FloatVector.broadcast(WIDE, w[weight + 2 * wStep]), v);
                v = FloatVector.fromArray(WIDE, d, at + 3 * rows)
                        .fma(FloatVector.broadcast(WIDE, w[weight + 3 * wStep]), v);
            }
            for (; k < inner; k++, at += rows, weight += wStep) {
                v = FloatVector.fromArray(WIDE, d, at).fma(FloatVector.broadcast(WIDE, w[weight]), v);
            }
            FloatVector value = FloatVector.fromArray(WIDE, h, to + i);
            v.mul(value.neg().fma(value, ONE)).intoArray(y, to + i);
            if (i == last) {
                return;
            }
        }
    }

    @Override
    public void layerGradient(float[] x, float[] d, float[] y, float @Nullable [] sums, int rows, int left,
            int right) {
        for (int j = 0; j < right; j += 2) {
            int width = Math.min(2, right - j);
            for (int k = 0; k < left; k += 3) {
                dots(x, k, Math.min(3, left - k), d, j, width, y, rows, left);
            }
        }
        if (sums != null) {
            sumRuns(d, sums, rows, right);
        }
    }

    /** Products of up to three columns of x with up to two of d; where there are fewer, the first is done again. */
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
        for (; i <= rows - LANE_COUNT; i += LANE_COUNT) {
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
        int rest = rows - i;
        int at = j * left + k;
        float[] s = accumulators;
        s00.intoArray(s, 0);
        y[at] = total(x, x0 + i, d, d0 + i, rest);
        if (ks > 1) {
            s10.intoArray(s, 0);
            y[at + 1] = total(x, x1 + i, d, d0 + i, rest);
        }
        if (ks > 2) {
            s20.intoArray(s, 0);
            y[at + 2] = total(x, x2 + i, d, d0 + i, rest);
        }
        if (js > 1) {
            s01.intoArray(s, 0);
            y[at + left] = total(x, x0 + i, d, d1 + i, rest);
            if (ks > 1) {
                s11.intoArray(s, 0);
                y[at + left + 1] = total(x, x1 + i, d, d1 + i, rest);
            }
            if (ks > 2) {
                s21.intoArray(s, 0);
                y[at + left + 2] = total(x, x2 + i, d, d1 + i, rest);
            }
        }
    }

    /** Adds what is left of a run to the accumulators, and those to each other. */
    private float total(float[] x, int xFrom, float[] d, int dFrom, int rest) {
        float[] s = accumulators;
        for (int lane = 0; lane < rest; lane++) {
            s[lane] = Math.fma(x[xFrom + lane], d[dFrom + lane], s[lane]);
        }
        return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
    }

    @Override
    public void sumRuns(float[] x, float[] y, int length, int count) {
        float[] s = accumulators;
        for (int c = 0; c < count; c++) {
            int from = c * length;
            FloatVector lanes = FloatVector.zero(LANES);
            int i = 0;
            for (; i <= length - LANE_COUNT; i += LANE_COUNT) {
                lanes = lanes.add(FloatVector.fromArray(LANES, x, from + i));
            }
            lanes.intoArray(s, 0);
            for (int lane = 0; i < length; lane++, i++) {
                s[lane] += x[from + i];
            }
            y[c] = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
        }
    }
}
