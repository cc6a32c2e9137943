package dev.gan4j.engine.internal;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Slopes of activations along a run of numbers, on whole vectors, with the bits of {@link Activation#slope}; the rest of a run
 * is computed by one more vector that overlaps the one before.
 */
final class VectorSlopes {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;

    private VectorSlopes() {}

    /** y[yFrom + i] = g[gFrom + i] f'(x), where h[hFrom + i] = f(x), for i below n; y is not g. */
    static void slope(Activation f, float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom, int n) {
        if (n < WIDTH) {
            PlainFunctions.slope(f, g, gFrom, h, hFrom, y, yFrom, n);
            return;
        }
        int rest = n % WIDTH;
        vectors(f, g, gFrom, h, hFrom, y, yFrom, n - rest);
        if (rest > 0) {
            int skip = n - WIDTH;
            vectors(f, g, gFrom + skip, h, hFrom + skip, y, yFrom + skip, WIDTH);
        }
    }

    /** n is a multiple of the width. */
    private static void vectors(Activation f, float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom,
            int n) {
        switch (f.function()) {
            case TANH -> tanh(g, gFrom, h, hFrom, y, yFrom, n);
            case SIGMOID -> sigmoid(g, gFrom, h, hFrom, y, yFrom, n);
            case RELU -> relu(g, gFrom, h, hFrom, y, yFrom, n);
            default -> leakyRelu(f.constant(), g, gFrom, h, hFrom, y, yFrom, n);
        }
    }

    private static void tanh(float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom, int n) {
        FloatVector one = VectorFunctions.spread(1f);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, h, hFrom + i);
            FloatVector.fromArray(WIDE, g, gFrom + i).mul(v.neg().fma(v, one)).intoArray(y, yFrom + i);
        }
    }

    private static void sigmoid(float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom, int n) {
        FloatVector one = VectorFunctions.spread(1f);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, h, hFrom + i);
            FloatVector.fromArray(WIDE, g, gFrom + i).mul(v).mul(one.sub(v)).intoArray(y, yFrom + i);
        }
    }

    private static void relu(float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom, int n) {
        FloatVector zero = VectorFunctions.spread(0f);
        for (int i = 0; i < n; i += WIDTH) {
            zero.blend(FloatVector.fromArray(WIDE, g, gFrom + i),
                    FloatVector.fromArray(WIDE, h, hFrom + i).compare(GT, zero)).intoArray(y, yFrom + i);
        }
    }

    private static void leakyRelu(float below, float[] g, int gFrom, float[] h, int hFrom, float[] y, int yFrom,
            int n) {
        FloatVector zero = VectorFunctions.spread(0f);
        FloatVector factor = VectorFunctions.spread(below);
        for (int i = 0; i < n; i += WIDTH) {
            FloatVector v = FloatVector.fromArray(WIDE, g, gFrom + i);
            v.mul(factor).blend(v, FloatVector.fromArray(WIDE, h, hFrom + i).compare(GT, zero))
                    .intoArray(y, yFrom + i);
        }
    }
}
