package dev.gan4j.eval;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Rows of which only some features have a value, in compressed form: what a {@link Learner} sees of a table.
 *
 * @param features how many features there are
 * @param starts   where each row's values begin, and where the last one's end; shape (rows + 1)
 * @param indices  the feature of each value, ascending within a row
 * @param values   the values, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // a view for a library of arrays; nobody compares two
public record SparseRows(int features, long[] starts, int[] indices, float[] values) {

    /** Checks the sizes. */
    public SparseRows {
        requireNonNull(starts, "starts must not be null");
        if (indices.length != values.length || starts.length == 0 || starts[starts.length - 1] != values.length) {
            throw new IllegalArgumentException("there must be an index for each of " + values.length
                    + " values, and the last row must end there, but there were " + indices.length + " indices");
        }
    }

    /**
     * Returns how many rows there are.
     *
     * @return at least 0
     */
    public int rows() {
        return starts.length - 1;
    }

    /**
     * Returns some of the rows.
     *
     * @param chosen the rows to take, in the order wanted
     * @return as many rows
     */
    public SparseRows select(int... chosen) {
        long[] begins = new long[chosen.length + 1];
        for (int i = 0; i < chosen.length; i++) {
            begins[i + 1] = begins[i] + starts[chosen[i] + 1] - starts[chosen[i]];
        }
        int size = Math.toIntExact(begins[chosen.length]);
        int[] features = new int[size];
        float[] numbers = new float[size];
        for (int i = 0; i < chosen.length; i++) {
            int from = (int) starts[chosen[i]];
            int count = (int) (begins[i + 1] - begins[i]);
            System.arraycopy(indices, from, features, (int) begins[i], count);
            System.arraycopy(values, from, numbers, (int) begins[i], count);
        }
        return new SparseRows(this.features, begins, features, numbers);
    }

    /**
     * Returns these rows, and others after them.
     *
     * @param others of the same features
     * @return all rows
     */
    public SparseRows and(SparseRows others) {
        if (features != others.features) {
            throw new IllegalArgumentException(
                    "both must have the same features but had " + features + " and " + others.features);
        }
        int rows = rows();
        long[] begins = Arrays.copyOf(starts, rows + others.rows() + 1);
        for (int i = 1; i <= others.rows(); i++) {
            begins[rows + i] = starts[rows] + others.starts[i];
        }
        int[] all = Arrays.copyOf(indices, indices.length + others.indices.length);
        System.arraycopy(others.indices, 0, all, indices.length, others.indices.length);
        float[] numbers = Arrays.copyOf(values, values.length + others.values.length);
        System.arraycopy(others.values, 0, numbers, values.length, others.values.length);
        return new SparseRows(features, begins, all, numbers);
    }

    /**
     * Returns a value.
     *
     * @param row     from 0
     * @param feature from 0
     * @return NaN where the row has none
     */
    public float get(int row, int feature) {
        int at = Arrays.binarySearch(indices, (int) starts[row], (int) starts[row + 1], feature);
        return at < 0 ? Float.NaN : values[at];
    }

    @Override
    public String toString() {
        return "SparseRows[" + rows() + " rows of " + features + " features]";
    }
}
