package dev.gan4j.data;

/**
 * Blank cells among the numbers of a dataset: NaNs whose low bits tell which of its column's blank texts the cell held, so
 * that an empty cell and one of "NA" stay apart.
 */
public final class Blank {

    private static final long NAN = 0x7ff8_0000_0000_0000L;

    private Blank() {}

    /**
     * Returns the number that stands for a blank.
     *
     * @param index of its text among the column's, from 0
     * @return a NaN
     */
    public static double of(int index) {
        return Double.longBitsToDouble(NAN | index);
    }

    /**
     * Returns which blank a number stands for.
     *
     * @param value a NaN
     * @return the index of its text among the column's
     */
    public static int index(double value) {
        return (int) Double.doubleToRawLongBits(value);
    }
}
