package dev.gan4j.eval;

/**
 * What D says of the real data; 0.5 everywhere where it cannot tell real from generated.
 *
 * @param mean the mean of D(x)
 * @param min  the smallest D(x)
 * @param max  the largest D(x)
 */
public record DiscriminatorStatistics(double mean, double min, double max) {}
