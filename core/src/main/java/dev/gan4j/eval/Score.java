package dev.gan4j.eval;

import org.jspecify.annotations.Nullable;

/** The result of a metric for generated samples: a figure with its noise floor, or the reason why there is none. */
public sealed interface Score {

    /**
     * Returns the metric.
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
     * @param p        the probability that two real samples are at least as far apart, by a permutation test; null if the
     *                 metric is not a distance, and in files that predate these tests
     * @param interval the confidence interval of the value, if it is an estimate; otherwise null
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
