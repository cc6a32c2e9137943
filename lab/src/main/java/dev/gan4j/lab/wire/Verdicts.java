package dev.gan4j.lab.wire;

/**
 * D's output on samples at one moment, and what G learns from it.
 *
 * @param real      the share of real samples for which D's output is in each of equal cells from 0 to 1; a score is centred on
 *                  its median, as in the heatmap
 * @param generated likewise for generated samples
 * @param pull      the mean length of the gradient of G's objective at the generated samples of a batch, relative to the width
 *                  of the domain
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record Verdicts(double[] real, double[] generated, @OrNull double pull) {}
