package dev.gan4j.objective;

import dev.gan4j.graph.Node;

/**
 * Weight clipping: after each D step every weight and bias of D is clamped to [-limit, limit]. It is a rule of the
 * update, not a part of the loss.
 *
 * <p>Source: Arjovsky, Chintala and Bottou 2017, "Wasserstein GAN" (arXiv 1701.07875), algorithm 1. It bounds D's slope,
 * by what depends on the depth and the width.
 *
 * <p>Use it to compare with what was published: D turns out too simple, and its gradients explode or vanish with the
 * limit; {@link WassersteinGradientPenalty} bounds the slope itself.
 *
 * @param limit positive; the paper's is 0.01
 */
public record WeightClipping(double limit) {

    /** Checks the value. */
    public WeightClipping {
        if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("limit must be positive and finite but was " + limit);
        }
    }

    /**
     * Clips what a parameter would become.
     *
     * @param value the parameter after the optimiser's step, any shape
     * @return of the same shape
     */
    public Node apply(Node value) {
        return value.clamp(-limit, limit);
    }
}
