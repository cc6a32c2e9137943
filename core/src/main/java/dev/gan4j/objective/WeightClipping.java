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
 */
public final class WeightClipping {

    private WeightClipping() {}

    /**
     * Clips what a parameter would become.
     *
     * @param value the parameter after the optimiser's step, any shape
     * @param limit a scalar, positive; the paper's is 0.01
     * @return of the same shape
     */
    public static Node apply(Node value, Node limit) {
        return value.limit(limit);
    }
}
