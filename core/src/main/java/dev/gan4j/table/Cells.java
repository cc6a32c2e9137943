package dev.gan4j.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The different texts of a column: those that are blank, and the others.
 *
 * @param rows   how many rows there are
 * @param blanks texts without a value, as they stand, in the order of appearance
 * @param blank  how many rows have one
 * @param texts  all others, as they stand, in the order of appearance
 * @param counts of these, how many rows have it
 * @param lines  of these, the first row that has it, by its line
 */
record Cells(int rows, List<String> blanks, int blank, List<String> texts, List<Integer> counts, List<Integer> lines) {

    /**
     * Takes the texts of a column.
     *
     * @param skipped how many characters at the beginning of each cell belong to the separator
     */
    static Cells of(ColumnCells column, Blanks blanks, int skipped) {
        CellPool pool = column.pool();
        List<String> empty = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        int blank = 0;
        for (int code = 0; code < pool.size(); code++) {
            String text = pool.text(code).substring(skipped);
            if (blanks.has(text)) {
                empty.add(text);
                blank += pool.count(code);
            } else {
                texts.add(text);
                counts.add(pool.count(code));
                lines.add(pool.line(code));
            }
        }
        return new Cells(column.rows(), empty, blank, texts, counts, lines);
    }

    /** How many rows have a value. */
    int written() {
        return rows - blank;
    }

    /** Whether no two rows have the same value. */
    boolean areUnique() {
        return texts.size() == written();
    }

    /** The texts without blanks and tabs around them. */
    List<String> trimmed() {
        return texts.stream().map(Blanks::trim).toList();
    }
}
