package dev.gan4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.gan4j.InvalidInputException;
import dev.gan4j.engine.ReferenceExecutor;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.GraphCases;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Picture;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation in ONNX Runtime against what our graphs mean. */
class OnnxOperationsTest {

    static List<GraphCases.Case> cases() {
        return GraphCases.all().stream()
                .filter(operation -> !isOfTables(operation) && !isGradientOfWeights(operation)).toList();
    }

    static List<GraphCases.Case> gradientsOfWeights() {
        return GraphCases.all().stream().filter(OnnxOperationsTest::isGradientOfWeights).toList();
    }

    private static boolean isGradientOfWeights(GraphCases.Case operation) {
        return operation.name().startsWith("weights of");
    }

    @ParameterizedTest
    @MethodSource("gradientsOfWeights")
    void theGradientOfAFiltersWeightsIsRefused(GraphCases.Case operation) {
        List<Node> inputs = operation.shapes().stream().map(shape -> Node.input("x", shape)).toList();
        Node node = operation.build().apply(inputs);

        assertThatThrownBy(() -> new OnnxOperations("network", new OnnxGraph("weights"), new Parameters(Map.of()), true)
                .add(node, Map.of("x", "x"))).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("convolutionWeightGradient").hasMessageContaining("sums over the batch");
    }

    @Test
    void weightsThatDependOnTheSamplesAreRefused() {
        Filters filters = new Filters(new Picture(1, 2, 2), 1, 2, 1, 0);
        Node x = Node.input("x", new Shape(4, 4));
        Node node = x.convolve(x.slice(Axis.FEATURES, 0, 1), filters);

        assertThatThrownBy(() -> new OnnxOperations("network", new OnnxGraph("weights"), new Parameters(Map.of()), true)
                .add(node, Map.of("x", "x"))).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("convolution of shape (4, 1): its weights depend on the samples");
    }

    static List<GraphCases.Case> casesOfTables() {
        return GraphCases.all().stream().filter(OnnxOperationsTest::isOfTables).toList();
    }

    private static boolean isOfTables(GraphCases.Case operation) {
        List<Node> inputs = operation.shapes().stream().map(shape -> Node.input("x", shape)).toList();
        return Gradients.topological(List.of(operation.build().apply(inputs))).stream().anyMatch(
                node -> switch (node.operation()) {
                    case Operation.OneHot codes -> true;
                    case Operation.Gather codes -> true;
                    case Operation.Scatter codes -> true;
                    case Operation.ArgMax codes -> true;
                    case Operation.LogSumExp sums -> true;
                    case Operation.RunningSum sums -> true;
                    default -> false;
                });
    }

