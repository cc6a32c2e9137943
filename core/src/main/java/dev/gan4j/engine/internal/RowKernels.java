package dev.gan4j.engine.internal;

/**
 * The kernels that sample rows of codes. Matrices are row-major: element (row, column) is at {@code row * columns + column}. The
 * results of layers have as many columns as {@link #padded} tells, and arrays have room for as many rows as {@link #room} tells.
 *
 * <p>Every set of kernels computes the same bits, and those of a row do not depend on other rows. Products are summed by fused
 * multiply-adds in ascending order of the inner index, starting from the bias, as in {@link Kernels#layer}. Sums of a row use
 * {@value #STRANDS} accumulators, with element i in accumulator i mod {@value #STRANDS}.
 */
public interface RowKernels {

    /** The number of accumulators of a row's sum. */
    int STRANDS = 16;

    /** Columns of a layer's result are a multiple of this: two vectors of the widest processor. */
    int PANEL = 32;

    /** Rows that are computed together. */
    int ROWS = 4;

    /**
     * Returns how many columns the result of a layer has.
     *
     * @param outer number of outputs
     * @return the next multiple of {@value #PANEL}
     */
    static int padded(int outer) {
        return (outer + PANEL - 1) / PANEL * PANEL;
    }

    /**
     * Returns for how many rows an array must have room.
     *
     * @param rows number of rows
     * @return the next multiple of {@value #ROWS}
     */
    static int room(int rows) {
        return (rows + ROWS - 1) / ROWS * ROWS;
    }

    /** A layer whose weights stay as they are: y = x w + bias, or the positive part of it. */
    @FunctionalInterface
    interface Layer {

        /**
         * Applies the layer.
         *
         * @param x    shape (rows, inner)
         * @param y    the result, not x; shape (rows, padded outer), with 0 in the columns that are added
         * @param rows how many
         */
        void apply(float[] x, float[] y, int rows);
    }

    /**
     * Prepares a layer.
     *
     * @param w          shape (inner, outer), but feature-major: element (k, j) at {@code j * inner + k}; copied
     * @param bias       shape (outer); copied
     * @param inner      number of inputs
     * @param isPositive whether numbers below 0 become 0
     * @return the layer
     */
    Layer layer(float[] w, float[] bias, int inner, boolean isPositive);

    /**
     * y = max(x + c, 0), where c is added to each row.
     *
     * @param x    shape (rows, columns)
     * @param c    shape (columns)
     * @param y    the result, not x or c; shape (rows, columns)
     * @param rows how many
     */
    void positiveSums(float[] x, float[] c, float[] y, int rows);

    /**
     * y[row] = y[row] + x[chosen[row]], whole rows.
     *
     * @param x       shape (any, columns)
     * @param chosen  rows of x
     * @param y       not x; shape (rows, columns)
     * @param rows    how many
     * @param columns of both
     */
    void addChosen(float[] x, int[] chosen, float[] y, int rows, int columns);

    /**
     * Multiplies each row by weights in place, and adds up its elements: y[row * 16 + s] = the sum of the products i with
     * i mod 16 = s.
     *
     * @param x       shape (rows, columns), with a multiple of {@value #PANEL} columns
     * @param weights shape (columns)
     * @param y       receives the sums, shape (rows, {@value #STRANDS})
     * @param rows    how many
     */
    void weigh(float[] x, float[] weights, float[] y, int rows);
}
