package dev.gan4j.lab.run;

import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.ApiException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The queue of tasks for a run's thread, in order of arrival. */
final class Mailbox {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    private final Scheduler scheduler;
    private final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();
    private volatile Scheduler.@Nullable Worker reader;

    Mailbox(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void add(Runnable message) {
        messages.add(message);
        Scheduler.Worker sleeping = reader;
        if (sleeping != null) {
            sleeping.wake();
        }
    }

    /** Makes the present worker the owner of the messages. */
    void open() {
        reader = scheduler.current();
    }

    /** Waits for the next message. */
    Runnable take() throws InterruptedException {
        Runnable message = messages.poll();
        while (message == null) {
            scheduler.park(LONG);
            message = messages.poll();
        }
        return message;
    }

    /** Waits for the next message for a limited time; null if none came. */
    @Nullable
    Runnable poll(long nanos) throws InterruptedException {
        Runnable message = messages.poll();
        if (message == null && nanos > 0) {
            scheduler.park(nanos);
            message = messages.poll();
        }
        return message;
    }

    /** Does all remaining tasks, because other threads wait for their answers. */
    void empty() {
        for (Runnable message = messages.poll(); message != null; message = messages.poll()) {
            message.run();
        }
    }

    /** Asks a question and waits for the answer. */
    <T> T ask(Callable<T> question, BooleanSupplier isClosed) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        add(() -> {
            if (answer.isDone()) {
                // The caller has given up, and may have asked again.
                return;
            }
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        if (isClosed.getAsBoolean()) {
            throw ApiException.unknown("the run was ended");
        }
        try {
            return scheduler.await(answer, PATIENCE);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw ApiException.state("the run is in the middle of a long step; ask again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.state("the server is being stopped");
        }
    }
}
