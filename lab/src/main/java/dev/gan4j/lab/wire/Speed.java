package dev.gan4j.lab.wire;

import org.jspecify.annotations.Nullable;

/**
 * The speed of a run.
 *
 * @param iterationsPerSecond null for as fast as possible
 * @param secondsPerStage     how long each stage of a step is shown; null for no slow motion
 */
public record Speed(@Nullable Double iterationsPerSecond, @Nullable Double secondsPerStage) {

    /** The smallest value of either kind. */
    public static final double SLOWEST = 0.1;

    /** The most iterations per second that can be specified. */
    public static final double FASTEST_TOLD = 1e6;

    /** The longest time that a stage can be shown, in seconds. */
    public static final double LONGEST_STAGE = 60;
}
