package dev.gan4j.eval;

/**
 * D's output on the real data; 0.5 everywhere if D cannot distinguish real from generated samples.
 *
 * @param mean the mean of D(x)
 * @param min  the smallest D(x)
 * @param max  the largest D(x)
 */
public record DiscriminatorStatistics(double mean, double min, double max) {}
