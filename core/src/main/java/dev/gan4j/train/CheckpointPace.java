package dev.gan4j.train;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says when a checkpoint is due; costs one look at the clock, and allocates nothing. */
final class CheckpointPace {

    /** A checkpoint is followed by at least so many times its own cost of training: it slows a run by 5 % at most. */
    private static final int TIMES_THE_COST = 20;

    private final boolean enabled;
    private final long interval;
    private long due;

    /**
     * Creates a pace that begins now.
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

    /** Is told that a checkpoint was taken, and when that began by the clock of {@link System#nanoTime()}. */
    void taken(long begin) {
        long now = System.nanoTime();
        due = interval == 0 ? now : now + Math.max(interval, TIMES_THE_COST * (now - begin));
    }
}
