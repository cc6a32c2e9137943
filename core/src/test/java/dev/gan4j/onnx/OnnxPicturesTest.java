package dev.gan4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Picture;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Initialiser;
import dev.gan4j.nn.internal.Convolution;
import dev.gan4j.nn.internal.Dense;
import dev.gan4j.nn.internal.Network;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.nn.internal.Pooling;
import dev.gan4j.nn.internal.Role;
import dev.gan4j.nn.internal.TransposedConvolution;
import dev.gan4j.nn.internal.Upsampling;
import dev.gan4j.random.AddressedRandom;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks on pictures in ONNX Runtime, with a batch of any size, against our own compiled programs. */
class OnnxPicturesTest {

    private static final int LATENT = 5;
    private static final Role G = Role.GENERATOR;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200})
    void aNetworkThatPaintsAndOneThatJudgesAreTheSameInOnnxRuntime(int rows) throws OrtException {
        Picture small = new Picture(6, 4, 4);
        Network network = Network.builder(LATENT).add(Dense.of(G, 0, LATENT, small.size(), Initialiser.HE))
                .add(Activation.RELU)
                .add(TransposedConvolution.of(G, 0, new Filters(new Picture(4, 7, 7), 6, 4, 2, 2), Initialiser.HE))
                .add(Activation.LEAKY_RELU).add(new Upsampling(new Picture(4, 7, 7), 2))
                .add(Convolution.of(G, 1, new Filters(new Picture(4, 14, 14), 3, 3, 1, 1), Initialiser.XAVIER))
                .add(Activation.TANH)
                .add(Convolution.of(G, 2, new Filters(new Picture(3, 14, 14), 8, 5, 2, 2), Initialiser.HE))
                .add(Activation.LEAKY_RELU)
                .add(Convolution.of(G, 3, new Filters(new Picture(8, 7, 7), 2, 4, 1, 0), Initialiser.HE))
                .add(new Pooling(new Picture(2, 4, 4), 2)).add(size -> Dense.of(G, 1, size, 1, Initialiser.XAVIER))
                .build();
        State state = new State();
        network.parameters().forEach(parameter -> parameter.declare(state));
        network.initialise(state, new AddressedRandom(6), 0);

        float[] z = new float[rows * LATENT];
        Random random = new Random(6);
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextFloat() * 2 - 1;
        }
        float[] expected = ours(network, state, z, rows);
        OnnxGraph graph = new OnnxGraph("pictures");
        String input = graph.input("z", ElementType.FLOAT32, LATENT, "");
        // The graph has a batch of its own, which the file does not keep.
        String value = new OnnxOperations("generator", graph, Parameters.of(state), false)
                .add(network.apply(Node.input("z", new Shape(3, LATENT)), null), Map.of("z", input));
        graph.output(value, "y", ElementType.FLOAT32, 1, "");
        try (OrtSession session = OnnxRuntime.session(graph.toBytes("0", "", Map.of()))) {
            double[] actual = OnnxRuntime.run(session, "z", z, LATENT, "y");
            assertThat(actual).hasSize(rows);
            for (int i = 0; i < rows; i++) {
                assertThat(actual[i]).as("row %d", i).isCloseTo(expected[i], within(1e-4));
            }
        }
    }

    private static float[] ours(Network network, State state, float[] z, int rows) {
        Program program = Program.builder()
                .output("y", network.apply(Node.input("z", new Shape(rows, LATENT)), null)).compile(state);
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < LATENT; k++) {
                program.input("z")[k * rows + row] = z[row * LATENT + k];
            }
        }
        program.run();
        return program.output("y");
    }
}
