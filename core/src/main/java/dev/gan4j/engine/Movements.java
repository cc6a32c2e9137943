package dev.gan4j.engine;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;

/** Lays out operations that move elements and compute nothing. */
final class Movements {

    private final Buffers buffers;
    private final Steps steps;

    Movements(Buffers buffers, Steps steps) {
        this.buffers = buffers;
        this.steps = steps;
    }

    float[] transposed(Node node, Shape shape, float[] x) {
        float[] y = buffers.create(shape);
        int rows = shape.rows();
        int columns = shape.columns();
        steps.add("transpose", node, node, 0, () -> {
            for (int column = 0; column < columns; column++) {
                for (int row = 0; row < rows; row++) {
                    y[row * columns + column] = x[column * rows + row];
                }
            }
        });
        return y;
    }

    void broadcast(Node node) {
        float[] x = buffers.read(node.inputs().get(0));
        Shape from = node.inputs().getFirst().shape();
        Shape to = node.shape();
        float[] y = buffers.write(node);
        int rowStep = from.rows() == 1 ? 0 : 1;
        int columnStep = from.columns() == 1 ? 0 : from.rows();
        steps.add("broadcast", node, node, 0, () -> {
            for (int column = 0, at = 0; column < to.columns(); column++) {
                for (int row = 0; row < to.rows(); row++, at++) {
                    y[at] = x[column * columnStep + row * rowStep];
                }
            }
        });
    }

    void concat(Node node, Axis axis) {
        float[] y = buffers.write(node);
        int offset = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            Shape part = node.inputs().get(i).shape();
            copy(node, i, axis, offset, y);
            offset += axis == Axis.BATCH ? part.rows() : part.columns();
        }
    }

    /**
     * Copies an input into y, shifted along an axis; elements that fall outside are dropped, and elements of y that receive
     * none stay 0.
     */
    void copy(Node node, int index, Axis axis, int offset, float[] y) {
        float[] x = buffers.read(node.inputs().get(index));
        Shape from = node.inputs().get(index).shape();
        Shape to = node.shape();
        int rowOffset = axis == Axis.BATCH ? offset : 0;
        int columnOffset = axis == Axis.BATCH ? 0 : offset;
        int firstRow = Math.max(0, -rowOffset);
        int rows = Math.min(from.rows(), to.rows() - rowOffset) - firstRow;
        int firstColumn = Math.max(0, -columnOffset);
        int lastColumn = Math.min(from.columns(), to.columns() - columnOffset);
        steps.add("copy", node, node, 0, () -> {
            for (int column = firstColumn; column < lastColumn; column++) {
                System.arraycopy(x, column * from.rows() + firstRow, y,
                        (column + columnOffset) * to.rows() + firstRow + rowOffset, rows);
            }
        });
    }
}
