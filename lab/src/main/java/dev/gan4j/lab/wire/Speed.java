package dev.gan4j.lab.wire;

import org.jspecify.annotations.Nullable;

/**
 * How fast a run is to go.
 *
 * @param iterationsPerSecond null for as fast as it goes
 * @param secondsPerStage     how long each stage of a step is shown; null for no slow motion
 */
public record Speed(@Nullable Double iterationsPerSecond, @Nullable Double secondsPerStage) {

    /** The smallest figure of either kind. */
    public static final double SLOWEST = 0.1;

    /** The most iterations a second that can be told. */
    public static final double FASTEST_TOLD = 1e6;

    /** The longest that a stage can be shown, in seconds. */
    public static final double LONGEST_STAGE = 60;
}
