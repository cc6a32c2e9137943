package dev.gan4j.data.csv;

import de.siegmar.fastcsv.reader.CsvRecord;

/** Takes all rows of a CSV file while it is scanned. */
interface CsvSink {

    /**
     * Takes the row of names.
     *
     * @param row as the file has it
     */
    default void header(CsvRecord row) {
        // Most look at the rows only.
    }

    /**
     * Takes a row, which has as many cells as those before it.
     *
     * @param row as the file has it
     */
    void add(CsvRecord row);

    /**
     * Tells that the next cell that is read stands in quotes.
     *
     * @param line   of its row
     * @param column from 0
     */
    default void quoted(long line, int column) {
        // Most do not mind.
    }

    /** Returns whether an empty line of a file of one column is a row with an empty cell, and none that is missing. */
    default boolean takesEmptyLines() {
        return false;
    }
}
