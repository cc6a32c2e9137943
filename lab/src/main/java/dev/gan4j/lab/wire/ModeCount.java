package dev.gan4j.lab.wire;

import dev.gan4j.eval.ModeCoverage;
import org.jspecify.annotations.Nullable;

/**
 * How many of the target's clusters have generated points.
 *
 * @param of          how many there are
 * @param captured    how many have points of high quality
 * @param highQuality the share of points of high quality
 */
public record ModeCount(int of, int captured, double highQuality) {

    /** Returns the counts; null if the target has no clusters. */
    public static @Nullable ModeCount of(@Nullable ModeCoverage coverage) {
        return coverage == null ? null : new ModeCount(coverage.modes(), coverage.captured(), coverage.highQuality());
    }
}
