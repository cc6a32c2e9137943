package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a dataset: its name, what it holds, and how its cells are written.
 *
 * <p>A dataset holds a column as numbers: a {@link Numeric} column's values, the index of a {@link Categorical} column's
 * category, the position in time of a {@link Temporal} column. A blank cell is {@linkplain Blank a NaN that tells which
 * blank}. {@link Constant}, {@link Identifier} and {@link Text} columns hold nothing that a network could learn, and are NaN.
 */
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
     * Returns the texts of cells that hold no value.
     *
     * @return such as "" and "NA"; empty where there is none
     */
    default List<String> blanks() {
        return List.of();
    }

    /**
     * Returns whether the cells hold values that can be learnt and judged.
     *
     * @return false for constants, identifiers and free text
     */
    default boolean hasValues() {
        return switch (this) {
            case Numeric values -> true;
            case Categorical values -> true;
            case Temporal values -> true;
            case Constant none -> false;
            case Identifier none -> false;
            case Text none -> false;
        };
    }

    /**
     * A column of finite numbers.
     *
     * @param name   for messages and pictures
     * @param key    the key by which a source finds it
     * @param format how the numbers are written
     * @param blanks the texts of cells without a number
     */
    record Numeric(String name, String key, NumberFormat format, List<String> blanks) implements Column {

        /** Checks that nothing is missing. */
        public Numeric {
            requireNonNull(name, "name must not be null");
            requireNonNull(key, "key must not be null");
            requireNonNull(format, "format must not be null");
            blanks = List.copyOf(blanks);
        }

        /**
         * Creates a column without blanks, whose numbers are written with as many digits as they need.
         *
         * @param name for messages and pictures
         * @param key  the key by which a source finds it
         */
        public Numeric(String name, String key) {
            this(name, key, NumberFormat.SHORTEST, List.of());
        }
    }

    /**
     * A column with few different values. A blank cell is a category like any other.
     *
     * @param name       for messages and pictures
     * @param key        the key by which a source finds it
     * @param categories the different texts; at least one, in order where they have one
     * @param ordered    whether the categories have an order, as small, medium and large have
     */
    record Categorical(String name, String key, List<String> categories, boolean ordered) implements Column {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is no category
         */
        public Categorical {
            requireNonNull(name, "name must not be null");
            requireNonNull(key, "key must not be null");
            categories = List.copyOf(categories);
            if (categories.isEmpty()) {
                throw new IllegalArgumentException("column '" + name + "' must have at least one category");
            }
        }
    }

    /**
     * A column of dates, times or durations.
     *
     * @param name   for messages and pictures
     * @param key    the key by which a source finds it
     * @param format how they are written
     * @param blanks the texts of cells without one
     */
    record Temporal(String name, String key, TimeFormat format, List<String> blanks) implements Column {

        /** Checks that nothing is missing. */
        public Temporal {
            requireNonNull(name, "name must not be null");
            requireNonNull(key, "key must not be null");
            requireNonNull(format, "format must not be null");
            blanks = List.copyOf(blanks);
        }
    }

    /**
     * A column with the same text in every row, perhaps an empty one.
     *
     * @param name for messages and pictures
     * @param key  the key by which a source finds it
     * @param text of every cell
     */
    record Constant(String name, String key, String text) implements Column {

        /** Checks that nothing is missing. */
        public Constant {
            requireNonNull(name, "name must not be null");
            requireNonNull(key, "key must not be null");
            requireNonNull(text, "text must not be null");
        }
    }

    /**
     * A column that identifies each row. No network sees it: identifiers are made anew, unique, and none of the real ones.
     *
     * @param name    for messages and pictures
     * @param key     the key by which a source finds it
     * @param pattern how identifiers are formed
     */
    record Identifier(String name, String key, IdentifierPattern pattern) implements Column {

        /** Checks that nothing is missing. */
        public Identifier {
            requireNonNull(name, "name must not be null");
            requireNonNull(key, "key must not be null");
            requireNonNull(pattern, "pattern must not be null");
        }
    }

    /**
     * A column of free text. No network sees it: it is left out, or made up as the schema says.
     *
     * @param name for messages and pictures
     * @param key  the key by which a source finds it
     * @param fake what to make up, such as "email"; null to leave the column out
     */
    record Text(String name, String key, @Nullable String fake) implements Column {

        /** Checks that nothing is missing. */
        public Text {
            requireNonNull(name, "name must not be null");
            requireNonNull(key, "key must not be null");
        }
    }
}
