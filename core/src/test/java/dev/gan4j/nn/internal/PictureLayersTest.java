package dev.gan4j.nn.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.ReferenceExecutor;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Picture;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Initialiser;
import dev.gan4j.random.AddressedRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What layers on pictures compute, start with and refuse. */
class PictureLayersTest {

    private static final Role G = Role.GENERATOR;

    @Test
    void aConvolutionIsTheSumOfWhatEachFilterCoversAndItsBias() {
        Filters filters = new Filters(new Picture(1, 3, 3), 2, 2, 1, 0);
        Layer layer = Convolution.of(G, 0, filters, Initialiser.HE);
        // Row by row, a column for each filter: the first one takes the difference of a diagonal, the second one a corner.
        double[] weights = {1, 0, 0, 0, 0, 0, -1, 1};

        double[] y = value(layer, 9, Map.of("x", new double[]{1, 2, 3, 4, 5, 6, 7, 8, 10}, "generator.filters.0.weight",
                weights, "generator.filters.0.bias", new double[]{0.5, 100}));

        assertThat(y).containsExactly(-3.5, -3.5, -3.5, -4.5, 105, 106, 108, 110);
    }

    @Test
    void aTransposedConvolutionPaintsEachFilterAsOftenAsItsPixelSays() {
        Filters filters = new Filters(new Picture(1, 2, 4), 1, 2, 2, 0);
        Layer layer = TransposedConvolution.of(G, 0, filters, Initialiser.HE);

        double[] y = value(layer, 2, Map.of("x", new double[]{1, 10}, "generator.filters.0.weight",
                new double[]{1, 2, 3, 4}, "generator.filters.0.bias", new double[]{0.5}));

        assertThat(y).containsExactly(1.5, 2.5, 10.5, 20.5, 3.5, 4.5, 30.5, 40.5);
    }

    @Test
    void poolingUndoesUpsampling() {
        Picture small = new Picture(2, 2, 3);
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        Layer both = new Sequence(List.of(new Upsampling(small, 2), new Pooling(small.stretched(2, 2), 2)));

        assertThat(both.outputs(12)).isEqualTo(12);
        assertThat(value(both, 12, Map.of("x", x))).containsExactly(x);
        assertThat(value(new Upsampling(new Picture(1, 1, 2), 2), 2, Map.of("x", new double[]{1, 2})))
                .containsExactly(1, 1, 2, 2, 1, 1, 2, 2);
    }

    /** With the weights of He et al., a layer after a ReLU keeps the mean square of what it reads. */
    @Test
    void startingWeightsKeepTheSizeOfWhatPassesThrough() {
        Filters down = new Filters(new Picture(16, 20, 20), 24, 4, 2, 1);

        assertThat(meanSquare(Convolution.of(G, 0, down, Initialiser.HE), down.input())).isCloseTo(1, within(0.15));
        assertThat(meanSquare(TransposedConvolution.of(G, 0, down, Initialiser.HE), down.output()))
                .isCloseTo(1, within(0.15));
    }

    /** The mean square of a layer's output for noise whose mean square is 1/2, away from the border. */
    private static double meanSquare(Layer layer, Picture picture) {
        State state = new State();
        Network network = Network.builder(picture.size()).add(layer).build();
        network.parameters().forEach(parameter -> parameter.declare(state));
        network.initialise(state, new AddressedRandom(4), 0);
        AddressedRandom random = new AddressedRandom(5);
        double[] x = new double[picture.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (2 * random.nextDouble() - 1) * Math.sqrt(1.5);
        }
        double[] y = value(layer, x.length, Map.of("x", x, "generator.filters.0.weight",
                doubles(state.get("generator.filters.0.weight")), "generator.filters.0.bias",
                doubles(state.get("generator.filters.0.bias"))));
        double squares = 0;
        int count = 0;
        int side = layer instanceof Convolution convolution
                ? convolution.filters().output().width()
                : ((TransposedConvolution) layer).filters().input().width();
        for (int i = 0; i < y.length; i++) {
            int line = i / side % side;
            int column = i % side;
            if (line > 1 && line < side - 2 && column > 1 && column < side - 2) {
                squares += y[i] * y[i];
                count++;
            }
        }
        return squares / count;
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    @Test
    void filtersAreListedAfterDenseLayersAndDrawnAtTheirOwnAddresses() {
        Network network = Network.builder(2)
                .add(Dense.of(G, 0, 2, 4, Initialiser.NORMAL))
                .add(Convolution.of(G, 0, new Filters(new Picture(1, 2, 2), 2, 3, 1, 1), Initialiser.NORMAL))
                .add(size -> Dense.of(G, 1, size, 1, Initialiser.NORMAL)).build();

        assertThat(network.trained()).extracting(Parameter::name).containsExactly("generator.0.weight",
                "generator.0.bias", "generator.1.weight", "generator.1.bias", "generator.filters.0.weight",
                "generator.filters.0.bias");
        State state = new State();
        network.parameters().forEach(parameter -> parameter.declare(state));
        assertThat(network.initialise(state, new AddressedRandom(1), 7)).isEqualTo(7 + 6);
        AddressedRandom random = new AddressedRandom(1);
        random.seek(dev.gan4j.random.Stream.WEIGHTS, 11);
        assertThat(state.get("generator.filters.0.weight"))
                .containsExactly(Initialiser.NORMAL.draw(new Shape(9, 2), random));
    }

    @Test
    void aLayerThatIsGivenOtherFeaturesThanItsPictureHasSaysSo() {
        Picture picture = new Picture(1, 28, 28);
        Filters filters = new Filters(picture, 4, 5, 2, 2);

        assertThatThrownBy(() -> Convolution.of(G, 0, filters, Initialiser.HE).outputs(100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a convolution reads pictures of 1 x 28 x 28, which have 784 features, but was given 100");
        assertThatThrownBy(() -> TransposedConvolution.of(G, 0, filters, Initialiser.HE).outputs(783))
                .hasMessage("a transposed convolution reads pictures of 4 x 14 x 14, which have 784 features, "
                        + "but was given 783");
        assertThatThrownBy(() -> new Upsampling(picture, 2).outputs(783)).hasMessageContaining("upsampling reads");
        assertThatThrownBy(() -> new Pooling(picture, 2).outputs(783)).hasMessageContaining("pooling reads");
        assertThatThrownBy(() -> new Pooling(picture, 3)).hasMessage(
                "pooling needs a positive factor that divides height and width of 1 x 28 x 28 but was given 3");
    }

    private static double[] value(Layer layer, int inputs, Map<String, double[]> values) {
        Node x = Node.input("x", new Shape(1, inputs));
        return ReferenceExecutor.evaluate(List.of(layer.apply(x, null)), values).getFirst();
    }
}
