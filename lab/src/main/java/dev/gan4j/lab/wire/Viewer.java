package dev.gan4j.lab.wire;

import dev.gan4j.lab.schedule.Scheduler;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox of one stream: it has a place for each kind of message, in which a newer message replaces an older one that was
 * not fetched. A slow viewer therefore misses messages, and senders never wait.
 */
public final class Viewer {

    private final Scheduler scheduler;
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private volatile Scheduler.@Nullable Worker reader;
    private long lastTaken;
    private boolean closed;

    /**
     * Creates an empty mailbox.
     *
     * @param scheduler the clock by which waiting is measured
     */
    public Viewer(Scheduler scheduler) {
        this.scheduler = scheduler;
        lastTaken = scheduler.nanoTime();
    }

    /**
     * Leaves a message; never waits.
     *
     * @param message the message, which replaces an older one of its kind
     */
    public void put(Event message) {
        synchronized (this) {
            if (waiting.isEmpty()) {
                // The viewer is not late if nothing was waiting.
                lastTaken = scheduler.nanoTime();
            }
            // Removed and added again: the newest message is sent last, which keeps a scene before its first frame.
            waiting.remove(message.kind());
            waiting.put(message.kind(), message.bytes());
        }
        wake();
    }

    private void wake() {
        Scheduler.Worker sleeping = reader;
        if (sleeping != null) {
            sleeping.wake();
        }
    }

    /**
     * Takes the oldest message; for one thread.
     *
     * @param milliseconds how long to wait for one
     * @return the message; null if none came, or the mailbox is closed
     * @throws InterruptedException if the thread is interrupted
     */
    public byte @Nullable [] take(long milliseconds) throws InterruptedException {
        reader = scheduler.current();
        long end = scheduler.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        byte[] message = next();
        while (message == null && !isClosed()) {
            long left = end - scheduler.nanoTime();
            if (left <= 0) {
                return null;
            }
            scheduler.park(left);
            message = next();
        }
        return message == null ? next() : message;
    }

    private synchronized byte @Nullable [] next() {
        lastTaken = scheduler.nanoTime();
        if (waiting.isEmpty()) {
            return null;
        }
        Iterator<byte[]> messages = waiting.values().iterator();
        byte[] message = messages.next();
        messages.remove();
        return message;
    }

    /**
     * Returns whether messages have been waiting for long.
     *
     * @param seconds how long is too long
     * @return whether this stream's client can be considered gone
     */
    public synchronized boolean isStuck(long seconds) {
        return !waiting.isEmpty() && scheduler.nanoTime() - lastTaken > TimeUnit.SECONDS.toNanos(seconds);
    }

    /**
     * Returns whether the mailbox is closed.
     *
     * @return true if nothing more will come once it is empty
     */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Closes the mailbox; messages in it can still be taken. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        wake();
    }
}
