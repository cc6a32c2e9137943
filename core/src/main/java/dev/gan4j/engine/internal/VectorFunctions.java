package dev.gan4j.engine.internal;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Functions of one number along a run of numbers, on whole vectors, with the bits of {@link PlainFunctions}.
 *
 * <p>The rest of a run is computed by one more vector that overlaps the one before, not by taking the smaller of two indices,
 * because the virtual machine would check the range of such an index each time. Constants are broadcast outside the loops and
 * polynomials are written inside, because a vector in a static field is loaded each time, and one that crosses a call becomes
 * an object.
 */
final class VectorFunctions {

    static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_PREFERRED;
    static final int WIDTH = WIDE.length();

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

    private VectorFunctions() {}

    /**
     * y[yFrom + i] = f(x[xFrom + i]) for i below n, from one array to another; functions that the virtual machine vectorises
     * equally well use the plain loops.
     */
    static void unary(Unary f, float[] x, int xFrom, float[] y, int yFrom, int n, float a, float b) {
        boolean hasVectors = switch (f) {
            case TANH, EXP, LOG, SIN, COS, INSIDE, STEP, RELU, LEAKY_RELU, CLAMP, NEGATE -> true;
            default -> false;
        };
        if (n < WIDTH || !hasVectors) {
            PlainFunctions.unary(f, x, xFrom, y, yFrom, n, a, b);
            return;
        }
        int rest = n % WIDTH;
        vectors(f, x, xFrom, y, yFrom, n - rest, a, b);
        if (rest > 0) {
            vectors(f, x, xFrom + n - WIDTH, y, yFrom + n - WIDTH, WIDTH, a, b);
        }
    }

    /** n is a multiple of the width. */
    private static void vectors(Unary f, float[] x, int xFrom, float[] y, int yFrom, int n, float a, float b) {
        switch (f) {
            case TANH -> tanh(x, xFrom, y, yFrom, n);
            case EXP -> exp(x, xFrom, y, yFrom, n);
            case LOG -> log(x, xFrom, y, yFrom, n);
            case SIN -> trigonometric(f, 0, x, xFrom, y, yFrom, n);
            case COS -> trigonometric(f, 1, x, xFrom, y, yFrom, n);
            case INSIDE -> inside(x, xFrom, y, yFrom, n, a, b);
            case STEP -> step(x, xFrom, y, yFrom, n);
            case RELU -> relu(x, xFrom, y, yFrom, n);
            case LEAKY_RELU -> leakyRelu(x, xFrom, y, yFrom, n, a);
            case CLAMP -> clamp(x, xFrom, y, yFrom, n, a, b);
            case NEGATE -> negate(x, xFrom, y, yFrom, n);
            default -> throw new IllegalArgumentException("no vectors for " + f);
        }
    }

    static FloatVector spread(float value) {
        return FloatVector.broadcast(WIDE, value);
    }

