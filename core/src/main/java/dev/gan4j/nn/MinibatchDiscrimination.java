package dev.gan4j.nn;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets D see how close a sample is to the others of its minibatch, so that a G that makes one sample only is found out:
 * for each kernel b, o_b(i) = sum over j of exp(-|M_b(i) - M_b(j)|_1), where M(i) = f(i) T is linear in D's features.
 *
 * <p>Source: Salimans et al. 2016, "Improved techniques for training GANs" (arXiv 1606.03498), section 3.2. The sum goes
 * over all j, i among them. D's answer for a sample then depends on the minibatch around it.
 *
 * @param kernels    b, the numbers that are added to D's features, at least 1
 * @param dimensions the size of each M_b, at least 1
 */
public record MinibatchDiscrimination(int kernels, int dimensions) {

    /** Checks the values. */
    public MinibatchDiscrimination {
        if (kernels < 1 || dimensions < 1) {
            throw new IllegalArgumentException("kernels and dimensions must be at least 1 but were " + kernels + " and "
                    + dimensions);
        }
    }

    /**
     * Returns the shape of T.
     *
     * @param features the size of f
     * @return (features, kernels * dimensions)
     */
    public Shape tensorShape(int features) {
        return new Shape(features, kernels * dimensions);
    }

    /**
     * Adds the function to a graph.
     *
     * @param features f, shape (batch, features)
     * @param tensor   T, shape (features, kernels * dimensions)
     * @return o, shape (batch, kernels)
     */
    public Node apply(Node features, Node tensor) {
        Node m = features.matmul(tensor);
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
