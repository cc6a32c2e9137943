package dev.gan4j.lab.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The quality of a training's result.
 *
 * @param metric            the title of the distance that is shown first
 * @param value             the distance of generated samples from real ones
 * @param floor             the distance of real samples from real ones
 * @param distance          the distance in real standard deviations
 * @param success           whether that distance counts as a success in a sweep
 * @param verdict           in words
 * @param samples           how many generated samples were compared
 * @param keptIteration     the iteration whose networks were judged
 * @param discriminatorMean mean of D over real samples
 * @param discriminatorMin  its smallest value
 * @param discriminatorMax  its largest value
 * @param modes             null if the target has no clusters
 * @param figures           the whole judgement, as in {@code gan4j evaluate --json}
 */
public record JudgementSummary(String metric, @OrNull double value, @OrNull double floor, @OrNull double distance,
        boolean success, String verdict, int samples, long keptIteration, @OrNull double discriminatorMean,
        @OrNull double discriminatorMin, @OrNull double discriminatorMax, @Nullable ModeCount modes,
        ObjectNode figures) {}
