package dev.gan4j.nn.internal;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Normalises each row to mean 0 and variance 1 over its features, then scales and shifts each feature.
 *
 * <p>Source: Ba, Kiros and Hinton 2016, "Layer normalization" (arXiv 1607.06450). Rows do not depend on each other, so it is
 * compatible with penalties on slopes, unlike normalisation over the batch.
 *
 * @param gain  the scale, shape (1, features)
 * @param shift shape (1, features)
 */
public record LayerNormalisation(Parameter gain, Parameter shift) implements Layer {

    /** Keeps rows finite whose features are all equal. */
    private static final double TINY = 1e-5;

    /**
     * Creates a normalisation of a dense layer's output.
     *
     * @param network the network that it belongs to
     * @param index   the dense layer's number, from 0
     * @param size    the number of features
     * @return the layer, with gains of 1 and shifts of 0
     */
    public static LayerNormalisation of(Role network, int index, int size) {
        Shape row = new Shape(1, size);
        return new LayerNormalisation(
                network.trained(index + ".gain", row, Parameter.Phase.DENSE, new Start.Constant(1)),
                network.trained(index + ".shift", row, Parameter.Phase.DENSE, new Start.Constant(0)));
    }

    @Override
    public Node apply(Node x, @Nullable Node y) {
        Node centred = x.subtract(x.mean(Axis.FEATURES));
        Node deviation = centred.square().mean(Axis.FEATURES).add(Node.constant(TINY)).sqrt();
        return centred.divide(deviation).multiply(gain.node()).add(shift.node());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gain, shift);
    }
}
