package dev.gan4j.engine.internal;

/**
 * Functions of one number along a run of numbers, in plain loops that the virtual machine can vectorise: one for each
 * function, since inside of its own the function is known and can be inlined.
 */
final class PlainFunctions {

    private PlainFunctions() {}

    /** y[yFrom + i] = f(x[xFrom + i]) for i below n; in place where both begin at one element. */
    static void unary(Unary f, float[] x, int xFrom, float[] y, int yFrom, int n, float a, float b) {
        switch (f) {
            case NEGATE -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = -x[xFrom + i];
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = FloatMath.tanh(x[xFrom + i]);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = FloatMath.sigmoid(x[xFrom + i]);
                }
            }
            case SOFTPLUS -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = FloatMath.softplus(x[xFrom + i]);
                }
            }
            case EXP -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = FloatMath.exp(x[xFrom + i]);
                }
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = FloatMath.log(x[xFrom + i]);
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = (float) Math.sqrt(x[xFrom + i]);
                }
            }
            case SQUARE -> {
                for (int i = 0; i < n; i++) {
                    float v = x[xFrom + i];
                    y[yFrom + i] = v * v;
                }
            }
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = Math.max(x[xFrom + i], 0f);
                }
            }
            case CLAMP -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = Math.min(Math.max(x[xFrom + i], a), b);
                }
            }
            case LEAKY_RELU, SILU, SIN, COS, STEP, INSIDE -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = f.apply(x[xFrom + i], a, b);
                }
            }
        }
    }
    /** y[yFrom + i] = g[gFrom + i] f'(x), told by h[hFrom + i] = f(x), for i below n; y may be g. */
    static void slope(Activation f, float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom, int n) {
        switch (f.function()) {
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    float v = h[hFrom + i];
                    y[yFrom + i] = g[gFrom + i] * Math.fma(-v, v, 1f);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < n; i++) {
                    float v = h[hFrom + i];
                    y[yFrom + i] = g[gFrom + i] * v * (1f - v);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    y[yFrom + i] = f.slope(g[gFrom + i], h[hFrom + i]);
                }
            }
        }
    }
}
