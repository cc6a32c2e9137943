package dev.gan4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Converts Ctrl-C (or a request to terminate) to a request to stop, and keeps the JVM alive until the work is saved. Work that
 * has nothing to save yet is ended immediately.
 *
 * <p>The JVM itself then ends with 128 plus the signal's number: 130 for Ctrl-C.
 */
final class Interruption {

    private static final long PATIENCE_SECONDS = 120;

    private final PrintWriter err;
    private final Runnable stop;
    private final Runnable abandon;
    private final long patienceSeconds;
    private final CountDownLatch putAway = new CountDownLatch(1);
    private boolean isBegun;
    private boolean isEnded;

    /**
     * Creates a handler of interruptions.
     *
     * @param err             where a line about it goes
     * @param stop            asks the work to stop; called at most once, on another thread
     * @param abandon         called instead of stop if the work has not begun
     * @param patienceSeconds how long the work may take to save its state
     */
    Interruption(PrintWriter err, Runnable stop, Runnable abandon, long patienceSeconds) {
        this.err = err;
        this.stop = stop;
        this.abandon = abandon;
        this.patienceSeconds = patienceSeconds;
    }

    /** Work that may take long. */
    @FunctionalInterface
    interface Work {

        /**
         * Does the work.
         *
         * @return the exit code
         */
        int run() throws IOException;
    }

    /** Work that reports when it has something to save. */
    @FunctionalInterface
    interface BeginningWork {

        /**
         * Does the work.
         *
         * @param begun must be called before anything is created that needs saving
         * @return the exit code
         */
        int run(Runnable begun) throws IOException;
    }

    /**
     * Does some work.
     *
     * @param err  where to report that it was not saved in time
     * @param stop asks it to stop; called at most once, on another thread
     * @param work after a request to stop, must save its state and return
     * @return what the work returns
     */
    static int stopping(PrintWriter err, Runnable stop, Work work) throws IOException {
        return stopping(err, stop, () -> {}, begun -> {
            begun.run();
            return work.run();
        });
    }

    /**
     * Does some work that has nothing to save at first.
     *
     * @param err     where to report that it ended before it had begun, or was not saved in time
     * @param stop    asks it to stop; called at most once, on another thread
     * @param abandon called instead of stop if it has not begun
     * @param work    after a request to stop, must save its state and return
     * @return what the work returns
     */
    static int stopping(PrintWriter err, Runnable stop, Runnable abandon, BeginningWork work) throws IOException {
        Interruption interruption = new Interruption(err, stop, abandon, PATIENCE_SECONDS);
        Thread hook = new Thread(interruption::interrupt, "gan4j-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run(interruption::begin);
        } finally {
            interruption.putAway();
            remove(hook);
        }
    }

    /** Marks that there is something to save from now on; does not return if the command is already ending. */
    void begin() {
        synchronized (this) {
            if (!isEnded) {
                isBegun = true;
                return;
            }
        }
        // Work that has not begun must not begin while the JVM ends.
        while (true) {
            try {
                TimeUnit.DAYS.sleep(1);
            } catch (InterruptedException e) {
                // There is nothing left to report.
            }
        }
    }

    /** Marks that everything is saved. */
    void putAway() {
        putAway.countDown();
    }

    /** Handles the interruption; returns when the JVM may end. */
    void interrupt() {
        boolean isAbandoned;
        synchronized (this) {
            isEnded = true;
            isAbandoned = !isBegun && putAway.getCount() > 0;
        }
        if (isAbandoned) {
            abandon.run();
            say("interrupted before training began; nothing was written");
            return;
        }
        stop.run();
        try {
            if (!putAway.await(patienceSeconds, TimeUnit.SECONDS)) {
                say("the run was not saved within " + patienceSeconds + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String message) {
        err.println("gan4j: " + message);
        err.flush();
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is already running, and ends now.
        }
    }
}
