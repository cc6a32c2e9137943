package dev.gan4j.eval;

import org.jspecify.annotations.Nullable;

/** What a metric says of generated samples: a figure beside its noise floor, or why there is none. */
public sealed interface Score {

    /**
     * Returns which metric it is of.
     *
     * @return the metric's key
     */
    String metric();

    /**
     * A figure.
     *
     * @param metric   the metric's key
     * @param value    of the generated samples, finite
     * @param floor    the same of as many real samples, finite
     * @param p        how likely a distance at least as large is of real samples, by a permutation test; null where the
     *                 metric is no distance, and in files from before there were tests
     * @param interval of the value, where it is an estimate; null otherwise
     */
    record Judged(String metric, double value, double floor, @Nullable Double p, @Nullable Interval interval)
            implements
                Score {}

    /**
     * No figure.
     *
     * @param metric the metric's key
     * @param reason why it was not judged, such as "fewer than 10 real samples"
     */
    record NotJudged(String metric, String reason) implements Score {}
}
