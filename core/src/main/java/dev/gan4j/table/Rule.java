package dev.gan4j.table;

import java.util.HashSet;
import java.util.List;

/** What rows of a table satisfy. */
public sealed interface Rule {

    /**
     * No two rows have the same cells in some columns; a row with a blank cell among them is like no other.
     *
     * @param columns their keys
     */
    record Unique(List<String> columns) implements Rule {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is no column, or one stands twice
         */
        public Unique {
            columns = List.copyOf(columns);
            if (columns.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
                throw new IllegalArgumentException("unique must have columns, each once, but had " + columns);
            }
        }
    }
}
