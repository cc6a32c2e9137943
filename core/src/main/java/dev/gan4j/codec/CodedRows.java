package dev.gan4j.codec;

import java.util.Arrays;

/**
 * Rows of codes, column by column; immutable by convention: arrays are shared, not copied, since tables are large.
 *
 * @param widths  number of codes of each column
 * @param ordered whether the codes of each column have an order
 * @param codes   shape (columns, rows)
 */
@SuppressWarnings("ArrayRecordComponent")
public record CodedRows(int[] widths, boolean[] ordered, int[][] codes) {

    /**
     * Returns how many rows there are.
     *
     * @return at least 0
     */
    public int rows() {
        return codes.length == 0 ? 0 : codes[0].length;
    }

    /**
     * Returns some of the rows.
     *
     * @param chosen the rows to take, in the order wanted
     * @return as many rows as were chosen
     */
    public CodedRows select(int[] chosen) {
        int[][] selected = new int[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            int[] column = codes[i];
            selected[i] = Arrays.stream(chosen).map(row -> column[row]).toArray();
        }
        return new CodedRows(widths, ordered, selected);
    }

    /**
     * Returns the share of the rows that has each code.
     *
     * @return shape (columns, codes)
     */
    public double[][] shares() {
        double[][] shares = new double[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            shares[i] = new double[widths[i]];
            for (int code : codes[i]) {
                shares[i][code] += 1.0 / codes[i].length;
            }
        }
        return shares;
    }

    /**
     * Writes the codes of some rows of one column as numbers.
     *
     * @param column from 0
     * @param rows   the rows to take, in order
     * @param target receives a code for each of its elements
     */
    public void copy(int column, int[] rows, float[] target) {
        int[] from = codes[column];
        for (int k = 0; k < target.length; k++) {
            target[k] = from[rows[k]];
        }
    }
}
