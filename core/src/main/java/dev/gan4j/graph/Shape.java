package dev.gan4j.graph;

/**
 * The shape of a value: a matrix of (rows, columns), which for most values is (batch, features).
 *
 * @param rows    at least 1
 * @param columns at least 1
 */
public record Shape(int rows, int columns) {

    /** The shape of a single number. */
    public static final Shape SCALAR = new Shape(1, 1);

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is not positive or the matrix would not fit an array
     */
    public Shape {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a shape's sizes must be positive but were (" + rows + ", " + columns + ")");
        }
        if ((long) rows * columns > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException(
                    "a shape must fit an array but was (" + rows + ", " + columns + ")");
        }
    }

    /**
     * Returns the number of elements.
     *
     * @return rows times columns
     */
    public int size() {
        return rows * columns;
    }

    /**
     * Returns whether this is the shape of a single number.
     *
     * @return true for (1, 1)
     */
    public boolean isScalar() {
        return rows == 1 && columns == 1;
    }

    /**
     * Returns the shape with both sizes swapped.
     *
     * @return (columns, rows)
     */
    public Shape transposed() {
        return new Shape(columns, rows);
    }

    @Override
    public String toString() {
        return "(" + rows + ", " + columns + ")";
    }
}
