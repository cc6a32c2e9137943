package dev.gan4j.nn.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.ReferenceExecutor;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Picture;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Initialiser;
import dev.gan4j.random.AddressedRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of every kind against their formulas, their derivatives, and what compiled programs make of them. */
class NetworkTest {

    private static final int BATCH = 6;
    private static final int INPUTS = 2;
    private static final long SEED = 8;
    private static final double STEP = 1e-5;
    private static final Role D = Role.DISCRIMINATOR;

    static Stream<Arguments> networks() {
        Stream<Arguments> activations = Stream.of(Activation.values())
                .map(f -> Arguments.of(f.name(), layers(f, 4, 3)));
        return Stream.concat(activations, Stream.of(
                Arguments.of("no hidden layer", layers(Activation.TANH)),
                Arguments.of("residual", builder().add(dense(0, 4)).add(Activation.TANH)
                        .add(size -> new Residual(new Sequence(List.of(dense(1, 4).apply(size), Activation.TANH))))
                        .add(dense(2, 1)).build()),
                Arguments.of("layer normalisation", builder().add(dense(0, 4))
                        .add(size -> LayerNormalisation.of(D, 0, size)).add(Activation.TANH).add(dense(1, 1)).build()),
                Arguments.of("spectral normalisation",
                        builder().add(spectral(0, 4)).add(Activation.TANH).add(spectral(1, 1)).build()),
                Arguments.of("Fourier basis", after(size -> new Basis.Fourier(3).layer(D, size, -2, 3))),
                Arguments.of("random Fourier features",
                        after(size -> new Basis.RandomFourier(3, 0.7).layer(D, size, -1, 1))),
                Arguments.of("multiscale Fourier features",
                        after(size -> new Basis.MultiscaleFourier(3, 4).layer(D, size, -1, 1))),
                Arguments.of("minibatch discrimination", after(size -> closeness(size, 2, 3))),
                Arguments.of("one-hot classes", after(size -> new Conditioning.OneHot(INPUTS))),
                Arguments.of("embedded classes", after(size -> new Conditioning.Embedding(
                        Conditioning.vectors(D, INPUTS, 3, Initialiser.XAVIER)))),
                Arguments.of("projected classes",
                        builder().add(dense(0, 4)).add(Activation.TANH).add(projection(1)).build()),
                Arguments.of("projected classes without a hidden layer", builder().add(projection(0)).build()),
                Arguments.of("convolution and pooling", builder().add(dense(0, 8)).add(Activation.TANH)
                        .add(convolution(0, new Filters(new Picture(2, 2, 2), 3, 2, 1, 1))).add(Activation.LEAKY_RELU)
                        .add(new Pooling(new Picture(3, 3, 3), 3)).add(dense(1, 1)).build()),
                Arguments.of("convolution to one pixel", builder().add(dense(0, 18)).add(Activation.TANH)
                        .add(convolution(0, new Filters(new Picture(2, 3, 3), 3, 3, 1, 0))).add(Activation.TANH)
                        .add(dense(1, 1)).build()),
                Arguments.of("transposed convolution", builder().add(dense(0, 8)).add(Activation.TANH)
                        .add(TransposedConvolution.of(D, 0, new Filters(new Picture(1, 4, 4), 2, 4, 2, 1),
                                Initialiser.HE))
                        .add(Activation.TANH).add(dense(1, 1)).build()),
                Arguments.of("upsampling and convolution", builder().add(dense(0, 4)).add(Activation.TANH)
                        .add(new Upsampling(new Picture(1, 2, 2), 2))
                        .add(convolution(0, new Filters(new Picture(1, 4, 4), 2, 3, 1, 1))).add(Activation.TANH)
                        .add(convolution(1, new Filters(new Picture(2, 4, 4), 1, 4, 1, 0))).build()),
                Arguments.of("all at once", builder().add(size -> new Basis.RandomFourier(3, 0.7).layer(D, size, -1, 1))
                        .add(spectral(0, 4)).add(size -> LayerNormalisation.of(D, 0, size)).add(Activation.TANH)
                        .add(size -> new Residual(new Sequence(List.of(spectral(1, 4).apply(size),
                                LayerNormalisation.of(D, 1, size), Activation.TANH))))
                        .add(size -> closeness(size, 2, 2)).add(spectral(2, 1)).add(Activation.TANH)
                        .add(new Scale(3)).build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void gradientsOfGradientsAgreeWithFiniteDifferences(String name, Network network) {
        Map<String, double[]> values = values(network);
        Node x = Node.input("x", new Shape(BATCH, INPUTS));
        // Any numbers will do for classes; a network that is told none ignores them.
        Node y = network.apply(x, x);
        Node slope = Gradients.of(y.sum(Axis.ALL), List.of(x)).getFirst();
        // What a game with a penalty would be.
        Node loss = y.square().mean(Axis.ALL).add(slope.square().mean(Axis.ALL));
        List<Node> parameters = new ArrayList<>();
        network.trained().forEach(parameter -> parameters.add(parameter.node()));
        // The vectors of spectral normalisation count as constants: a numeric derivative has to hold them still.
        loss = held(loss, values);
        List<double[]> exact = ReferenceExecutor.evaluate(Gradients.of(loss, parameters), values);
        int index = 0;
        for (Parameter trained : network.trained()) {
            String parameter = trained.name();
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
    void compiledProgramsAgreeWithTheReference(String name, Network network) {
        State state = state(network);
        Node x = Node.input("x", new Shape(BATCH, INPUTS));
        // Any numbers will do for classes; a network that is told none ignores them.
        Node y = network.apply(x, x);
        Node slope = Gradients.of(y.sum(Axis.ALL), List.of(x)).getFirst();
        Node loss = y.square().mean(Axis.ALL).add(slope.square().mean(Axis.ALL));
        SequencedMap<String, Node> wanted = new LinkedHashMap<>();
        wanted.put("loss", loss);
        network.trained().forEach(parameter -> wanted.put(parameter.name(),
                Gradients.of(loss, List.of(parameter.node())).getFirst()));
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
        Dense dense = Dense.of(D, 0, INPUTS, INPUTS, Initialiser.NORMAL);
        Layer residual = new Residual(new Sequence(List.of(dense, Activation.TANH)));
        Node x = Node.input("x", new Shape(1, INPUTS));

        assertThat(ReferenceExecutor.evaluate(List.of(residual.apply(x, null)), Map.of("x", new double[]{3, -4},
                "discriminator.0.weight", new double[4], "discriminator.0.bias", new double[2])).getFirst())
                .containsExactly(3, -4);
    }

    @Test
    void whatIsTrainedIsListedByPhaseAndDrawnAtAddressesByPhase() {
        Network network = builder().add(size -> new Basis.RandomFourier(3, 0.7).layer(D, size, -1, 1))
                .add(size -> new Conditioning.Embedding(Conditioning.vectors(D, INPUTS, 3, Initialiser.NORMAL)))
                .add(spectral(0, 4)).add(size -> LayerNormalisation.of(D, 0, size)).add(Activation.TANH)
                .add(size -> closeness(size, 2, 3)).add(spectral(1, 1)).build();

        assertThat(network.trained()).extracting(Parameter::name).containsExactly("discriminator.0.weight",
                "discriminator.0.bias", "discriminator.0.gain", "discriminator.0.shift", "discriminator.1.weight",
                "discriminator.1.bias", "discriminator.minibatch.tensor", "discriminator.classes");
        assertThat(network.parameters().subList(8, 11)).extracting(Parameter::name).containsExactly(
                "discriminator.basis.frequencies", "discriminator.0.spectral", "discriminator.1.spectral");
        assertThat(network.parameters()).extracting(Parameter::role).containsOnly(D);
        assertThat(network.mixesRows()).isTrue();
        assertThat(layers(Activation.TANH, 4).mixesRows()).isFalse();

        State state = new State();
        network.parameters().forEach(parameter -> parameter.declare(state));
        long first = 5;
        long last = network.initialise(state, new AddressedRandom(SEED), first);

        // Two addresses for each dense layer, then the tensor, both vectors, the classes, and the frequencies.
        assertThat(last).isEqualTo(first + 4 + 1 + 2 + 1 + 1);
        assertThat(state.get("discriminator.1.weight")).containsExactly(drawn(first + 2, new Shape(6, 1)));
        assertThat(state.get("discriminator.1.spectral")).containsExactly(drawn(first + 6, new Shape(1, 6)));
        assertThat(state.get("discriminator.classes")).containsExactly(drawn(first + 7, new Shape(INPUTS, 3)));
        assertThat(state.get("discriminator.0.gain")).containsOnly(1);
        assertThat(state.get("discriminator.0.bias")).containsOnly(0);
    }

    private static float[] drawn(long address, Shape shape) {
        AddressedRandom random = new AddressedRandom(SEED);
        random.seek(dev.gan4j.random.Stream.WEIGHTS, address);
        return Initialiser.NORMAL.draw(shape, random);
    }

    @Test
    void aNetworkThatIsToldNoClassSaysSo() {
        Network network = builder().add(new Conditioning.OneHot(3)).build();

        assertThatThrownBy(() -> network.apply(Node.input("x", new Shape(1, INPUTS)), null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("class of each sample");
    }

    @Test
    void aFourierBasisHasTwiceTheIntervalForItsLongestWave() {
        Node x = Node.input("x", new Shape(3, 1));

        double[] rows = ReferenceExecutor.evaluate(List.of(new Basis.Fourier(2).layer(D, 1, 0, 4).apply(x, null)),
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
                Map.of("discriminator.0.weight", new double[]{3 * c, 3 * s, -s, c}, "discriminator.0.bias",
                        new double[2], "discriminator.0.spectral",
                        new double[]{1, 5}, "x", new double[]{1, 0}));
        Network network = builder().add(spectral(0, 2)).build();
        for (int step = 0; step < 20; step++) {
            values.put("discriminator.0.spectral",
                    ReferenceExecutor.evaluate(List.copyOf(network.updates().values()), values).getFirst());
        }

        double[] y = ReferenceExecutor.evaluate(List.of(network.apply(Node.input("x", new Shape(1, 2)), null)), values)
                .getFirst();

        assertThat(Math.hypot(y[0], y[1])).isCloseTo(1, within(1e-9));
    }

    @Test
    void layerNormalisationMakesEachRowStandard() {
        Node x = Node.input("x", new Shape(2, 3));

        double[] y = ReferenceExecutor.evaluate(List.of(LayerNormalisation.of(D, 0, 3).apply(x, null)),
                Map.of("x", new double[]{1, 2, 3, 10, 10, 10}, "discriminator.0.gain", new double[]{1, 1, 2},
                        "discriminator.0.shift", new double[]{0, 5, 0}))
                .getFirst();

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
        MinibatchDiscrimination layer = closeness(2, kernels, dimensions);

        double[] o = ReferenceExecutor.evaluate(List.of(layer.closeness(Node.input("f", new Shape(BATCH, 2)))),
                Map.of("f", f, "discriminator.minibatch.tensor", t)).getFirst();

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

        Node packed = new Packing(3).apply(x, null);

        assertThat(packed.shape()).isEqualTo(new Shape(2, 6));
        assertThat(ReferenceExecutor.evaluate(List.of(packed), Map.of("x", rows)).getFirst()).containsExactly(1, -1, 3,
                -3, 5, -5, 2, -2, 4, -4, 6, -6);
        assertThat(ReferenceExecutor.evaluate(List.of(new Packing(3).unpack(packed.slice(Axis.FEATURES, 0, 1))),
                Map.of("x", rows)).getFirst()).containsExactly(1, 2, 1, 2, 1, 2);
    }

    private static Network.Builder builder() {
        return Network.builder(INPUTS);
    }

    /** Hidden layers of some sizes, and one of one output. */
    private static Network layers(Activation activation, int... sizes) {
        Network.Builder layers = builder();
        for (int i = 0; i < sizes.length; i++) {
            layers.add(dense(i, sizes[i])).add(activation);
        }
        return layers.add(dense(sizes.length, 1)).build();
    }

    /** A hidden layer and one of one output after a first layer. */
    private static Network after(IntFunction<Layer> first) {
        return builder().add(first).add(dense(0, 4)).add(Activation.TANH).add(dense(1, 1)).build();
    }

    private static IntFunction<Layer> dense(int index, int outputs) {
        return size -> Dense.of(D, index, size, outputs, Initialiser.XAVIER);
    }

    private static IntFunction<Layer> spectral(int index, int outputs) {
        return size -> SpectralNormalisation.of(D, index, Dense.of(D, index, size, outputs, Initialiser.NORMAL));
    }

    private static Layer convolution(int index, Filters filters) {
        return Convolution.of(D, index, filters, Initialiser.XAVIER);
    }

    private static IntFunction<Layer> projection(int index) {
        return size -> new Conditioning.Projection(Dense.of(D, index, size, 1, Initialiser.XAVIER),
                Conditioning.vectors(D, INPUTS, size, Initialiser.XAVIER));
    }

    private static MinibatchDiscrimination closeness(int size, int kernels, int dimensions) {
        return MinibatchDiscrimination.of(D, size, kernels, dimensions, Initialiser.XAVIER);
    }

    private static State state(Network network) {
        State state = new State();
        network.parameters().forEach(parameter -> parameter.declare(state));
        network.initialise(state, new AddressedRandom(SEED), 0);
        return state;
    }

    /** Starting weights and a minibatch. */
    private static Map<String, double[]> values(Network network) {
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
