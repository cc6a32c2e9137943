package dev.gan4j.graph;

/** An axis of a (batch, features) matrix, or both at once. */
public enum Axis {
    /** Over the rows: one result for each feature, shape (1, features). */
    BATCH,
    /** Over the columns: one result for each row, shape (batch, 1). */
    FEATURES,
    /** Over everything: shape (1, 1). */
    ALL;

    Shape reduce(Shape shape) {
        return switch (this) {
            case BATCH -> new Shape(1, shape.columns());
            case FEATURES -> new Shape(shape.rows(), 1);
            case ALL -> Shape.SCALAR;
        };
    }

    int length(Shape shape) {
        return switch (this) {
            case BATCH -> shape.rows();
            case FEATURES -> shape.columns();
            case ALL -> shape.size();
        };
    }
}
