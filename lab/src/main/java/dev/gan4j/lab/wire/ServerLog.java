package dev.gan4j.lab.wire;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server's log: each message is one short line without control characters, and the rate is limited, so no client can fill
 * the log.
 */
public final class ServerLog {

    /** The laboratory's log. */
    public static final ServerLog LOG = new ServerLog();

    private static final System.Logger LOGGER = System.getLogger("dev.gan4j.lab");
    private static final int MOST_LINES = 20;
    private static final long WHILE = TimeUnit.SECONDS.toNanos(10);
    private static final int LONGEST = 300;
    private static final int MOST_FRAMES = 30;

    private long begin = System.nanoTime();
    private int lines;
    private long leftOut;

    private ServerLog() {}

    /**
     * Writes a line.
     *
     * @param level   how bad it is
     * @param message what happened
     */
    public void write(System.Logger.Level level, String message) {
        write(level, message, null);
    }

    /**
     * Writes a line about a fault of the server, with its stack trace.
     *
     * @param level   how bad it is
     * @param message what happened
     * @param fault   what was thrown; null for none
     */
    public void write(System.Logger.Level level, String message, @Nullable Throwable fault) {
        if (!LOGGER.isLoggable(level)) {
            return;
        }
        long before = leftOutBefore();
        if (before < 0) {
            return;
        }
        if (before > 0) {
            LOGGER.log(level, before + " more messages were left out");
        }
        LOGGER.log(level, Json.shown(message, LONGEST), fault == null ? null : new Shown(fault));
    }

    /** How many messages were left out since the last one that was written; -1 if this one is left out, too. */
    private synchronized long leftOutBefore() {
        long now = System.nanoTime();
        if (now - begin > WHILE) {
            begin = now;
            lines = 0;
        }
        if (lines >= MOST_LINES) {
            leftOut++;
            return -1;
        }
        lines++;
        long before = leftOut;
        leftOut = 0;
        return before;
    }

    /** A fault with a message that may be shown, which names its cause. */
    private static final class Shown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Shown(Throwable fault) {
            super(Json.shown(describe(fault), LONGEST), null, false, true);
            StackTraceElement[] trace = fault.getStackTrace();
            setStackTrace(trace.length <= MOST_FRAMES ? trace : java.util.Arrays.copyOf(trace, MOST_FRAMES));
        }

        private static String describe(Throwable fault) {
            Throwable cause = fault.getCause();
            return cause == null ? fault.toString() : fault + ", caused by " + cause;
        }
    }
}
