package dev.gan4j.onnx;

import dev.gan4j.InvalidInputException;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Picture;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Parameters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ONNX equivalent of each operation, as a table.
 *
 * <p>Shapes of gan4j's graphs are fixed, but an ONNX file's batch is not. If samples are judged alone, a value has shape (any
 * number of rows, columns), and an operation along the batch is refused. If samples are judged together, values have shape
 * (minibatches, rows, columns), with the graph's number of rows and any number of minibatches. Values that do not depend on the
 * input always have two dimensions.
 */
final class OnnxOperations {

    private final String network;
    private final OnnxGraph graph;
    private final Parameters parameters;
    private final boolean stacked;
    private final Map<Node, String> names = new HashMap<>();
    /** Values that depend on the input. */
    private final Set<Node> batched = new HashSet<>();

    /**
     * Creates an empty translation.
     *
     * @param network its name in messages
     * @param stacked whether values have a first dimension of minibatches
     */
    OnnxOperations(String network, OnnxGraph graph, Parameters parameters, boolean stacked) {
        this.network = network;
        this.graph = graph;
        this.parameters = parameters;
        this.stacked = stacked;
    }

    /**
     * Adds a node and everything that it depends on.
     *
     * @param inputs the values of the graph's inputs, by the inputs' names
     * @return the name of the value
     * @throws InvalidInputException if an operation has no ONNX equivalent; the message names it
     */
    String add(Node output, Map<String, String> inputs) {
        for (Node node : Gradients.topological(List.of(output))) {
            if (node.operation() instanceof Operation.Input || node.inputs().stream().anyMatch(batched::contains)) {
                batched.add(node);
            }
            names.put(node, translate(node, inputs));
        }
        return of(output);
    }

    private String translate(Node node, Map<String, String> inputs) {
        return switch (node.operation()) {
            case Operation.Input(String name) -> input(node, name, inputs);
            case Operation.Parameter(String name) ->
                graph.weights(name, node.shape(), parameters.get(name).elements());
            case Operation.Constant(double value) -> graph.constant(value);
            case Operation.Setting(String name) -> throw cannot(node, "nothing is set for \"" + name + "\"");
            case Operation.MatMul(boolean left, boolean right) ->
                graph.add("MatMul", transposed(node, 0, left), transposed(node, 1, right));
            case Operation.Add() -> graph.add("Add", in(node, 0), in(node, 1));
            case Operation.Subtract() -> graph.add("Sub", in(node, 0), in(node, 1));
            case Operation.Multiply() -> graph.add("Mul", in(node, 0), in(node, 1));
            case Operation.Divide() -> graph.add("Div", in(node, 0), in(node, 1));
            case Operation.Negate() -> graph.add("Neg", in(node, 0));
            case Operation.Tanh() -> graph.add("Tanh", in(node, 0));
            case Operation.Sigmoid() -> graph.add("Sigmoid", in(node, 0));
            case Operation.Softplus() -> graph.add("Softplus", in(node, 0));
            case Operation.Exp() -> graph.add("Exp", in(node, 0));
            case Operation.Log() -> graph.add("Log", in(node, 0));
            case Operation.Sqrt() -> graph.add("Sqrt", in(node, 0));
            case Operation.Square() -> graph.add("Mul", in(node, 0), in(node, 0));
            case Operation.Relu() -> graph.add("Relu", in(node, 0));
            case Operation.LeakyRelu(double slope) ->
                graph.addWithFloat("LeakyRelu", "alpha", (float) slope, in(node, 0));
            case Operation.Silu() -> graph.add("Mul", in(node, 0), graph.add("Sigmoid", in(node, 0)));
            case Operation.Sin() -> graph.add("Sin", in(node, 0));
            case Operation.Cos() -> graph.add("Cos", in(node, 0));
            case Operation.Clamp(double low, double high) ->
                graph.add("Clip", in(node, 0), graph.scalar((float) low), graph.scalar((float) high));
            case Operation.Limit() ->
                graph.add("Min", graph.add("Max", in(node, 0), graph.add("Neg", in(node, 1))), in(node, 1));
            case Operation.Step() -> number(above(node, 0));
            case Operation.Inside(double low, double high) -> number(graph.add("And", above(node, low),
                    graph.add("Less", in(node, 0), graph.constant(high))));
            case Operation.StopGradient() -> in(node, 0);
            case Operation.Sum(Axis axis) -> graph.add("ReduceSum", in(node, 0), along(node, axis));
            case Operation.Broadcast(Shape shape) -> broadcast(node, shape);
            case Operation.Concat(Axis axis) -> concat(node, axis);
            case Operation.Slice(Axis axis, int from, int to) -> graph.add("Slice", in(node, 0), graph.integers(from),
                    graph.integers(to), along(node, axis));
            case Operation.Pad(Axis axis, int before, int after) -> pad(node, axis, before, after);
            case Operation.LogSumExp() -> throw cannot(node, "networks of tables are not exported");
            case Operation.StraightThrough() -> in(node, 0);
            case Operation.OneHot onCodes -> throw cannot(node, "networks of tables are not exported");
            case Operation.Gather onCodes -> throw cannot(node, "networks of tables are not exported");
            case Operation.Scatter onCodes -> throw cannot(node, "networks of tables are not exported");
            case Operation.ArgMax onCodes -> throw cannot(node, "networks of tables are not exported");
            case Operation.RunningSum onCodes -> throw cannot(node, "networks of tables are not exported");
            case Operation.Convolution(Filters filters) -> convolution(node, filters);
            case Operation.ConvolutionInputGradient(Filters filters) -> transposedConvolution(node, filters);
            case Operation.ConvolutionWeightGradient gradient -> throw cannot(node, "it sums over the batch");
            case Operation.Upsample(Picture from, int down, int across) -> upsample(node, from, down, across);
            case Operation.SumPool(Picture to, int down, int across) -> sumPool(node, to, down, across);
        };
    }

