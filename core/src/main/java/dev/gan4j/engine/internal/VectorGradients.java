package dev.gan4j.engine.internal;

import dev.gan4j.internal.Fma;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of columns, and of products of few columns, over the rows of feature-major matrices; see
 * {@link Kernels#layerGradient}.
 *
 * <p>The order of a sum is fixed, so a vector has eight lanes on every processor. Products are computed in tiles of two columns
 * by four, whose eight vectors of sums stay in registers.
 */
final class VectorGradients {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_256;
    private static final int LANE_COUNT = 8;
    private static final int TILE = 4;
    /** The accumulators into which a tile stores its sums. */
    private final float[] sums = new float[2 * TILE * LANE_COUNT];

    /** y = x^T d, for x of shape (rows, left) and d of shape (rows, right). */
    void products(float[] x, float[] d, float[] y, int rows, int left, int right) {
        float[] s = sums;
        int j = 0;
        for (; j <= right - TILE; j += TILE) {
            int k = 0;
            for (; k <= left - 2; k += 2) {
                twoByFour(s, x, k * rows, d, j * rows, rows);
                for (int c = 0; c < TILE; c++) {
                    y[(j + c) * left + k] = total(s, 2 * c);
                    y[(j + c) * left + k + 1] = total(s, 2 * c + 1);
                }
            }
            if (k < left) {
                oneByFour(s, x, k * rows, d, j * rows, rows);
                for (int c = 0; c < TILE; c++) {
                    y[(j + c) * left + k] = total(s, c);
                }
            }
        }
        for (; j < right; j++) {
            int k = 0;
            for (; k <= left - TILE; k += TILE) {
                oneByFour(s, d, j * rows, x, k * rows, rows);
                for (int c = 0; c < TILE; c++) {
                    y[j * left + k + c] = total(s, c);
                }
            }
            for (; k < left; k++) {
                one(s, x, k * rows, d, j * rows, rows);
                y[j * left + k] = total(s, 0);
            }
        }
    }

    /** y[c] = the sum of the c-th run of x, for c below count. */
    void runs(float[] x, float[] y, int length, int count) {
        float[] s = sums;
        int c = 0;
        for (; c <= count - TILE; c += TILE) {
            four(s, x, c * length, length);
            for (int i = 0; i < TILE; i++) {
                y[c + i] = total(s, i);
            }
        }
        for (; c < count; c++) {
            single(s, x, c * length, length);
            y[c] = total(s, 0);
        }
    }

    private static float total(float[] s, int accumulator) {
        int at = accumulator * LANE_COUNT;
        return ((s[at] + s[at + 4]) + (s[at + 2] + s[at + 6])) + ((s[at + 1] + s[at + 5]) + (s[at + 3] + s[at + 7]));
    }

    private static void twoByFour(float[] s, float[] x, int x0, float[] d, int d0, int rows) {
        int x1 = x0 + rows;
        int d1 = d0 + rows;
        int d2 = d1 + rows;
        int d3 = d2 + rows;
        FloatVector s00 = FloatVector.zero(LANES);
        FloatVector s10 = s00;
        FloatVector s01 = s00;
        FloatVector s11 = s00;
        FloatVector s02 = s00;
        FloatVector s12 = s00;
        FloatVector s03 = s00;
        FloatVector s13 = s00;
        int whole = rows - rows % LANE_COUNT;
        for (int i = 0; i < whole; i += LANE_COUNT) {
            FloatVector u = FloatVector.fromArray(LANES, x, x0 + i);
            FloatVector v = FloatVector.fromArray(LANES, x, x1 + i);
            FloatVector a = FloatVector.fromArray(LANES, d, d0 + i);
            s00 = u.fma(a, s00);
            s10 = v.fma(a, s10);
            FloatVector b = FloatVector.fromArray(LANES, d, d1 + i);
            s01 = u.fma(b, s01);
            s11 = v.fma(b, s11);
            FloatVector c = FloatVector.fromArray(LANES, d, d2 + i);
            s02 = u.fma(c, s02);
            s12 = v.fma(c, s12);
            FloatVector e = FloatVector.fromArray(LANES, d, d3 + i);
            s03 = u.fma(e, s03);
            s13 = v.fma(e, s13);
        }
        s00.intoArray(s, 0);
        s10.intoArray(s, LANE_COUNT);
        s01.intoArray(s, 2 * LANE_COUNT);
        s11.intoArray(s, 3 * LANE_COUNT);
        s02.intoArray(s, 4 * LANE_COUNT);
        s12.intoArray(s, 5 * LANE_COUNT);
        s03.intoArray(s, 6 * LANE_COUNT);
        s13.intoArray(s, 7 * LANE_COUNT);
        for (int i = whole, lane = 0; i < rows; i++, lane++) {
            for (int c = 0; c < TILE; c++) {
                int at = 2 * c * LANE_COUNT + lane;
                s[at] = Fma.fma(x[x0 + i], d[d0 + c * rows + i], s[at]);
                s[at + LANE_COUNT] = Fma.fma(x[x1 + i], d[d0 + c * rows + i], s[at + LANE_COUNT]);
            }
        }
    }

    private static void oneByFour(float[] s, float[] x, int x0, float[] d, int d0, int rows) {
        int d1 = d0 + rows;
        int d2 = d1 + rows;
        int d3 = d2 + rows;
        FloatVector s0 = FloatVector.zero(LANES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int whole = rows - rows % LANE_COUNT;
        for (int i = 0; i < whole; i += LANE_COUNT) {
            FloatVector u = FloatVector.fromArray(LANES, x, x0 + i);
            s0 = u.fma(FloatVector.fromArray(LANES, d, d0 + i), s0);
            s1 = u.fma(FloatVector.fromArray(LANES, d, d1 + i), s1);
            s2 = u.fma(FloatVector.fromArray(LANES, d, d2 + i), s2);
            s3 = u.fma(FloatVector.fromArray(LANES, d, d3 + i), s3);
        }
        s0.intoArray(s, 0);
        s1.intoArray(s, LANE_COUNT);
        s2.intoArray(s, 2 * LANE_COUNT);
        s3.intoArray(s, 3 * LANE_COUNT);
        for (int i = whole, lane = 0; i < rows; i++, lane++) {
            for (int c = 0; c < TILE; c++) {
                int at = c * LANE_COUNT + lane;
                s[at] = Fma.fma(x[x0 + i], d[d0 + c * rows + i], s[at]);
            }
        }
    }

    private static void one(float[] s, float[] x, int x0, float[] d, int d0, int rows) {
        FloatVector lanes = FloatVector.zero(LANES);
        int whole = rows - rows % LANE_COUNT;
        for (int i = 0; i < whole; i += LANE_COUNT) {
            lanes = FloatVector.fromArray(LANES, x, x0 + i).fma(FloatVector.fromArray(LANES, d, d0 + i), lanes);
        }
        lanes.intoArray(s, 0);
        for (int i = whole, lane = 0; i < rows; i++, lane++) {
            s[lane] = Fma.fma(x[x0 + i], d[d0 + i], s[lane]);
        }
    }

    private static void four(float[] s, float[] x, int x0, int length) {
        int x1 = x0 + length;
        int x2 = x1 + length;
        int x3 = x2 + length;
        FloatVector s0 = FloatVector.zero(LANES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int whole = length - length % LANE_COUNT;
        for (int i = 0; i < whole; i += LANE_COUNT) {
            s0 = s0.add(FloatVector.fromArray(LANES, x, x0 + i));
            s1 = s1.add(FloatVector.fromArray(LANES, x, x1 + i));
            s2 = s2.add(FloatVector.fromArray(LANES, x, x2 + i));
            s3 = s3.add(FloatVector.fromArray(LANES, x, x3 + i));
        }
        s0.intoArray(s, 0);
        s1.intoArray(s, LANE_COUNT);
        s2.intoArray(s, 2 * LANE_COUNT);
        s3.intoArray(s, 3 * LANE_COUNT);
        for (int i = whole, lane = 0; i < length; i++, lane++) {
            for (int c = 0; c < TILE; c++) {
                s[c * LANE_COUNT + lane] += x[x0 + c * length + i];
            }
        }
    }

    private static void single(float[] s, float[] x, int x0, int length) {
        FloatVector lanes = FloatVector.zero(LANES);
        int whole = length - length % LANE_COUNT;
        for (int i = 0; i < whole; i += LANE_COUNT) {
            lanes = lanes.add(FloatVector.fromArray(LANES, x, x0 + i));
        }
        lanes.intoArray(s, 0);
        for (int i = whole, lane = 0; i < length; i++, lane++) {
            s[lane] += x[x0 + i];
        }
    }
}
