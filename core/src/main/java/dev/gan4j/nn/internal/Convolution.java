package dev.gan4j.nn.internal;

import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Picture;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolution: filters that pass over pictures, and a bias for each. The features of its output are those of
 * {@link Filters#output}, so a dense layer may follow.
 *
 * @param filters the geometry
 * @param weight  shape {@link Filters#weights}
 * @param bias    shape (1, filters)
 */
public record Convolution(Filters filters, Parameter weight, Parameter bias) implements Layer {

    /**
     * Creates a layer.
     *
     * @param network     the network that it belongs to
     * @param index       its number among the network's convolutions of both kinds, from 0
     * @param filters     the geometry
     * @param initialiser of the weights; biases start at 0
     * @return the layer
     */
    public static Convolution of(Role network, int index, Filters filters, Initialiser initialiser) {
        Start start = (shape, random) -> initialiser.draw(shape, filters.weightsEach(), responses(filters), random);
        return new Convolution(filters, weights(network, index, filters, start),
                biases(network, index, filters.output()));
    }

    /** How many responses a pixel is part of, away from the border. */
    static double responses(Filters filters) {
        double perAxis = (double) filters.size() / filters.stride();
        return filters.count() * perAxis * perAxis;
    }

    static Parameter weights(Role network, int index, Filters filters, Start start) {
        return network.trained("filters." + index + ".weight", filters.weights(), Parameter.Phase.LAST, start);
    }

    static Parameter biases(Role network, int index, Picture picture) {
        return network.trained("filters." + index + ".bias", new Shape(1, picture.channels()), Parameter.Phase.LAST,
                Start.ZERO);
    }

    /** Pictures with a number added to each channel. */
    static Node add(Parameter bias, Node pictures, Picture picture) {
        return pictures.add(bias.node().upsample(new Picture(picture.channels(), 1, 1), picture.height(),
                picture.width()));
    }

    /**
     * Checks that a layer on pictures follows one that passes them on.
     *
     * @throws IllegalArgumentException if the features are not those of the picture
     */
    static void requirePictures(String layer, Picture picture, int features) {
        if (features != picture.size()) {
            throw new IllegalArgumentException(layer + " reads pictures of " + picture + ", which have "
                    + picture.size() + " features, but was given " + features);
        }
    }

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return add(bias, x.convolve(weight.node(), filters), filters.output());
    }

    @Override
    public int outputs(int inputs) {
        requirePictures("a convolution", filters.input(), inputs);
        return filters.output().size();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }
}
