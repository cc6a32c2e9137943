package dev.gan4j.engine.internal;

import dev.gan4j.internal.Fma;

/**
 * Elementary functions in float32, made only of polynomials with fused multiply-adds: every processor, virtual machine and
 * kernel set computes the same bits.
 *
 * <p>Largest errors compared with StrictMath, verified by tests, in units in the last place (ulp) unless noted otherwise: tanh
 * 5, exp 2, log 2, sigmoid 4, softplus 4, sin and cos 1e-7 absolute up to |x| = 8192. NaN gives NaN.
 *
 * <p>Sources: tanh is the rational minimax approximation used by Eigen (x P(x^2) / Q(x^2) on [-7.9, 7.9]); exp, log,
 * sin and cos follow Cephes' single precision functions (S. Moshier).
 */
public final class FloatMath {

    static final float TANH_LIMIT = 7.90531110763549805f;
    static final float TANH_P13 = -2.76076847742355e-16f;
    static final float TANH_P11 = 2.00018790482477e-13f;
    static final float TANH_P9 = -8.60467152213735e-11f;
    static final float TANH_P7 = 5.12229709037114e-08f;
    static final float TANH_P5 = 1.48572235717979e-05f;
    static final float TANH_P3 = 6.37261928875436e-04f;
    static final float TANH_P1 = 4.89352455891786e-03f;
    static final float TANH_Q6 = 1.19825839466702e-06f;
    static final float TANH_Q4 = 1.18534705686654e-04f;
    static final float TANH_Q2 = 2.26843463243900e-03f;
    static final float TANH_Q0 = 4.89352518554385e-03f;

    static final float EXP_HIGH = 88.72283f;
    static final float EXP_LOW = -87.33654f;
    static final float LOG2_E = 1.44269504088896341f;
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.12194440e-4f;
    /** 1.5 * 2^23: adding and subtracting it rounds to the nearest whole number. */
    static final float ROUND = 12582912f;
    static final float EXP_P0 = 1.9875691500e-4f;
    static final float EXP_P1 = 1.3981999507e-3f;
    static final float EXP_P2 = 8.3334519073e-3f;
    static final float EXP_P3 = 4.1665795894e-2f;
    static final float EXP_P4 = 1.6666665459e-1f;
    static final float EXP_P5 = 5.0000001201e-1f;

    static final float SQRT_HALF = 0.707106781186547524f;
    static final float LOG_P0 = 7.0376836292e-2f;
    static final float LOG_P1 = -1.1514610310e-1f;
    static final float LOG_P2 = 1.1676998740e-1f;
    static final float LOG_P3 = -1.2420140846e-1f;
    static final float LOG_P4 = 1.4249322787e-1f;
    static final float LOG_P5 = -1.6668057665e-1f;
    static final float LOG_P6 = 2.0000714765e-1f;
    static final float LOG_P7 = -2.4999993993e-1f;
    static final float LOG_P8 = 3.3333331174e-1f;

    static final float TWO_OVER_PI = 0.636619772367581343f;
    static final float HALF_PI_1 = 1.5703125f;
    static final float HALF_PI_2 = 4.837512969970703125e-4f;
    static final float HALF_PI_3 = 7.549789948768648e-8f;
    static final float SIN_P0 = -1.9515295891e-4f;
    static final float SIN_P1 = 8.3321608736e-3f;
    static final float SIN_P2 = -1.6666654611e-1f;
    static final float COS_P0 = 2.443315711809948e-5f;
    static final float COS_P1 = -1.388731625493765e-3f;
    static final float COS_P2 = 4.166664568298827e-2f;
    /** Beyond this the reduction by three parts of pi/2 is no longer exact. */
    static final float TRIGONOMETRIC_LIMIT = 8192f;

    private FloatMath() {}

    /**
     * Hyperbolic tangent.
     *
     * @param v any number
     * @return tanh(v), within [-1, 1]
     */
    public static float tanh(float v) {
        float x = Math.min(Math.max(v, -TANH_LIMIT), TANH_LIMIT);
        float x2 = x * x;
        float p = TANH_P13;
        p = Fma.fma(p, x2, TANH_P11);
        p = Fma.fma(p, x2, TANH_P9);
        p = Fma.fma(p, x2, TANH_P7);
        p = Fma.fma(p, x2, TANH_P5);
        p = Fma.fma(p, x2, TANH_P3);
        p = Fma.fma(p, x2, TANH_P1);
        p = p * x;
        float q = TANH_Q6;
        q = Fma.fma(q, x2, TANH_Q4);
        q = Fma.fma(q, x2, TANH_Q2);
        q = Fma.fma(q, x2, TANH_Q0);
        return p / q;
    }

