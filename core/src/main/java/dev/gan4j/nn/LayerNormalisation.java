package dev.gan4j.nn;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;

/**
 * Brings each row to mean 0 and variance 1 over its features, then scales and shifts each feature.
 *
 * <p>Source: Ba, Kiros and Hinton 2016, "Layer normalization" (arXiv 1607.06450). Rows do not depend on each other, so
 * that it goes with penalties on slopes, which normalisation over the batch does not.
 */
final class LayerNormalisation {

    /** Keeps rows whose features are all equal finite. */
    private static final double TINY = 1e-5;

    private LayerNormalisation() {}

    /**
     * Adds the function to a graph.
     *
     * @param x     shape (batch, features)
     * @param gain  shape (1, features)
     * @param shift shape (1, features)
     * @return shape (batch, features)
     */
    static Node apply(Node x, Node gain, Node shift) {
        Node centred = x.subtract(x.mean(Axis.FEATURES));
        Node deviation = centred.square().mean(Axis.FEATURES).add(Node.constant(TINY)).sqrt();
        return centred.divide(deviation).multiply(gain).add(shift);
    }
}