    private String input(Node node, String name, Map<String, String> inputs) {
        String value = inputs.get(name);
        if (value == null) {
            throw cannot(node, "nothing is given for \"" + name + "\"");
        }
        return value;
    }

    /** The axes' numbers, counted from the last. */
    private String along(Node node, Axis axis) {
        requireRowsApart(node, axis != Axis.FEATURES && isBatched(node.inputs().getFirst()));
        return switch (axis) {
            case BATCH -> graph.integers(-2);
            case FEATURES -> graph.integers(-1);
            case ALL -> graph.integers(-2, -1);
        };
    }

    private String transposed(Node node, int input, boolean transpose) {
        if (!transpose) {
            requireRowsApart(node, input == 1 && isBatched(node.inputs().get(1)));
            return in(node, input);
        }
        boolean data = isBatched(node.inputs().get(input));
        requireRowsApart(node, data);
        long[] order = data ? new long[]{0, 2, 1} : new long[]{1, 0};
        return graph.addWithIntegers("Transpose", "perm", order, in(node, input));
    }

    private String above(Node node, double limit) {
        return graph.add("Greater", in(node, 0), graph.constant(limit));
    }

    private String number(String condition) {
        return graph.cast(condition, ElementType.FLOAT32);
    }

    private String broadcast(Node node, Shape shape) {
        Shape from = node.inputs().getFirst().shape();
        requireRowsApart(node, from.rows() != shape.rows());
        // A size of 1 keeps that of the input.
        long rows = from.rows() == shape.rows() ? 1 : shape.rows();
        return graph.add("Expand", in(node, 0), graph.integers(rows, shape.columns()));
    }

    private String concat(Node node, Axis axis) {
        List<Node> parts = node.inputs();
        requireRowsApart(node, axis == Axis.BATCH && isBatched(node));
        if (parts.stream().anyMatch(part -> isBatched(part) != isBatched(node))) {
            throw cannot(node, "it joins values that depend on the samples with values that do not");
        }
        return graph.addWithInteger("Concat", "axis", axis == Axis.BATCH ? -2 : -1,
                parts.stream().map(this::of).toArray(String[]::new));
    }

