package dev.gan4j.data.csv;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Missing;
import org.jspecify.annotations.Nullable;

/** The rows of a file that lack a cell: all are counted, and then refused or left out. */
final class MissingRows {

    private final Missing rule;
    private @Nullable String first;
    private long rows;
    private long cells;

    MissingRows(Missing rule) {
        this.rule = rule;
    }

    /**
     * Counts rows.
     *
     * @param count   how many
     * @param lacking how many cells they lack
     * @param message which is the first of them, and what each row must have
     */
    void add(long count, long lacking, String message) {
        rows += count;
        cells += lacking;
        first = first == null ? message : first;
    }

    long rows() {
        return rows;
    }

    /**
     * Refuses the file if there are such rows and the rule is to refuse them.
     *
     * @param whole how many rows are complete
     */
    void check(long whole) {
        if (rule == Missing.REFUSE && first != null) {
            throw refused(first, cells + " missing in " + rows + " of " + (rows + whole) + " rows");
        }
    }

    /** Returns the error to report if another one ends the reading: whichever comes first in the file. */
    InvalidInputException orElse(InvalidInputException later) {
        return rule == Missing.REFUSE && first != null
                ? refused(first, "at least " + cells + " missing in " + rows + " rows")
                : later;
    }

    private static InvalidInputException refused(String message, String counts) {
        return new InvalidInputException(
                message + "; " + counts + " (" + Missing.REMEDY + ")");
    }

    /** Returns how many rows were left out, for messages; empty if none were. */
    String dropped() {
        return rule == Missing.DROP && rows > 0 ? " left after " + rows + " with missing cells were dropped" : "";
    }
}
