package dev.gan4j.lab.wire;

/**
 * The moment that a frame shows.
 *
 * @param iteration          iterations done
 * @param pretrainingStep    steps of pretraining done
 * @param discriminatorSteps steps of D done
 * @param generatorSteps     steps of G done
 * @param time               when the weights were copied, in milliseconds since 1970
 * @param objectiveD         D's objective in its last step; null before the first
 * @param objectiveG         G's likewise
 * @param distance           of generated samples from real ones
 * @param past               whether it was requested as a past moment
 * @param verdicts           D's output on real and on generated samples, and what G learns from it
 * @param number             the number of the frame in its lane, in which a gap shows dropped frames; 0 if it was requested
 */
public record Moment(long iteration, long pretrainingStep, long discriminatorSteps, long generatorSteps, long time,
        @OrNull double objectiveD, @OrNull double objectiveG, @OrNull double distance, boolean past, Verdicts verdicts,
        long number) {}
