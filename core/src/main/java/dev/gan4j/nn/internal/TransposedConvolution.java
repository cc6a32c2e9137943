package dev.gan4j.nn.internal;

import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Node;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transposed convolution, which makes pictures larger: each channel of its input is what a filter would have given, and a bias
 * for each channel of its output. Source: Radford, Metz and Chintala 2016, "Unsupervised representation learning with deep
 * convolutional generative adversarial networks" (arXiv 1511.06434).
 *
 * @param filters the geometry of the convolution from the output to the input
 * @param weight  shape {@link Filters#weights}
 * @param bias    shape (1, channels of the output)
 */
public record TransposedConvolution(Filters filters, Parameter weight, Parameter bias) implements Layer {

    /**
     * Creates a layer.
     *
     * @param network     the network that it belongs to
     * @param index       its number among the network's convolutions of both kinds, from 0
     * @param filters     the geometry of the convolution from the output to the input
     * @param initialiser of the weights; biases start at 0
     * @return the layer
     */
    public static TransposedConvolution of(Role network, int index, Filters filters, Initialiser initialiser) {
        Start start = (shape, random) -> initialiser.draw(shape, Convolution.responses(filters), filters.weightsEach(),
                random);
        return new TransposedConvolution(filters, Convolution.weights(network, index, filters, start),
                Convolution.biases(network, index, filters.input()));
    }

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return Convolution.add(bias, x.convolveTransposed(weight.node(), filters), filters.input());
    }

    @Override
    public int outputs(int inputs) {
        Convolution.requirePictures("a transposed convolution", filters.output(), inputs);
        return filters.input().size();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }
}
