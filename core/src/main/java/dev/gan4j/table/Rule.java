package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;

/**
 * What the rows of a table satisfy, as a schema says it. A row in which a blank cell leaves open whether it does passes, as it
 * passes a check of SQL.
 */
public sealed interface Rule {

    /**
     * Each row makes an expression true, such as {@code end >= start}, {@code 0 <= age <= 120} or
     * {@code total = fare + tip + tolls}.
     *
     * @param expression as {@link Rules} reads it
     */
    record Condition(String expression) implements Rule {

        /** Checks that nothing is missing. */
        public Condition {
            requireNonNull(expression, "expression must not be null");
        }
    }

    /**
     * Each row has one of some combinations of cells.
     *
     * @param columns      their keys
     * @param combinations cells as they are written, one for each column
     */
    record Allowed(List<String> columns, List<List<String>> combinations) implements Rule {

        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if there is no column, one stands twice, or a combination has another length
         */
        public Allowed {
            columns = different("allowed", columns);
            combinations = combinations.stream().map(List::copyOf).toList();
            for (List<String> combination : combinations) {
                if (combination.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a combination must have a cell for each of " + columns + " but was "
                                    + combination);
                }
            }
        }
    }

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
            columns = different("unique", columns);
        }
    }

    /**
     * In each row, one of some columns is 1, or says yes, and the others are 0, or say no.
     *
     * @param columns their keys
     */
    record OneHot(List<String> columns) implements Rule {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is no column, or one stands twice
         */
        public OneHot {
            columns = different("oneHot", columns);
        }
    }

    private static List<String> different(String rule, List<String> columns) {
        if (columns.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
            throw new IllegalArgumentException(rule + " must have columns, each once, but had " + columns);
        }
        return List.copyOf(columns);
    }
}