    private String pad(Node node, Axis axis, int before, int after) {
        requireRowsApart(node, axis == Axis.BATCH && isBatched(node));
        int rank = stacked && isBatched(node) ? 3 : 2;
        int at = axis == Axis.BATCH ? rank - 2 : rank - 1;
        long[] pads = new long[2 * rank];
        pads[at] = before;
        pads[rank + at] = after;
        return graph.add("Pad", in(node, 0), graph.integers(pads));
    }

    private String convolution(Node node, Filters filters) {
        Map<String, long[]> attributes = Map.of("strides", twice(filters.stride()), "pads",
                new long[]{filters.padding(), filters.padding(), filters.padding(), filters.padding()});
        return rows(node, graph.addWithLists("Conv", attributes, pictures(node, filters.input()),
                weights(node, filters)));
    }

    private String transposedConvolution(Node node, Filters filters) {
        Picture from = filters.output();
        Map<String, long[]> attributes = Map.of("strides", twice(filters.stride()), "pads",
                new long[]{filters.padding(), filters.padding(), filters.padding(), filters.padding()},
                "output_padding", new long[]{unreached(filters, filters.input().height(), from.height()),
                        unreached(filters, filters.input().width(), from.width())});
        return rows(node, graph.addWithLists("ConvTranspose", attributes, pictures(node, from),
                weights(node, filters)));
    }

    private static long[] twice(int size) {
        return new long[]{size, size};
    }

    /** Lines or columns of a picture that are beyond the filters' last position. */
    private static long unreached(Filters filters, int length, int positions) {
        return length + 2L * filters.padding() - filters.size() - (positions - 1L) * filters.stride();
    }

    /** The weights as (filters, channels, height, width). */
    private String weights(Node node, Filters filters) {
        if (isBatched(node.inputs().get(1))) {
            throw cannot(node, "its weights depend on the samples");
        }
        String byFilter = graph.addWithIntegers("Transpose", "perm", new long[]{1, 0}, in(node, 1));
        return graph.add("Reshape", byFilter, graph.integers(filters.count(), filters.input().channels(),
                filters.size(), filters.size()));
    }

    /** The first input as (any number, channels, height, width). */
    private String pictures(Node node, Picture picture) {
        return graph.add("Reshape", in(node, 0),
                graph.integers(-1, picture.channels(), picture.height(), picture.width()));
    }

    /** Pictures as rows of features again. */
    private String rows(Node node, String pictures) {
        Shape shape = node.shape();
        return graph.add("Reshape", pictures, stacked && isBatched(node)
                ? graph.integers(-1, shape.rows(), shape.columns())
                : graph.integers(-1, shape.columns()));
    }

    private String upsample(Node node, Picture from, int down, int across) {
        String apart = graph.add("Reshape", in(node, 0),
                graph.integers(-1, from.lines(), 1, from.width(), 1));
        return rows(node, graph.add("Expand", apart, graph.integers(1, 1, down, 1, across)));
    }

    private String sumPool(Node node, Picture to, int down, int across) {
        String apart = graph.add("Reshape", in(node, 0),
                graph.integers(-1, to.lines(), down, to.width(), across));
        return rows(node, graph.add("ReduceSum", apart, graph.integers(2, 4)));
    }

    /** Refuses an operation across rows if each row is a sample that must be judged alone. */
    private void requireRowsApart(Node node, boolean mixesRows) {
        if (mixesRows && !stacked) {
            throw cannot(node, "it works along the batch, which may have any size");
        }
    }

    private boolean isBatched(Node node) {
        return batched.contains(node);
    }

    private String in(Node node, int input) {
        return of(node.inputs().get(input));
    }

    private String of(Node node) {
        String name = names.get(node);
        if (name == null) {
            throw new IllegalStateException("inputs come before " + node);
        }
        return name;
    }

    private InvalidInputException cannot(Node node, String why) {
        return new InvalidInputException(
                "the " + network + " cannot be exported to ONNX: its " + node.operation().label()
                        + " of shape " + node.shape() + ": " + why);
    }
}
