package dev.gan4j.lab.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How good the result of a training is.
 *
 * @param metric            the title of the distance that is shown first
 * @param value             that distance of generated samples from real ones
 * @param floor             that of real samples
 * @param distance          in real standard deviations
 * @param success           whether that is small enough for a sweep to call it one
 * @param verdict           in words
 * @param samples           how many generated samples were compared
 * @param keptIteration     after which the networks are those that were judged
 * @param discriminatorMean mean of D over real samples
 * @param discriminatorMin  its smallest value
 * @param discriminatorMax  its largest value
 * @param modes             null where the target has no clusters
 * @param figures           the whole judgement, as {@code gan4j evaluate --json} has it
 */
public record JudgementSummary(String metric, @OrNull double value, @OrNull double floor, @OrNull double distance,
        boolean success, String verdict, int samples, long keptIteration, @OrNull double discriminatorMean,
        @OrNull double discriminatorMin, @OrNull double discriminatorMax, @Nullable ModeCount modes,
        ObjectNode figures) {}
