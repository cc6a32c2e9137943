package dev.gan4j.engine;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Picture;
import dev.gan4j.graph.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Defines what a graph means: evaluates it one node at a time in float64, by the simplest possible loops.
 *
 * <p>Compiled programs and derivative rules are tested against it. It is slow.
 */
public final class ReferenceExecutor {

    private ReferenceExecutor() {}

    /**
     * Evaluates nodes.
     *
     * @param outputs the nodes to evaluate
     * @param values  of inputs, parameters and settings by name, row by row
     * @return the outputs' values in their order, row by row
     * @throws IllegalArgumentException if a value is missing or has another size than its node's shape
     */
    public static List<double[]> evaluate(List<Node> outputs, Map<String, double[]> values) {
        Map<Node, double[]> results = new HashMap<>();
        for (Node node : Gradients.topological(outputs)) {
            results.put(node, evaluate(node, results, values));
        }
        return outputs.stream().map(results::get).toList();
    }

    private static double[] evaluate(Node node, Map<Node, double[]> results, Map<String, double[]> values) {
        Shape shape = node.shape();
        return switch (node.operation()) {
            case Operation.Input(String name) -> given(name, shape, values);
            case Operation.Parameter(String name) -> given(name, shape, values);
            case Operation.Setting(String name) -> given(name, shape, values);
            case Operation.Constant(double value) -> new double[]{value};
            case Operation.MatMul(boolean left, boolean right) -> matmul(node, left, right, results);
            case Operation.Add() -> binary(node, results, (a, b) -> a + b);
            case Operation.Subtract() -> binary(node, results, (a, b) -> a - b);
            case Operation.Multiply() -> binary(node, results, (a, b) -> a * b);
            case Operation.Divide() -> binary(node, results, (a, b) -> a / b);
            case Operation.Negate() -> unary(node, results, x -> -x);
            case Operation.Tanh() -> unary(node, results, Math::tanh);
            case Operation.Sigmoid() -> unary(node, results, ReferenceExecutor::sigmoid);
            case Operation.Softplus() -> unary(node, results,
                    x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
            case Operation.Exp() -> unary(node, results, Math::exp);
            case Operation.Log() -> unary(node, results, Math::log);
            case Operation.Sqrt() -> unary(node, results, Math::sqrt);
            case Operation.Square() -> unary(node, results, x -> x * x);
            case Operation.Relu() -> unary(node, results, x -> Math.max(x, 0));
            case Operation.LeakyRelu(double slope) -> unary(node, results, x -> x > 0 ? x : slope * x);
            case Operation.Silu() -> unary(node, results, x -> x * sigmoid(x));
            case Operation.Sin() -> unary(node, results, Math::sin);
            case Operation.Cos() -> unary(node, results, Math::cos);
            case Operation.Clamp(double low, double high) -> unary(node, results,
                    x -> Math.min(Math.max(x, low), high));
            case Operation.Limit() -> binary(node, results, (x, limit) -> Math.min(Math.max(x, -limit), limit));
            case Operation.Step() -> unary(node, results, x -> x > 0 ? 1 : 0);
            case Operation.Inside(double low, double high) -> unary(node, results, x -> x > low && x < high ? 1 : 0);
            case Operation.StopGradient() -> unary(node, results, x -> x);
            case Operation.Sum(Axis axis) -> sum(node, axis, results);
            case Operation.Broadcast stretched -> stretch(value(node, 0, results), node.inputs().get(0).shape(), shape);
            case Operation.Concat(Axis axis) -> concat(node, axis, results);
            case Operation.Slice(Axis axis, int from, int to) -> shift(node, axis, -from, results);
            case Operation.Pad(Axis axis, int before, int after) -> shift(node, axis, before, results);
            case Operation.OneHot(int width) -> oneHot(value(node, 0, results), width);
            case Operation.Gather() -> matmul(oneHot(value(node, 0, results), node.inputs().get(1).shape().rows()),
                    value(node, 1, results), shape);
            case Operation.Scatter(int width) -> scatter(node, width, results);
            case Operation.LogSumExp() -> perRow(node, results, ReferenceExecutor::logSumExp);
            case Operation.ArgMax() -> perRow(node, results, ReferenceExecutor::argMax);
            case Operation.StraightThrough() -> value(node, 0, results);
            case Operation.RunningSum(int blocks, boolean backwards) -> runningSum(node, blocks, backwards, results);
            case Operation.Convolution(Filters filters) -> convolution(node, filters, results);
            case Operation.ConvolutionInputGradient(Filters filters) -> convolution(node, filters, results);
            case Operation.ConvolutionWeightGradient(Filters filters) -> convolution(node, filters, results);
            case Operation.Upsample(Picture from, int down, int across) -> resize(node, from, down, across, results);
            case Operation.SumPool(Picture to, int down, int across) -> resize(node, to, down, across, results);
        };
    }

    private static double[] given(String name, Shape shape, Map<String, double[]> values) {
        double[] value = values.get(name);
        if (value == null || value.length != shape.size()) {
            throw new IllegalArgumentException("\"" + name + "\" of shape " + shape + " was given "
                    + (value == null ? "no value" : value.length + " elements"));
        }
        return value;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double[] value(Node node, int input, Map<Node, double[]> results) {
        double[] value = results.get(node.inputs().get(input));
        if (value == null) {
            throw new IllegalStateException("inputs are evaluated before " + node);
        }
        return value;
    }

    private static double[] unary(Node node, Map<Node, double[]> results, DoubleUnaryOperator function) {
        double[] x = value(node, 0, results);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = function.applyAsDouble(x[i]);
        }
        return y;
    }

    private static double[] binary(Node node, Map<Node, double[]> results, DoubleBinaryOperator function) {
        double[] a = stretch(value(node, 0, results), node.inputs().get(0).shape(), node.shape());
        double[] b = stretch(value(node, 1, results), node.inputs().get(1).shape(), node.shape());
        double[] y = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            y[i] = function.applyAsDouble(a[i], b[i]);
        }
        return y;
    }

