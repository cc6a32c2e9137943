package dev.gan4j.data.internal;

import dev.gan4j.internal.Fma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The standard normal distribution, drawn by its quantile function: one random word, one number.
 *
 * <p>The quantile function is tabulated once from the library's. Its lower half is cut into cells of equal width within each
 * octave of the probability. A cubic Hermite polynomial in each cell (from the function and its slope at both ends) is as
 * accurate in the tail as in the middle: within 6e-7 everywhere, a unit in the last place of the largest value.
 */
public final class StandardNormal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    /** The number of mantissa bits that select the cell of an octave. */
    private static final int CELL_BITS = 5;
    private static final int REST_BITS = 23 - CELL_BITS;
    private static final int REST_MASK = (1 << REST_BITS) - 1;
    private static final float REST_UNIT = 1f / (1 << REST_BITS);
    /** The cell of 0.5, the middle of the first of 2^32 cells of probability. */
    private static final int FIRST_CELL = Float.floatToRawIntBits(0.5f) >>> REST_BITS;
    /** From 0.5 to 2^31, which is the median. */
    private static final int OCTAVES = 32;
    private static final int TERMS = 4;
    private static final float[] CUBICS = cubics();

    private StandardNormal() {}

    /**
     * Turns one random word into a normal number.
     *
     * @param word 32 random bits
     * @return the quantile at the middle of the word's cell of [0, 1], within about 6.2 standard deviations
     */
    public static float quantile(int word) {
        int half = word >> 31;
        float position = (word ^ half) + 0.5f;
        int bits = Float.floatToRawIntBits(position);
        int at = ((bits >>> REST_BITS) - FIRST_CELL) * TERMS;
        float t = (bits & REST_MASK) * REST_UNIT;
        float[] c = CUBICS;
        float lower = Fma.fma(Fma.fma(Fma.fma(c[at + 3], t, c[at + 2]), t, c[at + 1]), t, c[at]);
        // The words from 2^31 on, which are negative as integers, are the upper half in reverse. There is no branch, because it
        // would be mispredicted half of the time.
        return Float.intBitsToFloat(Float.floatToRawIntBits(lower) ^ (half & Integer.MIN_VALUE));
    }

    /**
     * Returns the cumulative distribution function.
     *
     * @param value any number
     * @return P(X &lt;= value), in [0, 1]
     */
    public static double cumulative(double value) {
        return STANDARD.cumulativeProbability(value);
    }

    /**
     * Returns the inverse of {@link #cumulative}.
     *
     * @param p in (0, 1)
     * @return the quantile
     */
    public static double quantileAt(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }

    private static float[] cubics() {
        int cells = OCTAVES << CELL_BITS;
        float[] cubics = new float[(cells + 1) * TERMS];
        for (int cell = 0; cell < cells; cell++) {
            double from = start(cell);
            double to = start(cell + 1);
            double width = to - from;
            double low = STANDARD.inverseCumulativeProbability(from);
            double high = STANDARD.inverseCumulativeProbability(to);
            double lowSlope = width / STANDARD.density(low);
            double highSlope = width / STANDARD.density(high);
            cubics[cell * TERMS] = (float) low;
            cubics[cell * TERMS + 1] = (float) lowSlope;
            cubics[cell * TERMS + 2] = (float) (3 * (high - low) - 2 * lowSlope - highSlope);
            cubics[cell * TERMS + 3] = (float) (2 * (low - high) + lowSlope + highSlope);
        }
        return cubics;
    }

    /** The probability at which a cell begins. */
    private static double start(int cell) {
        return Float.intBitsToFloat((cell + FIRST_CELL) << REST_BITS) * 0x1p-32;
    }
}
