package dev.gan4j.engine.internal;

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
    private static final int WIDTH = VectorFunctions.WIDTH;

    private final PlainKernels plain = new PlainKernels();
    private final float[] accumulators = new float[LANE_COUNT];
    private final float[] tileAccumulators = new float[12 * LANE_COUNT];
    private float[] scratch = new float[0];

    /** Creates the set; each program has its own, since it holds scratch space. */
    public VectorKernels() {}

    @Override
    public String name() {
        return "vector, " + WIDTH + " lanes";
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // In place, the overlap would be computed from results.
    public void unary(Unary f, float[] x, float[] y, int n, float a, float b) {
        if (n < WIDTH || x == y) {
            plain.unary(f, x, y, n, a, b);
            return;
        }
        switch (f) {
            case TANH -> VectorFunctions.tanh(x, y, n);
            case LOG -> VectorFunctions.log(x, y, n);
            case INSIDE -> VectorFunctions.inside(x, y, n, a, b);
            case STEP -> VectorFunctions.step(x, y, n);
            case LEAKY_RELU -> VectorFunctions.leakyRelu(x, y, n, a);
            case NEGATE, SIGMOID, SOFTPLUS, EXP, SQRT, SQUARE, RELU, SILU, SIN, COS, CLAMP -> plain.unary(f, x, y, n,
                    a, b);
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // In place, the overlap would be computed from results.
    public void binary(Binary f, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to,
            int n) {
        if (n < WIDTH || aStep + bStep == 0 || y == a || y == b) {
            plain.binary(f, a, aFrom, aStep, b, bFrom, bStep, y, to, n);
        } else {
            VectorPairs.binary(f, a, aFrom, aStep, b, bFrom, bStep, y, to, n);
        }
    }

    @Override
    public void momentum(float[] w, float[] v, float[] g, float momentum, float rate) {
        plain.momentum(w, v, g, momentum, rate);
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
        } else if (f == null) {
            VectorProducts.product(x, w, innerStep, outerStep, bias, y, rows, inner, outer);
        } else {
            float[] sums = scratch(rows * outer);
            VectorProducts.product(x, w, innerStep, outerStep, bias, sums, rows, inner, outer);
            unary(f, sums, y, rows * outer, 0, 0);
        }
    }

    @Override
    public void layerSlope(float[] d, float[] w, int innerStep, int outerStep, Unary f, float[] h, float[] y, int rows,
            int inner, int outer) {
        layer(d, w, innerStep, outerStep, null, null, y, rows, inner, outer);
        plain.slope(f, y, h, y, rows * outer);
    }

    private float[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new float[size];
        }
        return scratch;
    }

    @Override
    public void layerGradient(float[] x, float[] d, float[] y, float @Nullable [] sums, int rows, int left,
            int right) {
        int j = 0;
        for (; j <= right - 4 && left >= 3; j += 4) {
            int k = 0;
            for (; k <= left - 3; k += 3) {
                tile(x, k, d, j, y, rows, left);
            }
            for (; k < left; k++) {
                dots(x, k, 1, d, j, 2, y, rows, left);
                dots(x, k, 1, d, j + 2, 2, y, rows, left);
            }
        }
        for (; j < right; j += 2) {
            int width = Math.min(2, right - j);
            for (int k = 0; k < left; k += 3) {
                dots(x, k, Math.min(3, left - k), d, j, width, y, rows, left);
            }
        }
        if (sums != null) {
            sumRuns(d, sums, rows, right);
        }
    }

    /** Products of three columns of x with four of d. */
    private void tile(float[] x, int k, float[] d, int j, float[] y, int rows, int left) {
        int x0 = k * rows;
        int x1 = x0 + rows;
        int x2 = x1 + rows;
        int d0 = j * rows;
        int d1 = d0 + rows;
        int d2 = d1 + rows;
        int d3 = d2 + rows;
        FloatVector s00 = FloatVector.zero(LANES);
        FloatVector s10 = s00;
        FloatVector s20 = s00;
        FloatVector s01 = s00;
        FloatVector s11 = s00;
        FloatVector s21 = s00;
        FloatVector s02 = s00;
        FloatVector s12 = s00;
        FloatVector s22 = s00;
        FloatVector s03 = s00;
        FloatVector s13 = s00;
        FloatVector s23 = s00;
        int i = 0;
        for (; i <= rows - LANE_COUNT; i += LANE_COUNT) {
            FloatVector u = FloatVector.fromArray(LANES, x, x0 + i);
            FloatVector v = FloatVector.fromArray(LANES, x, x1 + i);
            FloatVector t = FloatVector.fromArray(LANES, x, x2 + i);
            FloatVector a = FloatVector.fromArray(LANES, d, d0 + i);
            s00 = u.fma(a, s00);
            s10 = v.fma(a, s10);
            s20 = t.fma(a, s20);
            FloatVector b = FloatVector.fromArray(LANES, d, d1 + i);
            s01 = u.fma(b, s01);
            s11 = v.fma(b, s11);
            s21 = t.fma(b, s21);
            FloatVector c = FloatVector.fromArray(LANES, d, d2 + i);
            s02 = u.fma(c, s02);
            s12 = v.fma(c, s12);
            s22 = t.fma(c, s22);
            FloatVector e = FloatVector.fromArray(LANES, d, d3 + i);
            s03 = u.fma(e, s03);
            s13 = v.fma(e, s13);
            s23 = t.fma(e, s23);
        }
        float[] s = tileAccumulators;
        s00.intoArray(s, 0);
        s10.intoArray(s, LANE_COUNT);
        s20.intoArray(s, 2 * LANE_COUNT);
        s01.intoArray(s, 3 * LANE_COUNT);
        s11.intoArray(s, 4 * LANE_COUNT);
        s21.intoArray(s, 5 * LANE_COUNT);
        s02.intoArray(s, 6 * LANE_COUNT);
        s12.intoArray(s, 7 * LANE_COUNT);
        s22.intoArray(s, 8 * LANE_COUNT);
        s03.intoArray(s, 9 * LANE_COUNT);
        s13.intoArray(s, 10 * LANE_COUNT);
        s23.intoArray(s, 11 * LANE_COUNT);
        int rest = rows - i;
        for (int right = 0, at = 0; right < 4; right++) {
            for (int column = 0; column < 3; column++, at += LANE_COUNT) {
                for (int lane = 0; lane < rest; lane++) {
                    s[at + lane] = Math.fma(x[x0 + column * rows + i + lane], d[d0 + right * rows + i + lane],
                            s[at + lane]);
                }
                y[(j + right) * left + k + column] = ((s[at] + s[at + 4]) + (s[at + 2] + s[at + 6]))
                        + ((s[at + 1] + s[at + 5]) + (s[at + 3] + s[at + 7]));
            }
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
