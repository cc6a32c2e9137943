package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a schema, optionally with the class of each; immutable.
 *
 * @param schema the columns
 * @param values shape (rows, columns), in the data's units
 * @param labels the class of each row; null if there are no classes
 */
public record Dataset(Schema schema, Points values, @Nullable Labels labels) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a column lacks values, or a row lacks a class
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
     * Creates a dataset of one numeric column, "x1", without classes.
     *
     * @param values shape (rows), in any units; copied
     * @return the dataset
     */
    public static Dataset of(double[] values) {
        return new Dataset(Schema.numbered(1), Points.ofColumns(values), null);
    }

    /**
     * Creates a dataset of numeric columns, "x1", "x2" and so on, without classes; {@link #withNames} and
     * {@link #withLabels(List)} add both.
     *
     * @param rows shape (rows, columns), in any units; copied
     * @return the dataset
     * @throws InvalidInputException if there is no row, or one differs in length from the first; the message names it
     */
    public static Dataset of(double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new InvalidInputException("there must be at least one row with at least one number but there was "
                    + (rows.length == 0 ? "no row" : "a row without numbers"));
        }
        return ofRows(Schema.numbered(rows[0].length).keys(), rows);
    }

    /**
     * Creates a dataset of numeric columns without classes; {@link #withLabels(List)} adds classes.
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
     * Returns one column.
     *
     * @param name of the column
     * @return a copy, shape (rows)
     * @throws InvalidInputException if no column has that name; the message lists the columns
     */
    public double[] column(String name) {
        List<String> names = schema.names();
        if (!names.contains(name)) {
            throw new InvalidInputException("there is no column \"" + name + "\"; the columns are "
                    + String.join(", ", names));
        }
        return column(names.indexOf(name));
    }

    /**
     * Returns all rows.
     *
     * @return a copy, shape (rows, columns)
     */
    public double[][] toRows() {
        return values.toRows();
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
     * Returns the same rows with other column names.
     *
     * @param names one for each column
     * @return the rows
     * @throws InvalidInputException if there are more or fewer names than columns
     */
    public Dataset withNames(String... names) {
        if (names.length != schema.width()) {
            throw new InvalidInputException("there must be a name for each of " + schema.width()
                    + " columns but there were " + names.length + ": " + String.join(", ", names));
        }
        return new Dataset(Schema.numeric(List.of(names)), values, labels);
    }

    /**
     * Returns the same rows with classes, given by name.
     *
     * @param names the class of each row
     * @return the rows
     * @throws InvalidInputException if there are more or fewer names than rows, or as {@link Labels#ofRows}
     */
    public Dataset withLabels(List<String> names) {
        if (names.size() != rows()) {
            throw new InvalidInputException("there must be a class for each of " + rows() + " rows but there were "
                    + names.size());
        }
        return withLabels(Labels.ofRows(names));
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

    @Override
    public String toString() {
        return "Dataset[" + rows() + " rows of " + String.join(", ", schema.names())
                + (labels == null ? "" : "; classes " + String.join(", ", labels.classes())) + "]";
    }
}
