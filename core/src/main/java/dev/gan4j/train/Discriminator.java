package dev.gan4j.train;

/** A trained D: the probability that a sample, in the data's units, is real. */
public final class Discriminator {

    Discriminator() {}

    /**
     * Judges samples.
     *
     * @param x in the data's units, shape (n)
     * @return D(x), clamped as in training, shape (n)
     */
    public double[] probability(double[] x) {
        throw new IllegalStateException("under construction");
    }
}