    /**
     * Exponential function.
     *
     * @param v any number
     * @return exp(v); infinity above 88.72, at least the smallest normal number below -87.33
     */
    public static float exp(float v) {
        float x = Math.min(Math.max(v, EXP_LOW), EXP_HIGH);
        float n = Fma.fma(x, LOG2_E, ROUND) - ROUND;
        float r = Fma.fma(n, -LN2_HIGH, x);
        r = Fma.fma(n, -LN2_LOW, r);
        float p = EXP_P0;
        p = Fma.fma(p, r, EXP_P1);
        p = Fma.fma(p, r, EXP_P2);
        p = Fma.fma(p, r, EXP_P3);
        p = Fma.fma(p, r, EXP_P4);
        p = Fma.fma(p, r, EXP_P5);
        p = Fma.fma(p, r * r, r) + 1f;
        // Two factors, because 2^n is not a float for the largest n.
        int k = (int) n;
        int half = k >> 1;
        float y = p * Float.intBitsToFloat((half + 127) << 23) * Float.intBitsToFloat((k - half + 127) << 23);
        return v > EXP_HIGH ? Float.POSITIVE_INFINITY : y;
    }

    /**
     * Natural logarithm.
     *
     * @param v any number
     * @return log(v); -infinity at 0, NaN below 0, infinity at infinity
     */
    public static float log(float v) {
        // Subnormal numbers are scaled by 2^23 first.
        boolean tiny = v < Float.MIN_NORMAL;
        float lifted = tiny ? v * 8388608f : v;
        int bits = Float.floatToRawIntBits(lifted);
        float e = (float) ((bits >> 23) - 126) - (tiny ? 23f : 0f);
        float m = Float.intBitsToFloat((bits & 0x007FFFFF) | 0x3F000000);
        boolean low = m < SQRT_HALF;
        e = e - (low ? 1f : 0f);
        float x = m + (low ? m : 0f) - 1f;
        float z = x * x;
        float p = LOG_P0;
        p = Fma.fma(p, x, LOG_P1);
        p = Fma.fma(p, x, LOG_P2);
        p = Fma.fma(p, x, LOG_P3);
        p = Fma.fma(p, x, LOG_P4);
        p = Fma.fma(p, x, LOG_P5);
        p = Fma.fma(p, x, LOG_P6);
        p = Fma.fma(p, x, LOG_P7);
        p = Fma.fma(p, x, LOG_P8);
        p = p * x * z;
        p = Fma.fma(e, LN2_LOW, p);
        p = Fma.fma(-0.5f, z, p);
        float y = Fma.fma(e, LN2_HIGH, x + p);
        y = v == Float.POSITIVE_INFINITY ? v : y;
        y = v == 0f ? Float.NEGATIVE_INFINITY : y;
        return v >= 0f ? y : Float.NaN;
    }

    /**
     * Logistic function.
     *
     * @param v any number
     * @return 1 / (1 + exp(-v))
     */
    public static float sigmoid(float v) {
        return 1f / (1f + exp(-v));
    }

    /**
     * Smooth ReLU.
     *
     * @param v any number
     * @return log(1 + exp(v))
     */
    public static float softplus(float v) {
        float e = exp(-Math.abs(v));
        // log(1 + e) without loss of precision for small e: the rounding error of 1 + e is divided out.
        float u = 1f + e;
        float d = u - 1f;
        float tail = d == 0f ? e : log(u) * (e / d);
        return Math.max(v, 0f) + tail;
    }

    /**
     * Sine.
     *
     * @param v in radians
     * @return sin(v)
     */
    public static float sin(float v) {
        return Math.abs(v) <= TRIGONOMETRIC_LIMIT ? trigonometric(v, 0) : (float) StrictMath.sin(v);
    }

    /**
     * Cosine.
     *
     * @param v in radians
     * @return cos(v)
     */
    public static float cos(float v) {
        return Math.abs(v) <= TRIGONOMETRIC_LIMIT ? trigonometric(v, 1) : (float) StrictMath.cos(v);
    }

    /** sin(v + quarters * pi / 2). */
    private static float trigonometric(float v, int quarters) {
        float n = Fma.fma(v, TWO_OVER_PI, ROUND) - ROUND;
        float r = Fma.fma(n, -HALF_PI_1, v);
        r = Fma.fma(n, -HALF_PI_2, r);
        r = Fma.fma(n, -HALF_PI_3, r);
        float z = r * r;
        float s = SIN_P0;
        s = Fma.fma(s, z, SIN_P1);
        s = Fma.fma(s, z, SIN_P2);
        s = Fma.fma(s * z, r, r);
        float c = COS_P0;
        c = Fma.fma(c, z, COS_P1);
        c = Fma.fma(c, z, COS_P2);
        c = Fma.fma(c * z, z, Fma.fma(-0.5f, z, 1f));
        int quadrant = (int) n + quarters;
        float y = (quadrant & 1) == 0 ? s : c;
        return (quadrant & 2) == 0 ? y : -y;
    }
}