    private static double[] stretch(double[] x, Shape from, Shape to) {
        double[] y = new double[to.size()];
        for (int row = 0; row < to.rows(); row++) {
            for (int column = 0; column < to.columns(); column++) {
                int fromRow = from.rows() == 1 ? 0 : row;
                int fromColumn = from.columns() == 1 ? 0 : column;
                y[row * to.columns() + column] = x[fromRow * from.columns() + fromColumn];
            }
        }
        return y;
    }

    private static double[] matmul(Node node, boolean left, boolean right, Map<Node, double[]> results) {
        double[] a = value(node, 0, results);
        double[] b = value(node, 1, results);
        Shape aShape = node.inputs().get(0).shape();
        Shape bShape = node.inputs().get(1).shape();
        int inner = left ? aShape.rows() : aShape.columns();
        int rows = node.shape().rows();
        int columns = node.shape().columns();
        double[] y = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    double fromA = left ? a[k * aShape.columns() + row] : a[row * aShape.columns() + k];
                    double fromB = right ? b[column * bShape.columns() + k] : b[k * bShape.columns() + column];
                    sum += fromA * fromB;
                }
                y[row * columns + column] = sum;
            }
        }
        return y;
    }

    private static double[] oneHot(double[] codes, int width) {
        double[] y = new double[codes.length * width];
        for (int row = 0; row < codes.length; row++) {
            y[row * width + (int) codes[row]] = 1;
        }
        return y;
    }

    /** The product of a matrix with as many rows as the result, and another one. */
    private static double[] matmul(double[] a, double[] b, Shape shape) {
        int inner = a.length / shape.rows();
        double[] y = new double[shape.size()];
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                for (int k = 0; k < inner; k++) {
                    y[row * shape.columns() + column] += a[row * inner + k] * b[k * shape.columns() + column];
                }
            }
        }
        return y;
    }

    private static double[] scatter(Node node, int width, Map<Node, double[]> results) {
        double[] codes = value(node, 0, results);
        double[] rows = value(node, 1, results);
        int columns = node.shape().columns();
        double[] y = new double[width * columns];
        for (int row = 0; row < codes.length; row++) {
            for (int column = 0; column < columns; column++) {
                y[((int) codes[row]) * columns + column] += rows[row * columns + column];
            }
        }
        return y;
    }

    private static double[] perRow(Node node, Map<Node, double[]> results, ToDoubleFunction<double[]> function) {
        double[] x = value(node, 0, results);
        int columns = node.inputs().getFirst().shape().columns();
        double[] y = new double[node.shape().rows()];
        for (int row = 0; row < y.length; row++) {
            y[row] = function.applyAsDouble(Arrays.copyOfRange(x, row * columns, (row + 1) * columns));
        }
        return y;
    }

    private static double logSumExp(double[] row) {
        double max = Arrays.stream(row).max().orElseThrow();
        return max + Math.log(Arrays.stream(row).map(x -> Math.exp(x - max)).sum());
    }

    private static double argMax(double[] row) {
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            best = row[k] > row[best] ? k : best;
        }
        return best;
    }

    private static double[] runningSum(Node node, int blocks, boolean backwards, Map<Node, double[]> results) {
        double[] x = value(node, 0, results);
        double[] ranks = value(node, 1, results);
        int columns = node.shape().columns();
        int size = columns / blocks;
        double[] y = new double[x.length];
        for (int row = 0; row < node.shape().rows(); row++) {
            int of = row * blocks;
            for (int to = 0; to < blocks; to++) {
                for (int from = 0; from < blocks; from++) {
                    double first = ranks[of + from];
                    double second = ranks[of + to];
                    boolean isBefore = first < second || (first == second && from < to);
                    for (int k = 0; from != to && isBefore != backwards && k < size; k++) {
                        y[row * columns + to * size + k] += x[row * columns + from * size + k];
                    }
                }
            }
        }
        return y;
    }

    /** The three operations are one sum of products of a picture's pixel, a weight and a response; the result is the third. */
    private static double[] convolution(Node node, Filters filters, Map<Node, double[]> results) {
        Picture input = filters.input();
        Picture output = filters.output();
        double[] a = value(node, 0, results);
        double[] b = value(node, 1, results);
        double[] y = new double[node.shape().size()];
        int rows = node.operation() instanceof Operation.ConvolutionWeightGradient
                ? node.inputs().getFirst().shape().rows()
                : node.shape().rows();
        int size = filters.size();
        for (int row = 0; row < rows; row++) {
            for (int response = 0; response < output.size(); response++) {
                int filter = response / output.pixels();
                int top = response % output.pixels() / output.width() * filters.stride() - filters.padding();
                int left = response % output.width() * filters.stride() - filters.padding();
                for (int weight = 0; weight < filters.weightsEach(); weight++) {
                    int line = top + weight / size % size;
                    int column = left + weight % size;
                    if (line < 0 || line >= input.height() || column < 0 || column >= input.width()) {
                        continue;
                    }
                    int channel = weight / (size * size);
                    int pixelAt = row * input.size() + (channel * input.height() + line) * input.width() + column;
                    int responseAt = row * output.size() + response;
                    int weightAt = weight * filters.count() + filter;
                    if (node.operation() instanceof Operation.Convolution) {
                        y[responseAt] += a[pixelAt] * b[weightAt];
                    } else if (node.operation() instanceof Operation.ConvolutionInputGradient) {
                        y[pixelAt] += a[responseAt] * b[weightAt];
                    } else {
                        y[weightAt] += a[pixelAt] * b[responseAt];
                    }
                }
            }
        }
        return y;
    }

    private static double[] resize(Node node, Picture small, int down, int across, Map<Node, double[]> results) {
        Picture large = small.stretched(down, across);
        double[] x = value(node, 0, results);
        double[] y = new double[node.shape().size()];
        for (int row = 0; row < node.shape().rows(); row++) {
            for (int at = 0; at < large.size(); at++) {
                int line = at / large.width() / down;
                int pixel = row * small.size() + line * small.width() + at % large.width() / across;
                int part = row * large.size() + at;
                if (node.operation() instanceof Operation.Upsample) {
                    y[part] = x[pixel];
                } else {
                    y[pixel] += x[part];
                }
            }
        }
        return y;
    }

    private static double[] sum(Node node, Axis axis, Map<Node, double[]> results) {
        double[] x = value(node, 0, results);
        Shape shape = node.inputs().get(0).shape();
        double[] y = new double[node.shape().size()];
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                int to = switch (axis) {
                    case BATCH -> column;
                    case FEATURES -> row;
                    case ALL -> 0;
                };
                y[to] += x[row * shape.columns() + column];
            }
        }
        return y;
    }

    private static double[] concat(Node node, Axis axis, Map<Node, double[]> results) {
        double[] y = new double[node.shape().size()];
        int offset = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            Shape shape = node.inputs().get(i).shape();
            place(value(node, i, results), shape, axis, offset, y, node.shape());
            offset += axis == Axis.BATCH ? shape.rows() : shape.columns();
        }
        return y;
    }

    private static double[] shift(Node node, Axis axis, int by, Map<Node, double[]> results) {
        double[] y = new double[node.shape().size()];
        place(value(node, 0, results), node.inputs().get(0).shape(), axis, by, y, node.shape());
        return y;
    }

    /** Writes x into y, shifted along the axis; elements that fall outside are dropped. */
    private static void place(double[] x, Shape from, Axis axis, int offset, double[] y, Shape to) {
        for (int row = 0; row < from.rows(); row++) {
            for (int column = 0; column < from.columns(); column++) {
                int toRow = axis == Axis.BATCH ? row + offset : row;
                int toColumn = axis == Axis.BATCH ? column : column + offset;
                if (toRow >= 0 && toRow < to.rows() && toColumn >= 0 && toColumn < to.columns()) {
                    y[toRow * to.columns() + toColumn] = x[row * from.columns() + column];
                }
            }
        }
    }
}
