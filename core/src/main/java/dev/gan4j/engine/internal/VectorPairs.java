package dev.gan4j.engine.internal;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Functions of pairs on whole vectors, for results apart from their operands; see {@link Kernels#binary}. */
final class VectorPairs {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;

    private VectorPairs() {}

    /** At least {@link #WIDTH} pairs, with step 1 on at least one side. */
    static void binary(Binary f, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y, int to,
            int n) {
        int rest = n % WIDTH;
        vectors(f, a, aFrom, aStep, b, bFrom, bStep, y, to, n - rest);
        if (rest > 0) {
            int skip = n - WIDTH;
            vectors(f, a, aFrom + aStep * skip, aStep, b, bFrom + bStep * skip, bStep, y, to + skip, WIDTH);
        }
    }

    /** n is a multiple of the width. */
    private static void vectors(Binary f, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] y,
            int to, int n) {
        if (aStep == 1 && bStep == 1) {
            arrays(f, a, aFrom, b, bFrom, y, to, n);
        } else if (aStep == 1) {
            arrayAndNumber(f, a, aFrom, b[bFrom], y, to, n);
        } else {
            numberAndArray(f, a[aFrom], b, bFrom, y, to, n);
        }
    }

    private static void arrays(Binary f, float[] a, int aFrom, float[] b, int bFrom, float[] y, int to, int n) {
        switch (f) {
            case ADD -> {
                for (int i = 0; i < n; i += WIDTH) {
                    FloatVector.fromArray(WIDE, a, aFrom + i).add(FloatVector.fromArray(WIDE, b, bFrom + i))
                            .intoArray(y, to + i);
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i += WIDTH) {
                    FloatVector.fromArray(WIDE, a, aFrom + i).sub(FloatVector.fromArray(WIDE, b, bFrom + i))
                            .intoArray(y, to + i);
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i += WIDTH) {
                    FloatVector.fromArray(WIDE, a, aFrom + i).mul(FloatVector.fromArray(WIDE, b, bFrom + i))
                            .intoArray(y, to + i);
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i += WIDTH) {
                    FloatVector.fromArray(WIDE, a, aFrom + i).div(FloatVector.fromArray(WIDE, b, bFrom + i))
                            .intoArray(y, to + i);
                }
            }
        }
    }

    private static void arrayAndNumber(Binary f, float[] a, int aFrom, float number, float[] y, int to, int n) {
        FloatVector b = VectorFunctions.spread(number);
        switch (f) {
            case ADD -> {
                for (int i = 0; i < n; i += WIDTH) {
                    FloatVector.fromArray(WIDE, a, aFrom + i).add(b).intoArray(y, to + i);
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i += WIDTH) {
                    FloatVector.fromArray(WIDE, a, aFrom + i).sub(b).intoArray(y, to + i);
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i += WIDTH) {
                    FloatVector.fromArray(WIDE, a, aFrom + i).mul(b).intoArray(y, to + i);
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i += WIDTH) {
                    FloatVector.fromArray(WIDE, a, aFrom + i).div(b).intoArray(y, to + i);
                }
            }
        }
    }

    private static void numberAndArray(Binary f, float number, float[] b, int bFrom, float[] y, int to, int n) {
        FloatVector a = VectorFunctions.spread(number);
        switch (f) {
            case ADD -> {
                for (int i = 0; i < n; i += WIDTH) {
                    a.add(FloatVector.fromArray(WIDE, b, bFrom + i)).intoArray(y, to + i);
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i += WIDTH) {
                    a.sub(FloatVector.fromArray(WIDE, b, bFrom + i)).intoArray(y, to + i);
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i += WIDTH) {
                    a.mul(FloatVector.fromArray(WIDE, b, bFrom + i)).intoArray(y, to + i);
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i += WIDTH) {
                    a.div(FloatVector.fromArray(WIDE, b, bFrom + i)).intoArray(y, to + i);
                }
            }
        }
    }
}
