package dev.gan4j.model.internal;

import java.util.Arrays;
import java.util.List;

/** Classes in the networks' one-hot form: a column for each, 1 in the rows of that class and 0 elsewhere. */
public final class ClassColumns {

    private ClassColumns() {}

    /**
     * Fills the columns of some rows.
     *
     * @param codes   the class of each row, shape (rows)
     * @param columns receives shape (rows, classes), feature-major, starting at the offset
     * @param offset  where the first column begins
     */
    public static void fill(int[] codes, float[] columns, int offset) {
        Arrays.fill(columns, offset, columns.length, 0);
        int classes = codes.length == 0 ? 0 : (columns.length - offset) / codes.length;
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] < 0 || codes[row] >= classes) {
                throw new IllegalArgumentException("the class of row " + row + " must be from 0 to " + (classes - 1)
                        + " but was " + codes[row]);
            }
            columns[offset + codes[row] * codes.length + row] = 1;
        }
    }

    /**
     * Appends the columns to other values.
     *
     * @param values shape (rows, columns), feature-major
     * @param codes  the class of each row
     * @return shape (rows, columns + classes), feature-major
     */
    public static float[] beside(float[] values, int[] codes, int classes) {
        float[] both = Arrays.copyOf(values, values.length + codes.length * classes);
        fill(codes, both, values.length);
        return both;
    }

    /**
     * Returns the class at a place in [0, 1).
     *
     * @param shares of each class, with sum 1 apart from rounding
     */
    public static int at(List<Double> shares, double place) {
        double sum = 0;
        for (int code = 0; code < shares.size(); code++) {
            sum += shares.get(code);
            if (place < sum) {
                return code;
            }
        }
        // Rounding may leave a gap at the end.
        int last = shares.size() - 1;
        while (last > 0 && shares.get(last) == 0) {
            last--;
        }
        return last;
    }
}
