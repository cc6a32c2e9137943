package dev.gan4j.lab.wire;

/**
 * What G makes samples of.
 *
 * @param dimension how many numbers z has
 * @param shown     some of the z of which the samples of frames are made: their first two numbers, or the only one,
 *                  interleaved
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record Latents(int dimension, double[] shown) {}
