package dev.gan4j.eval;

/** A metric that is 0 for equal samples and larger the more they differ: a permutation test says whether it is chance. */
public interface Distance extends Metric {

    /** The most rows of each sample in a permutation test. */
    int MOST_PERMUTED = 2500;

    /**
     * Prepares the distances of pooled rows that are divided anew many times.
     *
     * @param samples no more than {@link #permuted()} rows of each; those of the generated sample come first in the pool
     * @return the distance of each division
     */
    Splits splits(TwoSamples samples);

    /**
     * Returns how many rows of each sample are tested, by what a division costs.
     *
     * @return at most {@value #MOST_PERMUTED}
     */
    default int permuted() {
        return MOST_PERMUTED;
    }
}
