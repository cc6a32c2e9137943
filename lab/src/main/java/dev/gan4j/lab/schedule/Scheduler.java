package dev.gan4j.lab.schedule;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Time and threads. Everything in a laboratory that waits or reads the time does it here. A test can therefore run a whole
 * laboratory with its own clock and thread order, and replay it.
 */
public interface Scheduler {

    /** A thread. */
    interface Worker {

        /** Ends a wait of this worker, or the next one if it does not wait. */
        void wake();

        /** Makes this worker throw {@link InterruptedException} in its present wait, or in its next one. */
        void interrupt();

        /**
         * Returns whether it is still running.
         *
         * @return false once it has ended
         */
        boolean isAlive();
    }

    /**
     * Returns the time.
     *
     * @return nanoseconds since an arbitrary moment
     */
    long nanoTime();

    /**
     * Returns the time of day.
     *
     * @return milliseconds since 1970
     */
    long currentTimeMillis();

    /**
     * Starts a thread.
     *
     * @param name for people
     * @param work its task
     * @return the worker
     */
    Worker start(String name, Runnable work);

    /**
     * Returns the calling thread.
     *
     * @return the worker
     */
    Worker current();

    /**
     * Waits until the worker is woken or the time has passed; may also return earlier.
     *
     * @param nanos how long at most
     * @throws InterruptedException if the worker is interrupted
     */
    void park(long nanos) throws InterruptedException;

    /**
     * Waits.
     *
     * @param nanos how long
     * @throws InterruptedException if the worker is interrupted
     */
    default void sleep(long nanos) throws InterruptedException {
        long end = nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - nanoTime()) {
            park(left);
        }
    }

    /**
     * Waits for an answer.
     *
     * @param answer the answer to wait for
     * @param nanos  how long at most
     * @param <T>    its type
     * @return the answer
     * @throws InterruptedException if the worker is interrupted
     * @throws TimeoutException     if it does not come in time
     * @throws ExecutionException   if it is a failure
     */
    default <T> T await(CompletableFuture<T> answer, long nanos)
            throws InterruptedException, TimeoutException, ExecutionException {
        Worker asker = current();
        CompletableFuture<T> unused = answer.whenComplete((value, failure) -> asker.wake());
        long end = nanoTime() + nanos;
        for (long left = nanos; !answer.isDone(); left = end - nanoTime()) {
            if (left <= 0) {
                throw new TimeoutException("no answer within " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s");
            }
            park(left);
        }
        return answer.get();
    }
}
