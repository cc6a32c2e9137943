package dev.gan4j.engine;

import dev.gan4j.engine.internal.Binary;
import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.engine.internal.Unary;
import dev.gan4j.graph.Node;
import java.util.Arrays;

/**
 * Lays out operations on codes of categories and on their logits. Sums add up in ascending order: of rows in a scatter, of
 * features in a log-sum-exp, of ranks in a running sum.
 */
final class Categories {

    private final Buffers buffers;
    private final Steps steps;
    private final Kernels kernels;

    Categories(Buffers buffers, Steps steps, Kernels kernels) {
        this.buffers = buffers;
        this.steps = steps;
        this.kernels = kernels;
    }

    void oneHot(Node node) {
        float[] codes = input(node, 0);
        float[] y = buffers.write(node);
        int rows = node.shape().rows();
        steps.add("oneHot", node, node, 0, () -> {
            Arrays.fill(y, 0f);
            for (int row = 0; row < rows; row++) {
                y[((int) codes[row]) * rows + row] = 1f;
            }
        });
    }

    void gather(Node node) {
        float[] codes = input(node, 0);
        float[] matrix = input(node, 1);
        float[] y = buffers.write(node);
        int rows = node.shape().rows();
        int columns = node.shape().columns();
        int width = node.inputs().get(1).shape().rows();
        int[] positions = new int[rows];
        steps.add("gather", node, node, 0, () -> {
            for (int row = 0; row < rows; row++) {
                positions[row] = (int) codes[row];
            }
            for (int column = 0; column < columns; column++) {
                int from = column * width;
                int to = column * rows;
                for (int row = 0; row < rows; row++) {
                    y[to + row] = matrix[from + positions[row]];
                }
            }
        });
    }

    void scatter(Node node) {
        float[] codes = input(node, 0);
        float[] matrix = input(node, 1);
        float[] y = buffers.write(node);
        int width = node.shape().rows();
        int columns = node.shape().columns();
        int rows = node.inputs().getFirst().shape().rows();
        int[] positions = new int[rows];
        steps.add("scatter", node, node, (long) rows * columns, () -> {
            for (int row = 0; row < rows; row++) {
                positions[row] = (int) codes[row];
            }
            Arrays.fill(y, 0f);
            int column = 0;
            for (; column + 4 <= columns; column += 4) {
                scatterFour(matrix, column * rows, positions, y, column * width, width);
            }
            for (; column < columns; column++) {
                int to = column * width;
                int from = column * rows;
                for (int row = 0; row < rows; row++) {
                    y[to + positions[row]] += matrix[from + row];
                }
            }
        });
    }

    /** Four columns at once: a sum waits for the one before it, but not for those of other columns. */
    private static void scatterFour(float[] matrix, int from, int[] positions, float[] y, int to, int width) {
        int rows = positions.length;
        for (int row = 0; row < rows; row++) {
            int at = to + positions[row];
            int next = from + row;
            y[at] += matrix[next];
            y[at + width] += matrix[next + rows];
            y[at + 2 * width] += matrix[next + 2 * rows];
            y[at + 3 * width] += matrix[next + 3 * rows];
        }
    }

    void logSumExp(Node node) {
        float[] x = input(node, 0);
        float[] y = buffers.write(node);
        int rows = node.shape().rows();
        int columns = node.inputs().getFirst().shape().columns();
        float[] largest = new float[rows];
        float[] shifted = new float[rows];
        float[] powers = new float[rows];
        float[] sums = new float[rows];
        steps.add("logSumExp", node, node, 3L * rows * columns, () -> {
            System.arraycopy(x, 0, largest, 0, rows);
            for (int column = 1; column < columns; column++) {
                int from = column * rows;
                for (int row = 0; row < rows; row++) {
                    largest[row] = Math.max(largest[row], x[from + row]);
                }
            }
            Arrays.fill(sums, 0f);
            for (int column = 0; column < columns; column++) {
                kernels.binary(Binary.SUBTRACT, x, column * rows, 1, largest, 0, 1, shifted, 0, rows);
                kernels.unary(Unary.EXP, shifted, 0, powers, 0, rows, 0, 0);
                kernels.binary(Binary.ADD, sums, 0, 1, powers, 0, 1, sums, 0, rows);
            }
            kernels.unary(Unary.LOG, sums, 0, shifted, 0, rows, 0, 0);
            kernels.binary(Binary.ADD, largest, 0, 1, shifted, 0, 1, y, 0, rows);
        });
    }

    void argMax(Node node) {
        float[] x = input(node, 0);
        float[] y = buffers.write(node);
        int rows = node.shape().rows();
        int columns = node.inputs().getFirst().shape().columns();
        float[] largest = new float[rows];
        steps.add("argMax", node, node, (long) rows * columns, () -> {
            System.arraycopy(x, 0, largest, 0, rows);
            Arrays.fill(y, 0, rows, 0f);
            for (int column = 1; column < columns; column++) {
                int from = column * rows;
                for (int row = 0; row < rows; row++) {
                    float value = x[from + row];
                    boolean isLarger = value > largest[row];
                    largest[row] = isLarger ? value : largest[row];
                    y[row] = isLarger ? column : y[row];
                }
            }
        });
    }

    void runningSum(Node node, int blocks, boolean backwards) {
        float[] x = input(node, 0);
        float[] ranks = input(node, 1);
        float[] y = buffers.write(node);
        int rows = node.shape().rows();
        int size = node.shape().columns() / blocks;
        int[] orders = new int[blocks * rows]; // (blocks, rows): where in x and y a row's block begins
        float[] ofRow = new float[blocks];
        int[] order = new int[blocks];
        steps.add("runningSum", node, node, node.shape().size(), () -> {
            for (int row = 0; row < rows; row++) {
                for (int block = 0; block < blocks; block++) {
                    ofRow[block] = ranks[block * rows + row];
                }
                sort(ofRow, order);
                for (int i = 0; i < blocks; i++) {
                    orders[i * rows + row] = order[backwards ? blocks - 1 - i : i] * size * rows + row;
                }
            }
            for (int k = 0; k < size * rows; k += rows) {
                for (int row = 0; row < rows; row++) {
                    y[orders[row] + k] = 0;
                }
                for (int i = rows; i < orders.length; i += rows) {
                    for (int row = 0; row < rows; row++) {
                        int before = orders[i - rows + row] + k;
                        y[orders[i + row] + k] = y[before] + x[before];
                    }
                }
            }
        });
    }

    /** Insertion sort, which is stable and allocates nothing. */
    private static void sort(float[] ranks, int[] order) {
        for (int i = 0; i < order.length; i++) {
            int at = i;
            while (at > 0 && ranks[order[at - 1]] > ranks[i]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
    }

    private float[] input(Node node, int index) {
        return buffers.read(node.inputs().get(index));
    }
}
