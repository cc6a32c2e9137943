package dev.gan4j.engine.internal;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Transposes strips of four, in squares of four by four. */
final class VectorTranspose {

    private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
    private static final VectorShuffle<Float> FIRST_HALVES = VectorShuffle.fromValues(FOUR, 0, 4, 1, 5);
    private static final VectorShuffle<Float> SECOND_HALVES = VectorShuffle.fromValues(FOUR, 2, 6, 3, 7);
    private static final VectorShuffle<Float> FIRST_PAIRS = VectorShuffle.fromValues(FOUR, 0, 1, 4, 5);
    private static final VectorShuffle<Float> SECOND_PAIRS = VectorShuffle.fromValues(FOUR, 2, 3, 6, 7);

    private VectorTranspose() {}

    /** Makes rows of {@code length} of up to four columns that lie side by side; the rows of x are {@code step} apart. */
    static void rows(float[] x, int from, int step, int length, float[] y, int to, int toStep, int columns) {
        int k = 0;
        if (columns == 4) {
            for (; k + 4 <= length; k += 4) {
                square(x, from + k * step, step, y, to + k, toStep);
            }
        }
        for (; k < length; k++) {
            for (int c = 0; c < columns; c++) {
                y[to + c * toStep + k] = x[from + k * step + c];
            }
        }
    }

    /** Puts four rows of {@code length}, {@code step} apart, side by side; the rows of y are {@code toStep} apart. */
    static void columns(float[] x, int from, int step, int length, float[] y, int to, int toStep) {
        int k = 0;
        for (; k + 4 <= length; k += 4) {
            square(x, from + k, step, y, to + k * toStep, toStep);
        }
        for (; k < length; k++) {
            for (int c = 0; c < 4; c++) {
                y[to + k * toStep + c] = x[from + c * step + k];
            }
        }
    }

    private static void square(float[] x, int from, int step, float[] y, int to, int toStep) {
        FloatVector a = FloatVector.fromArray(FOUR, x, from);
        FloatVector b = FloatVector.fromArray(FOUR, x, from + step);
        FloatVector c = FloatVector.fromArray(FOUR, x, from + 2 * step);
        FloatVector d = FloatVector.fromArray(FOUR, x, from + 3 * step);
        FloatVector ab = a.rearrange(FIRST_HALVES, b);
        FloatVector cd = c.rearrange(FIRST_HALVES, d);
        ab.rearrange(FIRST_PAIRS, cd).intoArray(y, to);
        ab.rearrange(SECOND_PAIRS, cd).intoArray(y, to + toStep);
        ab = a.rearrange(SECOND_HALVES, b);
        cd = c.rearrange(SECOND_HALVES, d);
        ab.rearrange(FIRST_PAIRS, cd).intoArray(y, to + 2 * toStep);
        ab.rearrange(SECOND_PAIRS, cd).intoArray(y, to + 3 * toStep);
    }
}
