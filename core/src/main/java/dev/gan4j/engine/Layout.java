package dev.gan4j.engine;

import dev.gan4j.graph.Shape;

/** Converts between row-major order, as in the API, and column-major order, as in kernels. */
final class Layout {

    private Layout() {}

    static float[] toRows(Shape shape, float[] columns) {
        float[] rows = new float[shape.size()];
        for (int column = 0, from = 0; column < shape.columns(); column++) {
            for (int row = 0; row < shape.rows(); row++, from++) {
                rows[row * shape.columns() + column] = columns[from];
            }
        }
        return rows;
    }

    static void fromRows(Shape shape, float[] rows, float[] columns) {
        for (int column = 0, to = 0; column < shape.columns(); column++) {
            for (int row = 0; row < shape.rows(); row++, to++) {
                columns[to] = rows[row * shape.columns() + column];
            }
        }
    }
}
