package dev.gan4j.nn;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;

/**
 * Divides a layer's weights by their largest singular value, so that the layer has Lipschitz constant 1.
 *
 * <p>Source: Miyato et al. 2018, "Spectral normalization for generative adversarial networks" (arXiv 1802.05957),
 * algorithm 1. The singular value is estimated by power iteration from a vector that is kept from step to step: as the
 * weights change slowly, one iteration a step is enough. The vectors count as constants where gradients are taken.
 */
final class SpectralNormalisation {

    private static final double TINY = 1e-12;

    private SpectralNormalisation() {}

    /**
     * One power iteration.
     *
     * @param weight shape (in, out)
     * @param vector the kept vector, shape (1, in)
     * @return the next vector, of length 1, shape (1, in)
     */
    static Node iterate(Node weight, Node vector) {
        return unit(right(weight, vector).matmul(weight, false, true)).stopGradient();
    }

    /**
     * Normalises weights, after one power iteration.
     *
     * @param weight shape (in, out)
     * @param vector the kept vector, shape (1, in)
     * @return weight / s, shape (in, out), where s is the estimate of the largest singular value
     */
    static Node apply(Node weight, Node vector) {
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
