package dev.gan4j.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Points in n dimensions: a table of numbers with a point in each row and a coordinate in each column; immutable.
 *
 * <p>Storage is feature-major, as everywhere in the library: element (row, column) is at {@code column * rows + row}.
 */
public final class Points {

    private final int rows;
    private final int columns;
    private final double[] elements; // (rows, columns), feature-major

    private Points(int rows, int columns, double[] elements) {
        this.rows = rows;
        this.columns = columns;
        this.elements = elements;
    }

    /**
     * Creates points from feature-major storage.
     *
     * @param rows     how many points, at least 0
     * @param columns  how many coordinates each has, at least 1
     * @param elements shape (rows, columns), feature-major; copied
     * @return the points
     * @throws IllegalArgumentException if a size is out of range or the storage has another size
     */
    public static Points of(int rows, int columns, double[] elements) {
        requireShape(rows, columns);
        if (elements.length != (long) rows * columns) {
            throw new IllegalArgumentException("elements of " + rows + " points with " + columns
                    + " coordinates must be " + (long) rows * columns + " numbers but were " + elements.length);
        }
        return new Points(rows, columns, elements.clone());
    }

    /**
     * Creates points from their columns.
     *
     * @param columns the coordinates, at least one column, all of the same length; copied
     * @return the points
     * @throws IllegalArgumentException if there is no column or their lengths differ
     */
    public static Points ofColumns(double[]... columns) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        requireShape(rows, columns.length);
        double[] elements = new double[rows * columns.length];
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != rows) {
                throw new IllegalArgumentException("columns must be of equal length but column 0 has " + rows
                        + " rows and column " + j + " has " + columns[j].length);
            }
            System.arraycopy(columns[j], 0, elements, j * rows, rows);
        }
        return new Points(rows, columns.length, elements);
    }

    /**
     * Creates points one by one.
     *
     * @param rows    how many points, at least 0
     * @param columns how many coordinates each has, at least 1
     * @param source  makes each point, in order
     * @return the points
     * @throws IllegalArgumentException if a size is out of range
     */
    public static Points generate(int rows, int columns, Source source) {
        requireShape(rows, columns);
        double[] elements = new double[Math.multiplyExact(rows, columns)];
        double[] point = new double[columns];
        for (int i = 0; i < rows; i++) {
            source.point(i, point);
            for (int j = 0; j < columns; j++) {
                elements[j * rows + i] = point[j];
            }
        }
        return new Points(rows, columns, elements);
    }

    /** A source of points. */
    @FunctionalInterface
    public interface Source {

        /**
         * Makes a point.
         *
         * @param row   its number, from 0
         * @param point receives its coordinates, shape (columns)
         */
        void point(int row, double[] point);
    }

    /**
     * Returns how many points there are.
     *
     * @return at least 0
     */
    public int rows() {
        return rows;
    }

    /**
     * Returns how many coordinates each point has.
     *
     * @return at least 1
     */
    public int columns() {
        return columns;
    }

    /**
     * Returns one number.
     *
     * @param row    from 0
     * @param column from 0
     * @return the coordinate
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public double get(int row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("there is no element (" + row + ", " + column + ") in " + this);
        }
        return elements[column * rows + row];
    }

    /**
     * Returns one column.
     *
     * @param column from 0
     * @return a copy, shape (rows)
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public double[] column(int column) {
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("there is no column " + column + " in " + this);
        }
        return Arrays.copyOfRange(elements, column * rows, (column + 1) * rows);
    }

    /**
     * Copies one point.
     *
     * @param row   from 0
     * @param point receives the coordinates, shape (columns)
     */
    public void copyRow(int row, double[] point) {
        for (int j = 0; j < columns; j++) {
            point[j] = get(row, j);
        }
    }

    /**
     * Returns some of the points.
     *
     * @param chosen the rows to take, in the order wanted; a row may be taken more than once
     * @return points, as many as rows were chosen
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Points select(int... chosen) {
        return generate(chosen.length, columns, (row, point) -> copyRow(chosen[row], point));
    }

    /**
     * Chooses rows evenly spread over all rows: if the rows are sorted, the first ones alone would not be representative.
     *
     * @param rows how many there are, at least 0
     * @param most the largest number of rows to choose
     * @return ascending; all rows if there are no more than that
     */
    public static int[] evenRows(int rows, int most) {
        int count = Math.min(rows, most);
        return IntStream.range(0, count).map(i -> (int) ((long) i * rows / count)).toArray();
    }

    /**
     * Returns the first points.
     *
     * @param count how many, at most all
     * @return points 0 to count - 1
     */
    public Points head(int count) {
        return generate(count, columns, this::copyRow);
    }

    /**
     * Returns all numbers.
     *
     * @return a copy, shape (rows, columns), feature-major
     */
    public double[] toArray() {
        return elements.clone();
    }

    /**
     * Returns all points.
     *
     * @return a copy, shape (rows, columns)
     */
    public double[][] toRows() {
        double[][] all = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            copyRow(i, all[i]);
        }
        return all;
    }

    /**
     * Returns all numbers, with the coordinates of a point next to each other.
     *
     * @return a copy, element (row, column) at {@code row * columns + column}
     */
    public double[] toRowMajorArray() {
        double[] rowMajor = new double[elements.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                rowMajor[i * columns + j] = elements[j * rows + i];
            }
        }
        return rowMajor;
    }

    /**
     * Returns whether no number is NaN or infinite.
     *
     * @return whether all are finite
     */
    public boolean isFinite() {
        return Arrays.stream(elements).allMatch(Double::isFinite);
    }

    private static void requireShape(int rows, int columns) {
        if (rows < 0 || columns < 1) {
            throw new IllegalArgumentException(
                    "points must have at least 0 rows and 1 column but had " + rows + " and " + columns);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Points points && rows == points.rows && columns == points.columns
                && Arrays.equals(elements, points.elements);
    }

    @Override
    public int hashCode() {
        return 31 * rows + Arrays.hashCode(elements);
    }

    @Override
    public String toString() {
        return "Points[" + rows + ", " + columns + "]";
    }
}
