package dev.gan4j.objective;

import dev.gan4j.graph.Node;

/**
 * Weight clipping: after each D step every weight and bias of D is clamped to [-limit, limit]. It is part of the update, not of
 * the loss.
 *
 * <p>Source: Arjovsky, Chintala and Bottou 2017, "Wasserstein GAN" (arXiv 1701.07875), algorithm 1. It bounds D's slope; the
 * bound depends on depth and width.
 *
 * <p>Use it to reproduce published results: D becomes too simple, and its gradients explode or vanish depending on the limit;
 * {@link WassersteinGradientPenalty} constrains the slope itself.
 */
public final class WeightClipping {

    private WeightClipping() {}

    /**
     * Clips the new value of a parameter.
     *
     * @param value the parameter after the optimiser's step, any shape
     * @param limit a scalar, positive; the paper's is 0.01
     * @return of the same shape
     */
    public static Node apply(Node value, Node limit) {
        return value.limit(limit);
    }
}
