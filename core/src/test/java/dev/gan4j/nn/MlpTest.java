package dev.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.ReferenceExecutor;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Shape;
import dev.gan4j.random.AddressedRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of every kind against their formulas, their derivatives, and what compiled programs make of them. */
class MlpTest {

    private static final int BATCH = 6;
    private static final int INPUTS = 2;
    private static final long SEED = 8;
    private static final double STEP = 1e-5;

    static Stream<Arguments> networks() {
        Stream<Arguments> activations = Stream.of(Activation.values())
                .map(f -> Arguments.of(f.name(), plain().activation(f).build()));
        return Stream.concat(activations, Stream.of(
                Arguments.of("no hidden layer", Mlp.builder("n", INPUTS, 1).build()),
                Arguments.of("residual", plain().hidden(List.of(4, 4, 4, 3)).residual(true).build()),
                Arguments.of("layer normalisation", plain().layerNormalisation(true).build()),
                Arguments.of("spectral normalisation", plain().spectralNormalisation(true).build()),
                Arguments.of("Fourier basis", plain().basis(new Basis.Fourier(3, -2, 3)).build()),
                Arguments.of("random Fourier features", plain().basis(new Basis.RandomFourier(3, 0.7)).build()),
                Arguments.of("multiscale Fourier features", plain().basis(new Basis.MultiscaleFourier(3, 4)).build()),
                Arguments.of("minibatch discrimination",
                        plain().minibatchDiscrimination(new MinibatchDiscrimination(2, 3)).build()),
                Arguments.of("one-hot classes", plain().conditioning(new Conditioning.OneHot(INPUTS)).build()),
                Arguments.of("embedded classes", plain().conditioning(new Conditioning.Embedding(INPUTS, 3)).build()),
                Arguments.of("projected classes",
                        Mlp.builder("n", INPUTS, 1).hidden(List.of(4)).activation(Activation.TANH)
                                .conditioning(new Conditioning.Projection(INPUTS)).build()),
                Arguments.of("projected classes without a hidden layer",
                        Mlp.builder("n", INPUTS, 1).conditioning(new Conditioning.Projection(INPUTS)).build()),
                Arguments.of("all at once",
                        plain().hidden(List.of(4, 4)).basis(new Basis.RandomFourier(3, 0.7)).residual(true)
                                .layerNormalisation(true).spectralNormalisation(true)
                                .minibatchDiscrimination(new MinibatchDiscrimination(2, 2)).output(Activation.TANH)
                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void gradientsOfGradientsAgreeWithFiniteDifferences(String name, Mlp network) {
        Map<String, double[]> values = values(network);
        Node x = Node.input("x", new Shape(BATCH, INPUTS));
        // Any numbers will do for classes; a network that is told none ignores them.
        Node y = network.apply(x, x);
        Node slope = Gradients.of(y.sum(Axis.ALL), List.of(x)).getFirst();
        // What a game with a penalty would be.
        Node loss = y.square().mean(Axis.ALL).add(slope.square().mean(Axis.ALL));
        List<Node> parameters = new ArrayList<>();
        network.shapes().forEach((parameter, shape) -> parameters.add(Node.parameter(parameter, shape)));
        // The vectors of spectral normalisation count as constants: a numeric derivative has to hold them still.
        loss = held(loss, values);
        List<double[]> exact = ReferenceExecutor.evaluate(Gradients.of(loss, parameters), values);
        int index = 0;
        for (String parameter : network.shapes().keySet()) {
            double[] gradient = exact.get(index++);
            for (int element = 0; element < gradient.length; element++) {
                double numeric = (shifted(loss, values, parameter, element, STEP)
                        - shifted(loss, values, parameter, element, -STEP)) / (2 * STEP);
                assertThat(gradient[element]).as("element %d of %s, seed %d", element, parameter, SEED)
                        .isCloseTo(numeric, within(2e-6 * Math.max(1, Math.abs(numeric))));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void compiledProgramsAgreeWithTheReference(String name, Mlp network) {
        State state = state(network);
        Node x = Node.input("x", new Shape(BATCH, INPUTS));
        // Any numbers will do for classes; a network that is told none ignores them.
        Node y = network.apply(x, x);
        Node slope = Gradients.of(y.sum(Axis.ALL), List.of(x)).getFirst();
        Node loss = y.square().mean(Axis.ALL).add(slope.square().mean(Axis.ALL));
        SequencedMap<String, Node> wanted = new LinkedHashMap<>();
        wanted.put("loss", loss);
        network.shapes().forEach((parameter, shape) -> wanted.put(parameter,
                Gradients.of(loss, List.of(Node.parameter(parameter, shape))).getFirst()));
        wanted.putAll(network.updates());
        Program.Builder builder = Program.builder();
        wanted.forEach(builder::output);
        Program program = builder.compile(state);
        Map<String, double[]> values = values(network);
        double[] rows = Objects.requireNonNull(values.get("x"));
        for (int i = 0; i < rows.length; i++) {
            program.input("x")[i % INPUTS * BATCH + i / INPUTS] = (float) rows[i];
        }
        program.run();
        List<double[]> expected = ReferenceExecutor.evaluate(List.copyOf(wanted.values()), values);
        int index = 0;
        for (Map.Entry<String, Node> output : wanted.entrySet()) {
            Shape shape = output.getValue().shape();
            float[] actual = program.output(output.getKey());
            double[] reference = expected.get(index++);
            double size = 1;
            for (double value : reference) {
                size = Math.max(size, Math.abs(value));
            }
            for (int i = 0; i < actual.length; i++) {
                int from = i % shape.columns() * shape.rows() + i / shape.columns();
                assertThat((double) actual[from]).as("%s[%d]", output.getKey(), i).isCloseTo(reference[i],
                        within(2e-4 * size));
            }
        }
    }

    @Test
    void everyActivationIsTheFunctionThatItsNameSays() {
        for (Activation activation : Activation.values()) {
            for (double x : new double[]{-1.5, 0.5, 2}) {
                double s = 1 / (1 + Math.exp(-x));
                double expected = switch (activation) {
                    case LINEAR -> x;
                    case TANH -> Math.tanh(x);
                    case SIGMOID -> s;
                    case RELU -> Math.max(0, x);
                    case LEAKY_RELU -> x > 0 ? x : 0.2 * x;
                    case SILU -> x * s;
                    case SOFTPLUS -> Math.log(1 + Math.exp(x));
                    case SIN -> Math.sin(x);
                    case COS -> Math.cos(x);
                };
                assertThat(
                        ReferenceExecutor.evaluate(List.of(activation.apply(Node.constant(x))), Map.of()).getFirst()[0])
                        .as("%s(%s)", activation, x).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void aResidualLayerWithoutWeightsPassesOnWhatItReads() {
        Mlp shallow = Mlp.builder("n", INPUTS, 1).hidden(List.of(4)).activation(Activation.TANH).build();
        Mlp deep = Mlp.builder("n", INPUTS, 1).hidden(List.of(4, 4)).activation(Activation.TANH).residual(true).build();
        Map<String, double[]> values = values(shallow);
        Map<String, double[]> deeper = new HashMap<>(values);
        deeper.put("n.1.weight", new double[16]);
        deeper.put("n.1.bias", new double[4]);
        deeper.put("n.2.weight", Objects.requireNonNull(values.get("n.1.weight")));
        deeper.put("n.2.bias", Objects.requireNonNull(values.get("n.1.bias")));
        Node x = Node.input("x", new Shape(BATCH, INPUTS));

        assertThat(ReferenceExecutor.evaluate(List.of(deep.apply(x)), deeper).getFirst())
                .containsExactly(ReferenceExecutor.evaluate(List.of(shallow.apply(x)), values).getFirst());
    }

    @Test
    void aFourierBasisHasTwiceTheIntervalForItsLongestWave() {
        Node x = Node.input("x", new Shape(3, 1));

        double[] rows = ReferenceExecutor.evaluate(List.of(new Basis.Fourier(2, 0, 4).apply("n", x)),
                Map.of("x", new double[]{0, 2, 4})).getFirst();

        double[] expected = {-1, 0, 0, -1, 0, 0, 1, 1, 1, 0, 0, -1};
        for (int i = 0; i < expected.length; i++) {
            assertThat(rows[i]).as("%d", i).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void spectralNormalisationFindsTheLargestSingularValueAndDividesByIt() {
        // Rotations around singular values 3 and 1.
        double c = Math.cos(0.4);
        double s = Math.sin(0.4);
        Map<String, double[]> values = new HashMap<>(
                Map.of("n.0.weight", new double[]{3 * c, 3 * s, -s, c}, "n.0.bias", new double[2], "n.0.spectral",
                        new double[]{1, 5}, "x", new double[]{1, 0}));
        Mlp network = Mlp.builder("n", 2, 2).spectralNormalisation(true).build();
        for (int step = 0; step < 20; step++) {
            values.put("n.0.spectral",
                    ReferenceExecutor.evaluate(List.copyOf(network.updates().values()), values).getFirst());
        }

        double[] y = ReferenceExecutor.evaluate(List.of(network.apply(Node.input("x", new Shape(1, 2)))), values)
                .getFirst();

        assertThat(Math.hypot(y[0], y[1])).isCloseTo(1, within(1e-9));
    }

    @Test
    void layerNormalisationMakesEachRowStandard() {
        Node x = Node.input("x", new Shape(2, 3));
        Node gain = Node.concat(Axis.FEATURES, List.of(Node.constant(1), Node.constant(1), Node.constant(2)));
        Node shift = Node.concat(Axis.FEATURES, List.of(Node.constant(0), Node.constant(5), Node.constant(0)));

        double[] y = ReferenceExecutor.evaluate(List.of(LayerNormalisation.apply(x, gain, shift)),
                Map.of("x", new double[]{1, 2, 3, 10, 10, 10})).getFirst();

        double deviation = Math.sqrt(2.0 / 3 + 1e-5);
        assertThat(y).hasSize(6);
        double[] expected = {-1 / deviation, 5, 2 / deviation, 0, 5, 0};
        for (int i = 0; i < 6; i++) {
            assertThat(y[i]).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void minibatchDiscriminationSumsTheClosenessOfAllPairs() {
        int kernels = 2;
        int dimensions = 3;
        Random random = new Random(SEED);
        double[] f = random.doubles(BATCH * 2, -1, 1).toArray();
        double[] t = random.doubles(2L * kernels * dimensions, -1, 1).toArray();
        MinibatchDiscrimination closeness = new MinibatchDiscrimination(kernels, dimensions);

        double[] o = ReferenceExecutor.evaluate(List.of(closeness.apply(Node.input("f", new Shape(BATCH, 2)),
                Node.input("t", closeness.tensorShape(2)))), Map.of("f", f, "t", t)).getFirst();

        for (int i = 0; i < BATCH; i++) {
            for (int b = 0; b < kernels; b++) {
                double sum = 0;
                for (int j = 0; j < BATCH; j++) {
                    double distance = 0;
                    for (int d = 0; d < dimensions; d++) {
                        int column = b * dimensions + d;
                        distance += Math.abs((f[2 * i] - f[2 * j]) * t[column]
                                + (f[2 * i + 1] - f[2 * j + 1]) * t[kernels * dimensions + column]);
                    }
                    sum += Math.exp(-distance);
                }
                assertThat(o[i * kernels + b]).isCloseTo(sum, within(1e-12));
            }
        }
    }

    @Test
    void aPackHoldsRowsThatAreFarApart() {
        Node x = Node.input("x", new Shape(6, 2));
        double[] rows = {1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6};

        Node packed = Packing.pack(x, 3);

        assertThat(packed.shape()).isEqualTo(new Shape(2, 6));
        assertThat(ReferenceExecutor.evaluate(List.of(packed), Map.of("x", rows)).getFirst()).containsExactly(1, -1, 3,
                -3, 5, -5, 2, -2, 4, -4, 6, -6);
        assertThat(ReferenceExecutor.evaluate(List.of(Packing.unpack(packed.slice(Axis.FEATURES, 0, 1), 3)),
                Map.of("x", rows)).getFirst()).containsExactly(1, 2, 1, 2, 1, 2);
    }

    private static Mlp.Builder plain() {
        return Mlp.builder("n", INPUTS, 1).hidden(List.of(4, 3)).activation(Activation.TANH);
    }

    private static State state(Mlp network) {
        State state = new State();
        network.shapes().forEach(state::add);
        network.fixedShapes().forEach(state::add);
        network.initialise(state, Initialiser.XAVIER, new AddressedRandom(SEED), 0);
        return state;
    }

    /** Starting weights and a minibatch. */
    private static Map<String, double[]> values(Mlp network) {
        State state = state(network);
        Map<String, double[]> values = new HashMap<>();
        for (String name : state.shapes().keySet()) {
            float[] floats = state.get(name);
            double[] doubles = new double[floats.length];
            for (int i = 0; i < floats.length; i++) {
                doubles[i] = floats[i];
            }
            values.put(name, doubles);
        }
        Random random = new Random(SEED);
        double[] x = new double[BATCH * INPUTS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (2 * random.nextDouble() - 1);
        }
        values.put("x", x);
        return values;
    }

    /** Replaces what no gradient flows through by inputs with the values that they have now. */
    private static Node held(Node loss, Map<String, double[]> values) {
        Map<Node, Node> replaced = new HashMap<>();
        for (Node node : Gradients.topological(List.of(loss))) {
            boolean stopped = node.operation() instanceof Operation.StopGradient;
            if (stopped) {
                String name = "held" + replaced.size();
                values.put(name, ReferenceExecutor.evaluate(List.of(node), values).getFirst());
                replaced.put(node, Node.input(name, node.shape()));
            } else {
                List<Node> inputs = node.inputs().stream().map(input -> replaced.getOrDefault(input, input)).toList();
                replaced.put(node, inputs.isEmpty() ? node : node.withInputs(inputs));
            }
        }
        return Objects.requireNonNull(replaced.get(loss));
    }

    private static double shifted(Node scalar, Map<String, double[]> values, String name, int element, double by) {
        Map<String, double[]> moved = new HashMap<>(values);
        double[] value = Objects.requireNonNull(values.get(name)).clone();
        value[element] += by;
        moved.put(name, value);
        return ReferenceExecutor.evaluate(List.of(scalar), moved).getFirst()[0];
    }
}
