package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

/** A column of a dataset: its name and what it holds. */
public sealed interface Column {

    /**
     * Returns the column's name, for messages and pictures.
     *
     * @return such as "length", or "column 2" for the second one of a file without names
     */
    String name();

    /**
     * Returns what a source is asked for the column by.
     *
     * @return its name; its number, from 1, where it has none
     */
    String key();

    /**
     * A column of finite numbers.
     *
     * @param name for messages and pictures
     * @param key  what a source is asked for it by
     */
    record Numeric(String name, String key) implements Column {

        /** Checks that nothing is missing. */
        public Numeric {
            requireNonNull(name, "name must not be null");
            requireNonNull(key, "key must not be null");
        }
    }
}