    @ParameterizedTest
    @MethodSource("casesOfTables")
    void whatOnlyNetworksOfTablesHaveIsRefused(GraphCases.Case operation) {
        List<Node> inputs = operation.shapes().stream().map(shape -> Node.input("x", shape)).toList();
        Node node = operation.build().apply(inputs);

        assertThatThrownBy(() -> new OnnxOperations("network", new OnnxGraph("tables"), new Parameters(Map.of()), true)
                .add(node, Map.of("x", "x"))).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("networks of tables are not exported");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOperationOnWeightsIsTheSame(GraphCases.Case operation) throws OrtException {
        Map<String, double[]> values = new HashMap<>();
        Map<String, Parameters.Value> weights = new LinkedHashMap<>();
        List<Node> inputs = new ArrayList<>();
        for (Shape shape : operation.shapes()) {
            String name = "weight" + inputs.size();
            double[] elements = draw(shape.size(), operation.low(), operation.high(), inputs.size());
            inputs.add(Node.parameter(name, shape));
            values.put(name, elements);
            weights.put(name, new Parameters.Value(shape, floats(elements)));
        }
        Node node = operation.build().apply(inputs);

        OnnxGraph graph = new OnnxGraph("weights");
        graph.input("unused", ElementType.FLOAT32, 1, "an input is expected by some runtimes");
        String value = new OnnxOperations("network", graph, new Parameters(weights), true).add(node, Map.of());
        graph.output(value, "y", ElementType.FLOAT32, node.shape().columns(), "");

        check(run(graph, "unused", new float[1], 1), ReferenceExecutor.evaluate(List.of(node), values).getFirst());
    }

    /** Each case on its own minibatches: (2, rows, columns), of which the second has other values. */
    @ParameterizedTest
    @MethodSource("cases")
    void anOperationOnStackedMinibatchesIsThatOfEachMinibatch(GraphCases.Case operation) throws OrtException {
        Shape shape = operation.shapes().getFirst();
        boolean joins = operation.name().startsWith("concat");
        Node x = Node.input("x", shape);
        List<Node> inputs = new ArrayList<>();
        Map<String, Parameters.Value> weights = new LinkedHashMap<>();
        Map<String, double[]> values = new HashMap<>();
        for (Shape other : operation.shapes()) {
            String name = "weight" + inputs.size();
            double[] elements = draw(other.size(), operation.low(), operation.high(), inputs.size());
            values.put(name, elements);
            weights.put(name, new Parameters.Value(other, floats(elements)));
            // What is joined has to depend on the samples, all of it.
            inputs.add(inputs.isEmpty() || joins ? x : Node.parameter(name, other));
        }
        Node node = operation.build().apply(inputs);

        OnnxGraph graph = new OnnxGraph("stacked");
        String rows = graph.input("rows", ElementType.FLOAT32, shape.columns(), "");
        String stacked = graph.add("Reshape", rows, graph.integers(-1, shape.rows(), shape.columns()));
        String value = new OnnxOperations("network", graph, new Parameters(weights), true)
                .add(node, Map.of("x", stacked));
        String flat = graph.add("Reshape", value, graph.integers(-1, node.shape().columns()));
        graph.output(flat, "y", ElementType.FLOAT32, node.shape().columns(), "");

        double[] first = draw(shape.size(), operation.low(), operation.high(), 10);
        double[] second = draw(shape.size(), operation.low(), operation.high(), 11);
        float[] both = new float[2 * first.length];
        System.arraycopy(floats(first), 0, both, 0, first.length);
        System.arraycopy(floats(second), 0, both, first.length, first.length);
        double[] expected = new double[2 * node.shape().size()];
        values.put("x", first);
        System.arraycopy(ReferenceExecutor.evaluate(List.of(node), values).getFirst(), 0, expected, 0,
                node.shape().size());
        values.put("x", second);
        System.arraycopy(ReferenceExecutor.evaluate(List.of(node), values).getFirst(), 0, expected,
                node.shape().size(), node.shape().size());
        check(run(graph, "rows", both, shape.columns()), expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "slice", "concat", "pad", "matMul", "broadcast"})
    void whatWorksAlongAnOpenBatchIsRefusedByName(String label) {
        Node x = Node.input("x", new Shape(4, 2));
        Node node = switch (label) {
            case "sum" -> x.sum(Axis.BATCH);
            case "slice" -> x.slice(Axis.BATCH, 0, 2);
            case "concat" -> Node.concat(Axis.BATCH, List.of(x, x));
            case "pad" -> x.pad(Axis.BATCH, 1, 0);
            case "matMul" -> x.matmul(x, true, false);
            default -> Node.constant(1).broadcast(new Shape(4, 2));
        };
        OnnxOperations operations = new OnnxOperations("critic", new OnnxGraph("critic"), new Parameters(Map.of()),
                false);

        assertThatThrownBy(() -> operations.add(node, Map.of("x", "x"))).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the critic cannot be exported to ONNX: its " + label + " of shape ("
                        + node.shape().rows() + ", 2)")
                .hasMessageContaining("along the batch");
    }

    @Test
    void anInputThatNobodyGivesIsNamed() {
        OnnxOperations operations = new OnnxOperations("critic", new OnnxGraph("critic"), new Parameters(Map.of()),
                false);
        assertThatThrownBy(() -> operations.add(Node.input("noise", new Shape(4, 2)), Map.of()))
                .hasMessageContaining("its input of shape (4, 2): nothing is given for \"noise\"");
    }

    private static double[] run(OnnxGraph graph, String input, float[] elements, int columns) throws OrtException {
        try (OrtSession session = OnnxRuntime.session(graph.toBytes("0", "", Map.of()))) {
            return OnnxRuntime.run(session, input, elements, columns, "y");
        }
    }

    private static void check(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i],
                    within(1e-5 * Math.max(0.1, Math.abs(expected[i]))));
        }
    }

    private static double[] draw(int count, double low, double high, int seed) {
        return new Random(seed).doubles(count, low, high).map(x -> (float) x).toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
