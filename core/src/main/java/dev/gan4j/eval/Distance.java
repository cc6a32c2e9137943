package dev.gan4j.eval;

/**
 * A metric that is 0 for equal samples and larger the more they differ; a permutation test decides whether a difference may be
 * chance.
 */
public interface Distance extends Metric {

    /** The most rows of each sample in a permutation test. */
    int MOST_PERMUTED = 2500;

    /**
     * Prepares the distances of pooled rows that are split many times.
     *
     * @param samples at most {@link #permuted()} rows of each; the generated sample comes first in the pool
     * @return the distance of any split
     */
    Splits splits(TwoSamples samples);

    /**
     * Returns how many rows of each sample are tested, depending on the cost of a split.
     *
     * @return at most {@value #MOST_PERMUTED}
     */
    default int permuted() {
        return MOST_PERMUTED;
    }
}
