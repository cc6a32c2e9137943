package dev.gan4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.engine.internal.PlainKernels;
import dev.gan4j.engine.internal.VectorKernels;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Graphs put together at random, with their gradients: what fusion, chains and buffers used again must not change. Values
 * are those of the reference, the bits are the same with every set of kernels, and the second run's are the first's.
 */
class RandomGraphTest {

    private static final int GRAPHS = 80;
    private static final int NODES = 14;

    static IntStream seeds() {
        return IntStream.range(0, GRAPHS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRandomGraphAgreesWithTheReferenceAndWithItself(int seed) {
        Random random = new Random(seed);
        Graph graph = new Graph(random);
        List<Node> outputs = graph.outputs();
        List<double[]> expected = ReferenceExecutor.evaluate(outputs, graph.values);

        List<float[]> plain = run(new PlainKernels(), graph, outputs);

        for (int i = 0; i < outputs.size(); i++) {
            for (int at = 0; at < expected.get(i).length; at++) {
                double value = expected.get(i)[at];
                assertThat((double) plain.get(i)[at]).as("output %d at %d", i, at)
                        .isCloseTo(value, within(2e-4 * (1 + Math.abs(value))));
            }
        }
        List<float[]> vector = run(new VectorKernels(1), graph, outputs);
        for (int i = 0; i < outputs.size(); i++) {
            assertThat(vector.get(i)).containsExactly(plain.get(i));
        }
    }

    /** Runs twice; returns the values row by row. */
    private static List<float[]> run(Kernels kernels, Graph graph, List<Node> outputs) {
        State state = new State();
        graph.parameters.forEach(node -> {
            String name = graph.name(node);
            state.add(name, node.shape());
            state.set(name, floats(graph.value(node)));
        });
        Program.Builder builder = Program.builder();
        for (int i = 0; i < outputs.size(); i++) {
            builder.output("y" + i, outputs.get(i));
        }
        Program program = builder.compile(state, kernels);
        graph.inputs.forEach(node -> {
            if (program.reads(graph.name(node))) {
                Layout.fromRows(node.shape(), floats(graph.value(node)), program.input(graph.name(node)));
            }
        });
        if (program.hasSetting(Graph.SETTING)) {
            program.set(Graph.SETTING, graph.values.getOrDefault(Graph.SETTING, new double[1])[0]);
        }
        program.run();
        List<float[]> first = values(program, outputs);
        program.run();
        List<float[]> second = values(program, outputs);
        for (int i = 0; i < outputs.size(); i++) {
            assertThat(second.get(i)).as("the second run's output %d", i).containsExactly(first.get(i));
        }
        return first;
    }

    private static List<float[]> values(Program program, List<Node> outputs) {
        return IntStream.range(0, outputs.size())
                .mapToObj(i -> Layout.toRows(outputs.get(i).shape(), program.output("y" + i))).toList();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** A batch of matrices of some widths, and operations among them. */
    private static final class Graph {

        private static final String SETTING = "setting";

        private final Random random;
        private final Node setting = Node.setting(SETTING);
        private final int rows;
        private final Map<String, double[]> values = new HashMap<>();
        private final Map<Node, String> names = new HashMap<>();
        private final List<Node> inputs = new ArrayList<>();
        private final List<Node> parameters = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();

        Graph(Random random) {
            this.random = random;
            // At the last one, a chain is longer than a strip.
            rows = new int[]{1, 7, 8, 17, 40, 200, 700}[random.nextInt(7)];
            values.put(SETTING, new double[]{0.2 + random.nextDouble()});
            for (int i = 0; i < 3; i++) {
                Node input = Node.input("x" + i, new Shape(rows, width()));
                named(input, "x" + i);
                inputs.add(input);
                nodes.add(input);
            }
            for (int i = 0; i < NODES; i++) {
                nodes.add(next(pick()));
            }
        }

        /** Values in between, a loss, and its gradients. */
        List<Node> outputs() {
            Node loss = pick().square().mean(Axis.ALL).add(nodes.getLast().square().mean(Axis.ALL));
            List<Node> wanted = new ArrayList<>(parameters);
            wanted.addAll(inputs);
            List<Node> outputs = new ArrayList<>(List.of(loss, pick(), pick()));
            outputs.addAll(Gradients.of(loss, wanted));
            return outputs;
        }

        String name(Node node) {
            return names.getOrDefault(node, "");
        }

        double[] value(Node node) {
            return values.getOrDefault(name(node), new double[0]);
        }

        private int width() {
            return new int[]{1, 3, 4, 6, 9}[random.nextInt(5)];
        }

        private Node pick() {
            return nodes.get(random.nextInt(nodes.size()));
        }

        private void named(Node node, String name) {
            names.put(node, name);
            values.put(name, random.doubles(node.shape().size(), -1, 1).map(v -> (float) v).toArray());
        }

        private Node parameter(Shape shape) {
            String name = "w" + parameters.size();
            Node parameter = Node.parameter(name, shape);
            named(parameter, name);
            parameters.add(parameter);
            return parameter;
        }

        private Node next(Node x) {
            int columns = x.shape().columns();
            return switch (random.nextInt(16)) {
                case 0 -> layer(x).tanh();
                case 1 -> layer(x).sigmoid();
                case 2 -> layer(x).relu();
                case 3 -> layer(x).leakyRelu(0.2);
                case 4 -> layer(x);
                case 5 -> x.tanh().multiply(x);
                case 6 -> x.sigmoid().add(x.square()).multiply(0.3);
                case 7 -> x.softplus().subtract(parameter(new Shape(1, columns)));
                case 8 -> x.add(like(x)).negate();
                case 9 -> x.multiply(like(x));
                case 10 -> x.divide(like(x).square().add(Node.constant(1)));
                case 11 -> columns > 1 ? x.slice(Axis.FEATURES, 1, columns) : x.pad(Axis.FEATURES, 1, 1);
                case 12 -> Node.concat(Axis.FEATURES, List.of(x, layer(x))).multiply(0.5);
                case 13 -> x.multiply(setting.multiply(0.3).subtract(Node.constant(0.9)));
                case 14 -> x.limit(setting.multiply(0.8));
                default -> x.subtract(x.mean(Axis.FEATURES).broadcast(x.shape())).clamp(-0.8, 0.9);
            };
        }

        private Node layer(Node x) {
            int out = width();
            return x.matmul(parameter(new Shape(x.shape().columns(), out))).add(parameter(new Shape(1, out)))
                    .multiply(random.nextBoolean() ? 1 : 0.5);
        }

        /** A node of the same shape, or a number. */
        private Node like(Node x) {
            List<Node> same = nodes.stream().filter(node -> node.shape().equals(x.shape())).toList();
            return random.nextInt(4) == 0 ? parameter(Shape.SCALAR) : same.get(random.nextInt(same.size()));
        }
    }
}