    private static void tanh(float[] x, int xFrom, float[] y, int yFrom, int n) {
        FloatVector high = spread(FloatMath.TANH_LIMIT);
        FloatVector low = spread(-FloatMath.TANH_LIMIT);
        FloatVector p13 = spread(FloatMath.TANH_P13);
        FloatVector p11 = spread(FloatMath.TANH_P11);
        FloatVector p9 = spread(FloatMath.TANH_P9);
        FloatVector p7 = spread(FloatMath.TANH_P7);
        FloatVector p5 = spread(FloatMath.TANH_P5);
        FloatVector p3 = spread(FloatMath.TANH_P3);
        FloatVector p1 = spread(FloatMath.TANH_P1);
        FloatVector q6 = spread(FloatMath.TANH_Q6);
        FloatVector q4 = spread(FloatMath.TANH_Q4);
        FloatVector q2 = spread(FloatMath.TANH_Q2);
        FloatVector q0 = spread(FloatMath.TANH_Q0);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, x, xFrom + i);
            FloatVector c = v.blend(high, v.compare(GT, high));
            c = c.blend(low, c.compare(LT, low));
            FloatVector c2 = c.mul(c);
            FloatVector p = p13.fma(c2, p11).fma(c2, p9).fma(c2, p7).fma(c2, p5).fma(c2, p3).fma(c2, p1).mul(c);
            p.div(q6.fma(c2, q4).fma(c2, q2).fma(c2, q0)).intoArray(y, yFrom + i);
        }
    }

    private static void exp(float[] x, int xFrom, float[] y, int yFrom, int n) {
        FloatVector high = spread(FloatMath.EXP_HIGH);
        FloatVector low = spread(FloatMath.EXP_LOW);
        FloatVector log2 = spread(FloatMath.LOG2_E);
        FloatVector round = spread(FloatMath.ROUND);
        FloatVector ln2High = spread(-FloatMath.LN2_HIGH);
        FloatVector ln2Low = spread(-FloatMath.LN2_LOW);
        FloatVector p0 = spread(FloatMath.EXP_P0);
        FloatVector p1 = spread(FloatMath.EXP_P1);
        FloatVector p2 = spread(FloatMath.EXP_P2);
        FloatVector p3 = spread(FloatMath.EXP_P3);
        FloatVector p4 = spread(FloatMath.EXP_P4);
        FloatVector p5 = spread(FloatMath.EXP_P5);
        FloatVector one = spread(1f);
        FloatVector infinity = spread(Float.POSITIVE_INFINITY);
        IntVector ofRound = IntVector.broadcast(INTS, Float.floatToRawIntBits(FloatMath.ROUND));
        IntVector bias = IntVector.broadcast(INTS, 127);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, x, xFrom + i);
            FloatVector c = v.max(low).min(high);
            FloatVector rounded = c.fma(log2, round);
            FloatVector whole = rounded.sub(round);
            FloatVector r = whole.fma(ln2Low, whole.fma(ln2High, c));
            FloatVector p = p0.fma(r, p1).fma(r, p2).fma(r, p3).fma(r, p4).fma(r, p5).fma(r.mul(r), r).add(one);
            // The last bits of the rounded number are the whole one.
            IntVector k = rounded.reinterpretAsInts().sub(ofRound);
            IntVector half = k.lanewise(VectorOperators.ASHR, 1);
            FloatVector first = half.add(bias).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
            FloatVector second = k.sub(half).add(bias).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
            p.mul(first).mul(second).blend(infinity, v.compare(GT, high)).intoArray(y, yFrom + i);
        }
    }

    private static void log(float[] x, int xFrom, float[] y, int yFrom, int n) {
        FloatVector zero = spread(0f);
        FloatVector one = spread(1f);
        FloatVector half = spread(-0.5f);
        FloatVector normal = spread(Float.MIN_NORMAL);
        FloatVector sqrtHalf = spread(FloatMath.SQRT_HALF);
        FloatVector infinity = spread(Float.POSITIVE_INFINITY);
        FloatVector p0 = spread(FloatMath.LOG_P0);
        FloatVector p1 = spread(FloatMath.LOG_P1);
        FloatVector p2 = spread(FloatMath.LOG_P2);
        FloatVector p3 = spread(FloatMath.LOG_P3);
        FloatVector p4 = spread(FloatMath.LOG_P4);
        FloatVector p5 = spread(FloatMath.LOG_P5);
        FloatVector p6 = spread(FloatMath.LOG_P6);
        FloatVector p7 = spread(FloatMath.LOG_P7);
        FloatVector p8 = spread(FloatMath.LOG_P8);
        FloatVector ln2High = spread(FloatMath.LN2_HIGH);
        FloatVector ln2Low = spread(FloatMath.LN2_LOW);
        IntVector mantissa = IntVector.broadcast(INTS, 0x007FFFFF);
        IntVector toHalf = IntVector.broadcast(INTS, 0x3F000000);
        IntVector bias = IntVector.broadcast(INTS, 126);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, x, xFrom + i);
            // Numbers that are not positive, normal and finite are left to the plain loop.
            if (!v.compare(GE, normal).and(v.compare(LT, infinity)).allTrue()) {
                PlainFunctions.unary(Unary.LOG, x, xFrom + i, y, yFrom + i, WIDTH, 0, 0);
                continue;
            }
            IntVector bits = v.reinterpretAsInts();
            FloatVector e = (FloatVector) bits.lanewise(VectorOperators.ASHR, 23).sub(bias)
                    .convert(VectorOperators.I2F, 0);
            FloatVector m = bits.and(mantissa).or(toHalf).reinterpretAsFloats();
            VectorMask<Float> low = m.compare(LT, sqrtHalf);
            e = e.sub(zero.blend(one, low));
            FloatVector u = m.add(zero.blend(m, low)).sub(one);
            FloatVector z = u.mul(u);
            FloatVector p = p0.fma(u, p1).fma(u, p2).fma(u, p3).fma(u, p4).fma(u, p5).fma(u, p6).fma(u, p7).fma(u, p8)
                    .mul(u).mul(z);
            p = e.fma(ln2Low, p);
            p = half.fma(z, p);
            e.fma(ln2High, u.add(p)).intoArray(y, yFrom + i);
        }
    }

    /** f is sin(v + quarters * pi / 2). */
    private static void trigonometric(Unary f, int quarters, float[] x, int xFrom, float[] y, int yFrom, int n) {
        FloatVector zero = spread(0f);
        FloatVector one = spread(1f);
        FloatVector half = spread(-0.5f);
        FloatVector limit = spread(FloatMath.TRIGONOMETRIC_LIMIT);
        FloatVector round = spread(FloatMath.ROUND);
        FloatVector twoOverPi = spread(FloatMath.TWO_OVER_PI);
        FloatVector halfPi1 = spread(-FloatMath.HALF_PI_1);
        FloatVector halfPi2 = spread(-FloatMath.HALF_PI_2);
        FloatVector halfPi3 = spread(-FloatMath.HALF_PI_3);
        FloatVector s0 = spread(FloatMath.SIN_P0);
        FloatVector s1 = spread(FloatMath.SIN_P1);
        FloatVector s2 = spread(FloatMath.SIN_P2);
        FloatVector c0 = spread(FloatMath.COS_P0);
        FloatVector c1 = spread(FloatMath.COS_P1);
        FloatVector c2 = spread(FloatMath.COS_P2);
        IntVector odd = IntVector.broadcast(INTS, 1);
        IntVector negative = IntVector.broadcast(INTS, 2);
        IntVector begin = IntVector.broadcast(INTS, quarters);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, x, xFrom + i);
            // Numbers too large for the reduction, and NaN, are left to the plain loop.
            if (!v.abs().compare(LE, limit).allTrue()) {
                PlainFunctions.unary(f, x, xFrom + i, y, yFrom + i, WIDTH, 0, 0);
                continue;
            }
            FloatVector turns = v.fma(twoOverPi, round).sub(round);
            FloatVector r = turns.fma(halfPi3, turns.fma(halfPi2, turns.fma(halfPi1, v)));
            FloatVector z = r.mul(r);
            FloatVector sine = s0.fma(z, s1).fma(z, s2).mul(z).fma(r, r);
            FloatVector cosine = c0.fma(z, c1).fma(z, c2).mul(z).fma(z, half.fma(z, one));
            IntVector quadrant = ((IntVector) turns.convert(VectorOperators.F2I, 0)).add(begin);
            FloatVector isOdd = (FloatVector) quadrant.and(odd).convert(VectorOperators.I2F, 0);
            IntVector sign = quadrant.and(negative).lanewise(VectorOperators.LSHL, 30);
            sine.blend(cosine, isOdd.compare(GT, zero)).reinterpretAsInts().lanewise(VectorOperators.XOR, sign)
                    .reinterpretAsFloats().intoArray(y, yFrom + i);
        }
    }

    private static void inside(float[] x, int xFrom, float[] y, int yFrom, int n, float a, float b) {
        FloatVector zero = spread(0f);
        FloatVector one = spread(1f);
        FloatVector low = spread(a);
        FloatVector high = spread(b);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, x, xFrom + i);
            zero.blend(one, v.compare(GT, low).and(v.compare(LT, high))).intoArray(y, yFrom + i);
        }
    }

    private static void step(float[] x, int xFrom, float[] y, int yFrom, int n) {
        FloatVector zero = spread(0f);
        FloatVector one = spread(1f);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, x, xFrom + i);
            zero.blend(one, v.compare(GT, zero)).intoArray(y, yFrom + i);
        }
    }

    private static void leakyRelu(float[] x, int xFrom, float[] y, int yFrom, int n, float slope) {
        FloatVector zero = spread(0f);
        FloatVector factor = spread(slope);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, x, xFrom + i);
            v.mul(factor).blend(v, v.compare(GT, zero)).intoArray(y, yFrom + i);
        }
    }

    private static void relu(float[] x, int xFrom, float[] y, int yFrom, int n) {
        FloatVector zero = spread(0f);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector.fromArray(WIDE, x, xFrom + i).max(zero).intoArray(y, yFrom + i);
        }
    }

    private static void clamp(float[] x, int xFrom, float[] y, int yFrom, int n, float a, float b) {
        FloatVector low = spread(a);
        FloatVector high = spread(b);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector.fromArray(WIDE, x, xFrom + i).max(low).min(high).intoArray(y, yFrom + i);
        }
    }

    private static void negate(float[] x, int xFrom, float[] y, int yFrom, int n) {
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector.fromArray(WIDE, x, xFrom + i).neg().intoArray(y, yFrom + i);
        }
    }
}
