package dev.gan4j.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a dataset, in order.
 *
 * @param columns at least one
 */
public record Schema(List<Column> columns) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no column
     */
    public Schema {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a schema must have at least one column but had none");
        }
    }

    /**
     * Creates a schema of numeric columns.
     *
     * @param names of the columns
     * @return the schema
     */
    public static Schema numeric(List<String> names) {
        return new Schema(names.stream().<Column>map(name -> new Column.Numeric(name, name)).toList());
    }

    /**
     * Creates a schema of numeric columns with default names.
     *
     * @param width how many, at least 1
     * @return the columns "x1", "x2" and so on
     */
    public static Schema numbered(int width) {
        return numeric(IntStream.rangeClosed(1, width).mapToObj(number -> "x" + number).toList());
    }

    /**
     * Returns how many columns there are.
     *
     * @return at least 1
     */
    public int width() {
        return columns.size();
    }

    /**
     * Returns the names of the columns, for messages and pictures.
     *
     * @return in order
     */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * Returns the keys by which a source finds the columns.
     *
     * @return in order
     */
    public List<String> keys() {
        return columns.stream().map(Column::key).toList();
    }

    @Override
    public String toString() {
        return "Schema[" + String.join(", ", names()) + "]";
    }
}
