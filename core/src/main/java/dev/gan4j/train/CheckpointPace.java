package dev.gan4j.train;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides when a checkpoint is due, by reading the clock once; allocates nothing. */
final class CheckpointPace {

    /** The least time between checkpoints, in multiples of the time that one takes: they slow a run by 5 % at most. */
    private static final int TIMES_THE_COST = 20;

    private final boolean enabled;
    private final long interval;
    private long due;

    /**
     * Creates a pace that starts now.
     *
     * @param every time between two checkpoints; zero for one at every step, null for none
     */
    CheckpointPace(@Nullable Duration every) {
        enabled = every != null;
        interval = every == null ? 0 : every.toNanos();
        due = System.nanoTime() + interval;
    }

    boolean isEnabled() {
        return enabled;
    }

    boolean isDue() {
        return enabled && System.nanoTime() - due >= 0;
    }

    /** Records that a checkpoint was taken, and when it was begun, by {@link System#nanoTime()}. */
    void taken(long begin) {
        long now = System.nanoTime();
        due = interval == 0 ? now : now + Math.max(interval, TIMES_THE_COST * (now - begin));
    }
}
