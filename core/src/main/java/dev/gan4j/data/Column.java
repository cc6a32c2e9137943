package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

/** A column of a dataset: its name and kind. */
public sealed interface Column {

    /**
     * Returns the column's name, for messages and pictures.
     *
     * @return such as "length", or "column 2" for the second column of a file without names
     */
    String name();

    /**
     * Returns the key by which a source finds the column.
     *
     * @return its name; its number, from 1, if it has no name
     */
    String key();

    /**
     * A column of finite numbers.
     *
     * @param name for messages and pictures
     * @param key  the key by which a source finds it
     */
    record Numeric(String name, String key) implements Column {

        /** Checks that nothing is missing. */
        public Numeric {
            requireNonNull(name, "name must not be null");
            requireNonNull(key, "key must not be null");
        }
    }
}
