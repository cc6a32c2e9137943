package dev.gan4j.data;

import java.util.List;

/** The columns to read from a table. */
public sealed interface ColumnChoice {

    /** The only column, or the first column whose first cell is a number but not a code such as 01234. */
    record First() implements ColumnChoice {}

    /**
     * Columns by name. A cell such as 01234 is a code, and counts as a number only in a column that is named.
     *
     * @param columns their names, or their numbers from 1 if no column has that name; at least one
     */
    record Named(List<String> columns) implements ColumnChoice {

        /**
         * Names columns.
         *
         * @param columns their names or numbers; at least one
         */
        public Named(String... columns) {
            this(List.of(columns));
        }

        /** Copies the list. */
        public Named {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("at least one column must be named but none was");
            }
        }
    }

    /** Every column, except the label, whose first cell is a number but not a code. */
    record Numeric() implements ColumnChoice {}
}
