package dev.gan4j.nn.internal;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Initialiser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows D how close a sample is to the others of its minibatch, which exposes a G that always makes the same sample: for each
 * kernel b, o_b(i) = sum over j of exp(-|M_b(i) - M_b(j)|_1), where M(i) = f(i) T is linear in D's features. Its output is f
 * and o.
 *
 * <p>Source: Salimans et al. 2016, "Improved techniques for training GANs" (arXiv 1606.03498), section 3.2. The sum is over all
 * j, including i. D's output for a sample then depends on the rest of the minibatch.
 *
 * @param kernels    the number of kernels b, and so of features that are added to D's, at least 1
 * @param dimensions the size of each M_b, at least 1
 * @param tensor     T, shape (features, kernels * dimensions)
 */
public record MinibatchDiscrimination(int kernels, int dimensions, Parameter tensor) implements Layer {

    /**
     * Creates a layer.
     *
     * @param network     the network that it belongs to
     * @param inputs      the size of f
     * @param kernels     at least 1
     * @param dimensions  at least 1
     * @param initialiser of T
     * @return the layer
     */
    public static MinibatchDiscrimination of(Role network, int inputs, int kernels, int dimensions,
            Initialiser initialiser) {
        if (kernels < 1 || dimensions < 1) {
            throw new IllegalArgumentException("kernels and dimensions must be at least 1 but were " + kernels + " and "
                    + dimensions);
        }
        return new MinibatchDiscrimination(kernels, dimensions, network.trained("minibatch.tensor",
                new Shape(inputs, kernels * dimensions), Parameter.Phase.MINIBATCH, initialiser));
    }

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return Node.concat(Axis.FEATURES, List.of(x, closeness(x)));
    }

    @Override
    public int outputs(int inputs) {
        return inputs + kernels;
    }

    @Override
    public boolean mixesRows() {
        return true;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(tensor);
    }

    /** o, shape (batch, kernels). */
    Node closeness(Node features) {
        Node m = features.matmul(tensor.node());
        List<Node> closeness = new ArrayList<>();
        for (int kernel = 0; kernel < kernels; kernel++) {
            Node distance = Node.constant(0);
            for (int dimension = 0; dimension < dimensions; dimension++) {
                int column = kernel * dimensions + dimension;
                distance = distance.add(distances(m.slice(Axis.FEATURES, column, column + 1)));
            }
            closeness.add(distance.negate().exp().sum(Axis.FEATURES));
        }
        return Node.concat(Axis.FEATURES, closeness);
    }

    /** |m(i) - m(j)| for a column m, shape (batch, batch). */
    private static Node distances(Node m) {
        Node row = Node.constant(1).matmul(m, false, true);
        Node difference = m.subtract(row);
        return difference.relu().add(difference.negate().relu());
    }
}
