package dev.gan4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.engine.internal.PlainKernels;
import dev.gan4j.engine.internal.VectorKernels;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Picture;
import dev.gan4j.graph.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A discriminator of pictures with a penalty on its slopes, as a compiled program. */
class PicturesTest {

    private static final long SEED = 12;
    private static final Filters FIRST = new Filters(new Picture(1, 8, 8), 5, 3, 2, 1);
    private static final Filters SECOND = new Filters(FIRST.output(), 6, 4, 1, 0);

    /** Two convolutions and a dense layer, a loss with R1, and its gradients. */
    private static final class Step {

        private final List<Node> outputs = new ArrayList<>();
        private final Map<String, double[]> values = new HashMap<>();
        private final Map<String, Shape> shapes = new LinkedHashMap<>();
        private final Node x;

        Step(int rows) {
            Random random = new Random(SEED);
            x = Node.input("x", new Shape(rows, FIRST.input().size()));
            draw("x", x.shape(), random);
            List<Node> parameters = List.of(parameter("w0", FIRST.weights(), random),
                    parameter("b0", new Shape(1, 5), random), parameter("w1", SECOND.weights(), random),
                    parameter("b1", new Shape(1, 6), random), parameter("w2", new Shape(6, 1), random));
            Node first = x.convolve(parameters.get(0), FIRST)
                    .add(parameters.get(1).upsample(new Picture(5, 1, 1), 4, 4)).leakyRelu(0.2);
            Node second = first.convolve(parameters.get(2), SECOND).add(parameters.get(3)).tanh();
            Node decision = second.matmul(parameters.get(4));
            Node slopes = Gradients.of(decision.sum(Axis.ALL), List.of(x)).getFirst();
            Node loss = decision.softplus().mean(Axis.ALL)
                    .add(slopes.square().sum(Axis.FEATURES).mean(Axis.ALL).multiply(0.3));
            outputs.add(loss);
            outputs.addAll(Gradients.of(loss, parameters));
        }

        private Node parameter(String name, Shape shape, Random random) {
            draw(name, shape, random);
            shapes.put(name, shape);
            return Node.parameter(name, shape);
        }

        private void draw(String name, Shape shape, Random random) {
            values.put(name, random.doubles(shape.size(), -0.5, 0.5).map(value -> (float) value).toArray());
        }

        private Program compile(Kernels kernels) {
            State state = new State();
            shapes.forEach((name, shape) -> {
                state.add(name, shape);
                state.set(name, floats(values.getOrDefault(name, new double[0])));
            });
            Program.Builder builder = Program.builder();
            for (int i = 0; i < outputs.size(); i++) {
                builder.output("y" + i, outputs.get(i));
            }
            Program program = builder.compile(state, kernels);
            Layout.fromRows(x.shape(), floats(values.getOrDefault("x", new double[0])), program.input("x"));
            return program;
        }

