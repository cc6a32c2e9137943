package dev.gan4j.lab.wire;

import org.jspecify.annotations.Nullable;

/**
 * The moment that a frame is of.
 *
 * @param iteration          iterations done
 * @param pretrainingStep    steps of pretraining done
 * @param discriminatorSteps steps of D done
 * @param generatorSteps     steps of G done
 * @param time               when the weights were copied, in milliseconds since 1970
 * @param objectiveD         D's objective in its last step; null before the first
 * @param objectiveG         G's likewise
 * @param distance           of generated samples from real ones
 * @param past               whether it was asked for as a moment of the past
 * @param verdicts           what D says of real and of generated samples, and what G learns of it; null where no viewer shows
 *                           the diagram
 * @param number             counts the frames of a lane, so that a gap shows what was dropped; 0 where it was asked for
 */
public record Moment(long iteration, long pretrainingStep, long discriminatorSteps, long generatorSteps, long time,
        @OrNull double objectiveD, @OrNull double objectiveG, @OrNull double distance, boolean past,
        @Nullable Verdicts verdicts, long number) {}
