package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Schema;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * A column that follows from another one: a functional dependency, with its table.
 *
 * @param from   the key of the column that determines
 * @param column the key of the column that follows
 * @param table  cells of the first, as they are written, and that of the second for each
 */
public record Dependency(String from, String column, Map<String, String> table) {

    /**
     * Copies the table, in its order.
     *
     * @throws IllegalArgumentException if the columns are one, or the table is empty
     */
    public Dependency {
        requireNonNull(from, "from must not be null");
        requireNonNull(column, "column must not be null");
        table = Collections.unmodifiableMap(new LinkedHashMap<>(table));
        if (from.equals(column)) {
            throw new IllegalArgumentException("a column cannot follow from itself but '" + column + "' did");
        }
        if (table.isEmpty()) {
            throw new IllegalArgumentException("the table of '" + column + "' must have a row but was empty");
        }
    }

    /**
     * Returns the dependency among the numbers of a dataset.
     *
     * @param schema the columns
     * @return gives the number of the column that follows, for that of the one it follows from; its operator throws an
     *         {@link InvalidInputException} for a number that the table does not have
     * @throws InvalidInputException if there is no such column, or the table has a cell that a column cannot have
     */
    public DoubleUnaryOperator lookup(Schema schema) {
        Map<Long, Double> numbers = numbers(schema);
        return number -> {
            Double value = numbers.get(Double.doubleToRawLongBits(number));
            if (value == null) {
                throw new InvalidInputException(
                        "column '" + column + "' follows from '" + from + "', but there is none for '"
                                + CellText.write(schema.columns().get(index(schema, from)), number) + "'");
            }
            return value;
        };
    }

    /** Returns the table as numbers, the keys by their bits. */
    Map<Long, Double> numbers(Schema schema) {
        ToDoubleFunction<String> keys = CellText.reader(schema.columns().get(index(schema, from)));
        ToDoubleFunction<String> values = CellText.reader(schema.columns().get(index(schema, column)));
        Map<Long, Double> found = new HashMap<>();
        table.forEach((key, value) -> found.put(Double.doubleToRawLongBits(read(keys, key, from)),
                read(values, value, column)));
        return found;
    }

    private static double read(ToDoubleFunction<String> reader, String text, String column) {
        double value = reader.applyAsDouble(text);
        if (CellText.isUnfit(value)) {
            throw new InvalidInputException(
                    "'" + text + "' in the table of a dependency is no cell of column '" + column + "'");
        }
        return value;
    }

    static int index(Schema schema, String key) {
        int index = schema.keys().indexOf(key);
        if (index < 0) {
            throw new InvalidInputException("there is no column '" + key + "'; there is: "
                    + String.join(", ", schema.keys()));
        }
        return index;
    }
}