        private List<float[]> run(Program program) {
            program.run();
            List<float[]> results = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
                results.add(Layout.toRows(outputs.get(i).shape(), program.output("y" + i)));
            }
            return results;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 37})
    void aStepWithAPenaltyAgreesWithTheReferenceAndHasTheSameBitsEverywhere(int rows) {
        Step step = new Step(rows);
        List<double[]> expected = ReferenceExecutor.evaluate(step.outputs, step.values);
        List<float[]> plain = step.run(step.compile(new PlainKernels()));
        for (int i = 0; i < plain.size(); i++) {
            for (int at = 0; at < plain.get(i).length; at++) {
                assertThat((double) plain.get(i)[at]).as("output %d at %d, seed %d", i, at, SEED)
                        .isCloseTo(expected.get(i)[at], within(2e-5 * (1 + Math.abs(expected.get(i)[at]))));
            }
        }
        for (int threads = 1; threads <= 4; threads++) {
            Program program = step.compile(new VectorKernels(threads));
            for (int run = 0; run < 2; run++) {
                List<float[]> vector = step.run(program);
                for (int i = 0; i < plain.size(); i++) {
                    assertThat(vector.get(i)).as("output %d, %d threads, run %d", i, threads, run)
                            .containsExactly(plain.get(i));
                }
            }
        }
    }

    @Test
    void aConvolutionItsBiasAndItsActivationAreOneKernel() {
        Step step = new Step(16);

        List<String> kernels = step.compile(new PlainKernels()).description().steps().stream()
                .map(Program.Description.Kernel::name).toList();

        assertThat(kernels).contains("convolution and bias LEAKY_RELU", "convolution and bias TANH")
                .doesNotContain("upsample");
    }

    @Test
    void aConvolutionCountsAsWork() {
        Program program = Program.builder().output("y", Node.input("x", new Shape(10, 64))
                .convolve(Node.input("w", FIRST.weights()), FIRST)).compile(new State());

        // Pictures, filters and their positions, weights; a multiplication and an addition.
        assertThat(program.description().operations()).isEqualTo(2L * 10 * 5 * 16 * 9);
    }

    @Test
    void whatDoesNotFitIsRefusedWithBothShapes() {
        Node x = Node.input("x", new Shape(3, 64));
        Node w = Node.input("w", FIRST.weights());
        Node y = Node.input("y", new Shape(4, 80));

        assertThatThrownBy(() -> y.convolve(w, FIRST)).hasMessage("convolution: shape (4, 80) does not hold pictures "
                + "of 1 x 8 x 8, which have 64 features");
        assertThatThrownBy(() -> x.convolve(x, FIRST)).hasMessage("convolution: weights of shape (3, 64) do not match "
                + "5 filters of 3 x 3, stride 2, padding 1, on 1 x 8 x 8, which need (9, 5)");
        assertThatThrownBy(() -> x.convolveTransposed(w, FIRST)).hasMessage("convolutionInputGradient: shape (3, 64) "
                + "does not hold pictures of 5 x 4 x 4, which have 80 features");
        assertThatThrownBy(() -> x.convolutionWeights(y, FIRST)).hasMessage("convolutionWeightGradient: shapes "
                + "(3, 64) and (4, 80) do not match: the batches differ");
        assertThatThrownBy(() -> x.upsample(new Picture(2, 2, 2), 2, 2)).hasMessage("upsample: shape (3, 64) does not "
                + "hold pictures of 2 x 2 x 2, which have 8 features");
        assertThatThrownBy(() -> x.sumPool(new Picture(2, 2, 2), 2, 1)).hasMessage("sumPool: shape (3, 64) does not "
                + "hold pictures of 2 x 4 x 2, which have 16 features");
    }

    @Test
    void geometriesThatCannotBeAreRefused() {
        Picture picture = new Picture(3, 4, 5);
        assertThatThrownBy(() -> new Picture(1, 0, 5)).hasMessage("a picture's sizes must be positive but were "
                + "1 x 0 x 5");
        assertThatThrownBy(() -> new Picture(3, 40_000, 40_000)).hasMessage("a picture must fit an array but was "
                + "3 x 40000 x 40000");
        assertThatThrownBy(() -> picture.stretched(2, 0)).hasMessage("each pixel of 3 x 4 x 5 must become a rectangle "
                + "of positive size that fits an array, but it was 2 x 0");
        assertThatThrownBy(() -> picture.stretched(1 << 20, 1 << 20)).hasMessageContaining("fits an array");
        assertThatThrownBy(() -> new Filters(picture, 0, 3, 1, 1)).hasMessage("filters must be at least 1 but were 0");
        assertThatThrownBy(() -> new Filters(picture, 1, 0, 1, 0))
                .hasMessage("a filter's size must be at least 1 but was 0");
        assertThatThrownBy(() -> new Filters(picture, 1, 3, 0, 1))
                .hasMessage("a filter's stride must be at least 1 but was 0");
        assertThatThrownBy(() -> new Filters(picture, 1, 3, 1, 3))
                .hasMessage("padding must be at least 0 and below the filter's size of 3 but was 3");
        assertThatThrownBy(() -> new Filters(picture, 1, 7, 1, 1))
                .hasMessage("filters of size 7 do not fit into pictures of 3 x 4 x 5 with padding 1");
        assertThatThrownBy(() -> new Filters(picture, Integer.MAX_VALUE, 3, 1, 1)).hasMessageContaining("must fit");
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
