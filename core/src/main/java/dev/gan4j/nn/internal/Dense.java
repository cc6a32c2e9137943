package dev.gan4j.nn.internal;

import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer: x W + b.
 *
 * @param weight W, shape (in, out)
 * @param bias   b, shape (1, out)
 */
public record Dense(Parameter weight, Parameter bias) implements Layer {

    /**
     * Creates a layer.
     *
     * @param network     the network that it belongs to
     * @param index       its number among the network's dense layers, from 0
     * @param inputs      features that it reads, at least 1
     * @param outputs     features that it passes on, at least 1
     * @param initialiser of the weights; biases start at 0
     * @return the layer
     */
    public static Dense of(Role network, int index, int inputs, int outputs, Initialiser initialiser) {
        return new Dense(
                network.trained(index + ".weight", new Shape(inputs, outputs), Parameter.Phase.DENSE, initialiser),
                network.trained(index + ".bias", new Shape(1, outputs), Parameter.Phase.DENSE, Start.ZERO));
    }

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return applyWith(weight.node(), x);
    }

    /** The layer with other weights derived from its own. */
    Node applyWith(Node effectiveWeight, Node x) {
        return x.matmul(effectiveWeight).add(bias.node());
    }

    @Override
    public int outputs(int inputs) {
        return bias.shape().columns();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }
}
