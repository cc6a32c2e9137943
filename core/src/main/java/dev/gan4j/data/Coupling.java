package dev.gan4j.data;

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
        public Coupler coupler(int batch) {
            return (x, z) -> {};
        }
    },
    /** Both ascending: the i-th smallest x with the i-th smallest z, the optimal-transport plan in one dimension. */
    SORTED {
        @Override
        public Coupler coupler(int batch) {
            MinibatchSorter sorter = new MinibatchSorter(batch);
            return (x, z) -> {
                sorter.sort(x);
                sorter.sort(z);
            };
        }
    };

    /**
     * Creates what reorders minibatches; it allocates nothing afterwards, and belongs to one thread.
     *
     * @param batch the size of a minibatch
     * @return the coupler
     */
    public abstract Coupler coupler(int batch);

    /** Reorders minibatches. */
    @FunctionalInterface
    public interface Coupler {

        /**
         * Reorders a minibatch in place.
         *
         * @param x real samples, shape (batch)
         * @param z latents, shape (batch)
         */
        void couple(float[] x, float[] z);
    }
}
