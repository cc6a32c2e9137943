package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What became of work on other threads and executors. */
final class Outcomes {

    /** How Spark writes an exception of a task into its own message. */
    private static final String NAME = InvalidInputException.class.getName() + ": ";

    private Outcomes() {}

    /**
     * Returns what finished work returned.
     *
     * @throws InvalidInputException if the work, or a task of it, failed with one
     */
    static <R> R of(Future<R> finished) throws InterruptedException {
        try {
            return finished.get();
        } catch (ExecutionException e) {
            throw of(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Returns the reason of a failure: of a task that failed with an {@link InvalidInputException}, the same again. */
    static RuntimeException of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException input) {
                return input;
            }
            String message = String.valueOf(cause.getMessage());
            int at = message.indexOf(NAME);
            if (at >= 0) {
                return new InvalidInputException(message.substring(at + NAME.length()).lines().findFirst().orElse(""),
                        failure);
            }
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }
}
