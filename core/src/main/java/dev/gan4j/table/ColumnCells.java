package dev.gan4j.table;

import java.util.Arrays;

/** The cells of a column: the number of each row's text in a pool. */
final class ColumnCells {

    private final CellPool pool = new CellPool();
    private int[] codes = new int[16];
    private int rows;

    /** Cells of a column that a file does not have. */
    static ColumnCells empty(int rows) {
        ColumnCells cells = new ColumnCells();
        for (int row = 0; row < rows; row++) {
            cells.add("", 0);
        }
        return cells;
    }

    void add(String cell, long line) {
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, (int) Math.min(Integer.MAX_VALUE - 8, 2L * rows));
        }
        codes[rows++] = pool.add(cell, line);
    }

    CellPool pool() {
        return pool;
    }

    int rows() {
        return rows;
    }

    /** The number of a row's text. */
    int code(int row) {
        return codes[row];
    }
}
