package dev.gan4j.lab.wire;

/**
 * The latents from which G makes samples.
 *
 * @param dimension how many numbers z has
 * @param shown     some of the latents of the samples in frames: their first two numbers, or the only one, interleaved
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record Latents(int dimension, double[] shown) {}
