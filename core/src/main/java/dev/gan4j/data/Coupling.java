package dev.gan4j.data;

import dev.gan4j.InvalidInputException;
import java.util.Locale;

/**
 * How the i-th real sample of a minibatch is paired with the i-th latent.
 *
 * <p>If the objective is a mean of separate terms, as the tutorial's is, the pairing changes nothing but rounding; it matters
 * for objectives on pairs.
 *
 * <p>In one dimension, sorting both x and z gives the pairing with the least movement. In more dimensions, that pairing is the
 * optimal-transport plan of the minibatch under squared Euclidean distances, computed exactly, by slices, or by Sinkhorn's
 * iteration. These couplings need z and x of the same dimension; in one dimension each of them sorts.
 */
public enum Coupling {
    /** As drawn: independent. */
    NONE(Integer.MAX_VALUE) {
        @Override
        Coupler several(int batch, int dimension) {
            return (x, z) -> {};
        }
    },
    /** Both ascending: the i-th smallest x with the i-th smallest z, the optimal-transport plan in one dimension. */
    SORTED(Integer.MAX_VALUE) {
        @Override
        Coupler several(int batch, int dimension) {
            throw new IllegalArgumentException("only numbers can be sorted");
        }
    },
    /** The optimal-transport plan, by an exact assignment; up to batches of 2,048, and fast up to about 512. */
    EXACT(2048) {
        @Override
        Coupler several(int batch, int dimension) {
            return new ExactCoupler(batch, dimension);
        }
    },
    /** Sorted along the best of many directions: an approximation that is fast for batches of any size. */
    SLICED(Integer.MAX_VALUE) {
        @Override
        Coupler several(int batch, int dimension) {
            return new SlicedCoupler(batch, dimension);
        }
    },
    /** The plan under an entropy penalty, rounded to pairs: close to the exact one; up to batches of 4,096. */
    SINKHORN(4096) {
        @Override
        Coupler several(int batch, int dimension) {
            return new SinkhornCoupler(batch, dimension);
        }
    };

    private final int largestBatch;

    Coupling(int largestBatch) {
        this.largestBatch = largestBatch;
    }

    abstract Coupler several(int batch, int dimension);

    /**
     * Creates a coupler for minibatches in one dimension, as {@link #coupler(int, int, int)} does.
     *
     * @param batch the size of a minibatch
     * @return the coupler
     */
    public Coupler coupler(int batch) {
        return coupler(batch, 1, 1);
    }

    /**
     * Creates a coupler that reorders minibatches without allocating; it must be used by one thread only.
     *
     * @param batch   the size of a minibatch
     * @param data    the dimension of x
     * @param latents the dimension of z
     * @return the coupler
     * @throws InvalidInputException as {@link #check}
     */
    public Coupler coupler(int batch, int data, int latents) {
        check(batch, data, latents);
        if (this != NONE && data == 1) {
            MinibatchSorter sorter = new MinibatchSorter(batch);
            return (x, z) -> {
                sorter.sort(x);
                sorter.sort(z);
            };
        }
        return several(batch, data);
    }

    /**
     * Refuses minibatches that cannot be coupled in this way.
     *
     * @param batch   the size of a minibatch
     * @param data    the dimension of x
     * @param latents the dimension of z
     * @throws InvalidInputException if the dimensions differ, there are several but the coupling sorts numbers, or the batch is
     *                               too large; the message says what to do instead
     */
    public void check(int batch, int data, int latents) {
        String name = "coupling " + name().toLowerCase(Locale.ROOT);
        if (this == NONE) {
            return;
        }
        if (this == SORTED && (data > 1 || latents > 1)) {
            throw new InvalidInputException(name + " needs data and latents in one dimension but they have " + data
                    + " and " + latents + "; use exact, sliced or sinkhorn, or none");
        }
        if (data != latents) {
            throw new InvalidInputException(name + " needs latents of the data's dimension " + data + " but they have "
                    + latents + "; set latent.dimension to " + data + ", or use none");
        }
        if (data > 1 && batch > largestBatch) {
            throw new InvalidInputException(name + " needs a batch of at most " + largestBatch + " but it was " + batch
                    + "; use sliced");
        }
    }

    /** Reorders minibatches. */
    @FunctionalInterface
    public interface Coupler {

        /**
         * Reorders a minibatch in place.
         *
         * @param x real samples, shape (batch, dimension), feature-major
         * @param z latents, shape (batch, dimension), feature-major
         */
        void couple(float[] x, float[] z);
    }
}
