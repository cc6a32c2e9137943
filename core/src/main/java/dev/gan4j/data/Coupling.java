package dev.gan4j.data;

import java.util.Arrays;

/**
 * How the i-th real sample of a minibatch is paired with the i-th latent.
 *
 * <p>Under an objective that is a mean of separate terms (the tutorial's, for one) the pairing cannot change anything
 * beyond rounding; it matters to objectives on pairs.
 */
public enum Coupling {
    /** As drawn: independent. */
    NONE {
        @Override
        public void couple(float[] x, float[] z) {
            // Drawn independently, and left so.
        }
    },
    /** Both ascending: the i-th smallest x with the i-th smallest z, the optimal-transport plan in one dimension. */
    SORTED {
        @Override
        public void couple(float[] x, float[] z) {
            Arrays.sort(x);
            Arrays.sort(z);
        }
    };

    /**
     * Reorders a minibatch in place.
     *
     * @param x real samples, shape (batch)
     * @param z latents, shape (batch)
     */
    public abstract void couple(float[] x, float[] z);
}
