package dev.gan4j.cascade;

import dev.gan4j.engine.internal.RowKernels;
import java.util.Arrays;

/**
 * The different beginnings of some rows, as far as their codes are known: rows with the same codes have the same sum of
 * embeddings, and the same distribution of the next code.
 */
final class Prefixes {

    private final int most;
    private final int features;
    private final RowKernels kernels;
    private final int[] ofRows; // the prefix of each row
    private final int[] codes; // the last code of each prefix
    private float[] known; // sums of embeddings, shape (prefixes, embedding)
    private float[] next;
    private int[] table = new int[0]; // the longer prefix, shape (prefixes, codes)
    private int count;

    /**
     * Makes room.
     *
     * @param most     prefixes
     * @param rows     at most
     * @param features of an embedding
     * @param kernels  add embeddings
     */
    Prefixes(int most, int rows, int features, RowKernels kernels) {
        this.most = most;
        this.features = features;
        this.kernels = kernels;
        ofRows = new int[rows];
        codes = new int[most];
        known = new float[most * features];
        next = new float[most * features];
    }

    /** Begins with rows of which nothing is known. */
    void begin(int rows) {
        Arrays.fill(ofRows, 0, rows, 0);
        Arrays.fill(known, 0, features, 0f);
        count = 1;
    }

    /** The number of different prefixes. */
    int count() {
        return count;
    }

    /** The prefix of a row. */
    int of(int row) {
        return ofRows[row];
    }

    /** Copies the sums of embeddings of some prefixes to the beginning of an array. */
    void copy(int first, int prefixes, float[] to) {
        System.arraycopy(known, first * features, to, 0, prefixes * features);
    }

    /** Copies the sums of embeddings of some rows to the beginning of an array. */
    void copyRows(int first, int rows, float[] to) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(known, ofRows[first + i] * features, to, i * features, features);
        }
    }

    /**
     * Appends a code to the prefix of each row, unless there would be too many prefixes for sharing them to pay.
     *
     * @param column of the codes
     * @param more   a code for each row
     * @param rows   how many
     * @return whether it did
     */
    boolean append(ColumnPowers column, int[] more, int rows) {
        int limit = Math.min(most, rows / 2);
        int width = column.codes();
        if (table.length < count * width) {
            table = new int[count * width];
        }
        Arrays.fill(table, 0, count * width, -1);
        int found = 0;
        for (int row = 0; row < rows; row++) {
            int at = ofRows[row] * width + more[row];
            if (table[at] < 0) {
                if (found == limit) {
                    return false;
                }
                table[at] = found;
                codes[found] = more[row];
                System.arraycopy(known, ofRows[row] * features, next, found * features, features);
                found++;
            }
        }
        column.add(codes, next, found, kernels);
        for (int row = 0; row < rows; row++) {
            ofRows[row] = table[ofRows[row] * width + more[row]];
        }
        float[] old = known;
        known = next;
        next = old;
        count = found;
        return true;
    }
}
