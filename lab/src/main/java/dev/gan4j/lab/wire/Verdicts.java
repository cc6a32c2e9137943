package dev.gan4j.lab.wire;

/**
 * What D says of samples at one moment, and what G learns of it.
 *
 * @param real      the share of real samples of which D says something in each of equal cells of 0 to 1; a score is about
 *                  its own median, as in the heatmap
 * @param generated likewise of generated samples
 * @param pull      the mean length of the gradient of G's objective at a generated sample, of a batch of them, in widths of
 *                  the domain
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record Verdicts(double[] real, double[] generated, @OrNull double pull) {}
