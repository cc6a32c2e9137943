package dev.gan4j.lab.wire;

/**
 * The distance that frames show.
 *
 * @param name    {@code wasserstein1} or {@code slicedWasserstein1}
 * @param floor   the mean distance of real samples of the same size
 * @param samples how many samples a frame's distance uses
 * @param unit    the standard deviation of the real data, in the distance's units
 */
public record Distance(String name, @OrNull double floor, int samples, @OrNull double unit) {}
