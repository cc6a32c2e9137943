package dev.gan4j.lab.wire;

import org.jspecify.annotations.Nullable;

/**
 * How good the result of a training is. Of two columns, {@code wasserstein1} is the sliced one, in real standard
 * deviations.
 *
 * @param wasserstein1      distance of generated samples from real ones, in the data's units
 * @param wasserstein1Floor that of real samples
 * @param ks                Kolmogorov-Smirnov statistic
 * @param ksFloor           that of real samples
 * @param meanReal          mean of real samples
 * @param meanGenerated     mean of generated samples
 * @param sdReal            standard deviation of real samples
 * @param sdGenerated       standard deviation of generated samples
 * @param samples           how many were compared
 * @param keptIteration     after which the networks are those that were judged
 * @param discriminatorMean mean of D over real samples
 * @param discriminatorMin  its smallest value
 * @param discriminatorMax  its largest value
 * @param distance          in real standard deviations
 * @param success           whether that is small enough for a sweep to call it one
 * @param verdict           in words
 * @param modes             null where the target has no clusters
 */
public record JudgementSummary(@OrNull double wasserstein1, @OrNull double wasserstein1Floor, @OrNull double ks,
        @OrNull double ksFloor, @OrNull double meanReal, @OrNull double meanGenerated, @OrNull double sdReal,
        @OrNull double sdGenerated, int samples, long keptIteration, @OrNull double discriminatorMean,
        @OrNull double discriminatorMin, @OrNull double discriminatorMax, @OrNull double distance, boolean success,
        String verdict, @Nullable ModeCount modes) {}
