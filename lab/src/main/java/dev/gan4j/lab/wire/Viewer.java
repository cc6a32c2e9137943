package dev.gan4j.lab.wire;

import dev.gan4j.lab.schedule.Scheduler;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox of one stream: a place for each kind of message, in which a newer one replaces an older one that was not
 * fetched. So a slow viewer misses messages, and nobody who sends one ever waits.
 */
public final class Viewer {

    private final Scheduler scheduler;
    private final boolean showsDiagram;
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private volatile Scheduler.@Nullable Worker reader;
    private long lastTaken;
    private boolean closed;

    /**
     * Creates an empty mailbox.
     *
     * @param scheduler    by whose clock messages wait
     * @param showsDiagram whether the frames of runs are to have what the diagram shows
     */
    public Viewer(Scheduler scheduler, boolean showsDiagram) {
        this.showsDiagram = showsDiagram;
        this.scheduler = scheduler;
        lastTaken = scheduler.nanoTime();
    }

    /**
     * Tells whether the frames of runs are to have what the diagram shows.
     *
     * @return whether it is shown
     */
    public boolean showsDiagram() {
        return showsDiagram;
    }

    /**
     * Leaves a message; never waits.
     *
     * @param message to be sent, in place of an older one of its kind
     */
    public void put(Event message) {
        synchronized (this) {
            if (waiting.isEmpty()) {
                // Where nothing waited for long, nobody was late.
                lastTaken = scheduler.nanoTime();
            }
            // Out and in again: what came last is sent last, so that a scene is before its first frame.
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
     * @return the message; null where none came, or the mailbox is closed
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
     * Tells whether messages wait that nobody has fetched for long.
     *
     * @param seconds how long is too long
     * @return whether this stream's client is as good as gone
     */
    public synchronized boolean isStuck(long seconds) {
        return !waiting.isEmpty() && scheduler.nanoTime() - lastTaken > TimeUnit.SECONDS.toNanos(seconds);
    }

    /**
     * Tells whether the mailbox is closed.
     *
     * @return whether nothing more will come, once it is empty
     */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Closes the mailbox: what is in it can still be taken. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        wake();
    }
}
