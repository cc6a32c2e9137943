package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a schema, and the class of each where there are classes; immutable.
 *
 * @param schema the columns
 * @param values shape (rows, columns), in the data's units
 * @param labels the class of each row; null where there are no classes
 */
public record Dataset(Schema schema, Points values, @Nullable Labels labels) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there is not a value for each column, or not a class for each row
     */
    public Dataset {
        requireNonNull(schema, "schema must not be null");
        if (values.columns() != schema.width()) {
            throw new IllegalArgumentException(
                    "there must be values of " + schema.width() + " columns but there were " + values);
        }
        if (labels != null && labels.rows() != values.rows()) {
            throw new IllegalArgumentException("there must be a class for each of " + values.rows()
                    + " rows but there were " + labels.rows());
        }
    }

    /**
     * Creates a dataset of one numeric column without classes.
     *
     * @param name   the column's name
     * @param values shape (rows); copied
     * @return the dataset
     */
    public static Dataset ofColumn(String name, double... values) {
        return new Dataset(Schema.numeric(List.of(name)), Points.ofColumns(values), null);
    }

    /**
     * Creates a dataset of numeric columns without classes; {@link #withLabels} adds classes.
     *
     * @param names of the columns, in order
     * @param rows  shape (rows, columns), in any units; copied
     * @return the dataset
     * @throws InvalidInputException if a row has another length; the message names it
     */
    public static Dataset ofRows(List<String> names, double[][] rows) {
        Schema schema = Schema.numeric(names);
        Points values = Points.generate(rows.length, schema.width(), (row, point) -> {
            if (rows[row].length != point.length) {
                throw new InvalidInputException("row " + (row + 1) + " must have a number for each of " + names
                        + " but had " + rows[row].length);
            }
            System.arraycopy(rows[row], 0, point, 0, point.length);
        });
        return new Dataset(schema, values, null);
    }

    /**
     * Returns how many rows there are.
     *
     * @return at least 0
     */
    public int rows() {
        return values.rows();
    }

    /**
     * Returns one column.
     *
     * @param index from 0
     * @return a copy, shape (rows)
     */
    public double[] column(int index) {
        return values.column(index);
    }

    /**
     * Returns some of the rows.
     *
     * @param chosen the rows to take, in the order wanted; a row may be taken more than once
     * @return as many rows as were chosen
     */
    public Dataset select(int... chosen) {
        return new Dataset(schema, values.select(chosen), labels == null ? null : labels.select(chosen));
    }

    /**
     * Returns the same rows with other classes.
     *
     * @param other the class of each row; null for none
     * @return the rows
     */
    public Dataset withLabels(@Nullable Labels other) {
        return new Dataset(schema, values, other);
    }
}
