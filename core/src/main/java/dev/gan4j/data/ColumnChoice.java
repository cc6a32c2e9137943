package dev.gan4j.data;

import java.util.List;

/** Which columns of a table are wanted. */
public sealed interface ColumnChoice {

    /** The only column, or the first whose first cell is a number and no code such as 01234. */
    record First() implements ColumnChoice {}

    /**
     * Columns that somebody named. Cells such as 01234 are codes, and numbers only in columns that are named.
     *
     * @param columns their names, or their numbers from 1 where no column has that name; at least one
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

    /** Every column whose first cell is a number and no code, but the label. */
    record Numeric() implements ColumnChoice {}
}
