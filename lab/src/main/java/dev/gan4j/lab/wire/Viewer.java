package dev.gan4j.lab.wire;

import dev.gan4j.lab.schedule.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The mailbox of one stream: a place for each kind of message, in which a newer one replaces an older one that was not
 * fetched. So a slow viewer misses messages, and nobody who sends one ever waits.
 */
public final class Viewer {

    private static final byte[] EVENT = ascii("event: ");
    private static final byte[] DATA = ascii("\ndata: ");
    private static final byte[] END = ascii("\n\n");

    private final Scheduler scheduler;
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private volatile Scheduler.@Nullable Worker reader;
    private long lastTaken;
    private boolean closed;

    /**
     * Creates an empty mailbox.
     *
     * @param scheduler by whose clock messages wait
     */
    public Viewer(Scheduler scheduler) {
        this.scheduler = scheduler;
        lastTaken = scheduler.nanoTime();
    }

    /**
     * Makes a server-sent event.
     *
     * @param name of the event
     * @param data its data
     * @return its bytes, to be shared by all viewers
     */
    public static byte[] event(String name, JsonNode data) {
        byte[] json = Json.bytes(data);
        byte[] word = ascii(name);
        byte[] event = new byte[EVENT.length + word.length + DATA.length + json.length + END.length];
        int at = 0;
        for (byte[] part : new byte[][]{EVENT, word, DATA, json, END}) {
            System.arraycopy(part, 0, event, at, part.length);
            at += part.length;
        }
        return event;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Leaves a message; never waits.
     *
     * @param kind    which older message it replaces
     * @param message an event
     */
    public void put(String kind, byte[] message) {
        synchronized (this) {
            if (waiting.isEmpty()) {
                // Where nothing waited for long, nobody was late.
                lastTaken = scheduler.nanoTime();
            }
            // Out and in again: what came last is sent last, so that a scene is before its first frame.
            waiting.remove(kind);
            waiting.put(kind, message);
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
