package dev.gan4j.engine.internal;

import dev.gan4j.internal.Fma;

/**
 * Functions of one number along a run of numbers, in plain loops that the virtual machine can vectorise. Each function has its
 * own loop, in which it can be inlined. All arrays share one index, because two arrays may be the same, and with two positions
 * in one array the order of the loop could matter. If positions differ, the numbers are copied first, which makes tanh ten
 * times faster.
 */
final class PlainFunctions {

    private PlainFunctions() {}

    /** y[yFrom + i] = f(x[xFrom + i]) for i below n; in place where both begin at one element. */
    @SuppressWarnings("ReferenceEquality") // Whether it is in place.
    static void unary(Unary f, float[] x, int xFrom, float[] y, int yFrom, int n, float a, float b) {
        if (x != y || xFrom != yFrom) {
            System.arraycopy(x, xFrom, y, yFrom, n);
        }
        int end = yFrom + n;
        switch (f) {
            case NEGATE -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = -y[i];
                }
            }
            case TANH -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = FloatMath.tanh(y[i]);
                }
            }
            case SIGMOID -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = FloatMath.sigmoid(y[i]);
                }
            }
            case SOFTPLUS -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = FloatMath.softplus(y[i]);
                }
            }
            case EXP -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = FloatMath.exp(y[i]);
                }
            }
            case LOG -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = FloatMath.log(y[i]);
                }
            }
            case SQRT -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = (float) Math.sqrt(y[i]);
                }
            }
            case SQUARE -> {
                for (int i = yFrom; i < end; i++) {
                    float v = y[i];
                    y[i] = v * v;
                }
            }
            case RELU -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = Math.max(y[i], 0f);
                }
            }
            case CLAMP -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = Math.min(Math.max(y[i], a), b);
                }
            }
            case LEAKY_RELU, SILU, SIN, COS, STEP, INSIDE -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = f.apply(y[i], a, b);
                }
            }
        }
    }
    /** y[yFrom + i] = g[gFrom + i] f'(x), where h[hFrom + i] = f(x), for i below n; y may be g. */
    @SuppressWarnings("ReferenceEquality") // Whether it is in place.
    static void slope(Activation f, float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom, int n) {
        if (hFrom != yFrom) {
            for (int i = 0; i < n; i++) {
                y[yFrom + i] = f.slope(g[gFrom + i], h[hFrom + i]);
            }
            return;
        }
        if (g != y || gFrom != yFrom) {
            System.arraycopy(g, gFrom, y, yFrom, n);
        }
        int end = yFrom + n;
        switch (f.function()) {
            case TANH -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = y[i] * Fma.fma(-h[i], h[i], 1f);
                }
            }
            case SIGMOID -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = y[i] * h[i] * (1f - h[i]);
                }
            }
            default -> {
                for (int i = yFrom; i < end; i++) {
                    y[i] = f.slope(y[i], h[i]);
                }
            }
        }
    }
}
