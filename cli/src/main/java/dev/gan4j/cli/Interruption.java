package dev.gan4j.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (or a request to terminate) into a request to stop, and keeps the JVM alive until the work is put away.
 *
 * <p>The JVM itself then ends with 128 plus the signal's number: 130 for Ctrl-C.
 */
final class Interruption {

    private static final long PATIENCE_SECONDS = 120;

    private Interruption() {}

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

    /**
     * Does some work.
     *
     * @param stop asks it to stop; called at most once, on another thread
     * @param work after a request to stop, is to put away what there is and to return
     * @return what the work returns
     */
    static int stopping(Runnable stop, Work work) throws IOException {
        CountDownLatch putAway = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            stop.run();
            await(putAway);
        }, "gan4j-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run();
        } finally {
            putAway.countDown();
            remove(hook);
        }
    }

    private static void await(CountDownLatch putAway) {
        try {
            if (!putAway.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(Interruption.class.getName()).log(System.Logger.Level.WARNING,
                        "the run was not put away within {0} seconds", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is at work already, and ends now.
        }
    }
}
