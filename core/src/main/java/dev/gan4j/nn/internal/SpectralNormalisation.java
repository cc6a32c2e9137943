package dev.gan4j.nn.internal;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Divides a dense layer's weights by their largest singular value, which gives the layer Lipschitz constant 1.
 *
 * <p>Source: Miyato et al. 2018, "Spectral normalization for generative adversarial networks" (arXiv 1802.05957), algorithm 1.
 * The singular value is estimated by power iteration from a vector that is kept from step to step: as the weights change
 * slowly, one iteration per step is enough. Gradients treat the vectors as constants.
 *
 * @param dense  the layer
 * @param vector the left singular vector so far, shape (1, in)
 */
public record SpectralNormalisation(Dense dense, Parameter vector) implements Layer {

    private static final double TINY = 1e-12;

    /**
     * Normalises a layer.
     *
     * @param network the network that it belongs to
     * @param index   the layer's number among the network's dense layers, from 0
     * @param dense   the layer
     * @return the layer, normalised
     */
    public static SpectralNormalisation of(Role network, int index, Dense dense) {
        // Any direction will do; the first iteration normalises its length.
        return new SpectralNormalisation(dense, network.fixed(index + ".spectral",
                new Shape(1, dense.weight().shape().rows()), Parameter.Phase.SPECTRAL, Initialiser.NORMAL));
    }

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return dense.applyWith(normalised(dense.weight().node(), vector.node()), x);
    }

    @Override
    public int outputs(int inputs) {
        return dense.outputs(inputs);
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(dense.parameters().stream(), Stream.of(vector)).toList();
    }

    /** One power iteration. */
    @Override
    public Map<String, Node> updates() {
        return Map.of(vector.name(), iterate(dense.weight().node(), vector.node()));
    }

    /** The next vector, of length 1, shape (1, in). */
    private static Node iterate(Node weight, Node vector) {
        return unit(right(weight, vector).matmul(weight, false, true)).stopGradient();
    }

    /** The weights divided by the estimate of their largest singular value, after one power iteration. */
    private static Node normalised(Node weight, Node vector) {
        Node left = iterate(weight, vector);
        Node singular = left.matmul(weight).multiply(right(weight, vector)).sum(Axis.ALL);
        return weight.divide(singular);
    }

    /** The right singular vector that belongs to a left one, shape (1, out). */
    private static Node right(Node weight, Node vector) {
        return unit(vector.matmul(weight)).stopGradient();
    }

    private static Node unit(Node row) {
        return row.divide(row.square().sum(Axis.ALL).add(Node.constant(TINY)).sqrt());
    }
}
