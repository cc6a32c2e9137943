package dev.gan4j.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes many rows as text.
 *
 * <p>Rows are made and turned into text in chunks, on all processors, and written in order; so the text is the same on
 * any machine.
 */
final class ChunkWriter {

    /** The rows of a chunk. */
    static final int ROWS = 1 << 14;

    private ChunkWriter() {}

    /** Some rows as text. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Chunk(byte[] bytes, int length) {}

    /** Makes chunks. */
    @FunctionalInterface
    interface Maker {

        /**
         * Makes some rows.
         *
         * @param first the index of the first row
         * @param count how many
         */
        Chunk make(long first, int count);
    }

    /**
     * Writes rows, those from the first on.
     *
     * @param count how many
     * @param maker called by several threads at once
     * @param out   not closed
     */
    static void write(long count, Maker maker, OutputStream out) throws IOException {
        int threads = (int) Math.min(Runtime.getRuntime().availableProcessors(), (count + ROWS - 1) / ROWS);
        if (threads <= 1) {
            for (long first = 0; first < count; first += ROWS) {
                write(maker.make(first, size(first, count)), out);
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads,
                task -> Thread.ofPlatform().daemon().unstarted(task));
        try {
            Deque<Future<Chunk>> ahead = new ArrayDeque<>();
            for (long first = 0; first < count; first += ROWS) {
                if (ahead.size() == 2 * threads) {
                    write(await(ahead.remove()), out);
                }
                long from = first;
                ahead.add(pool.submit(() -> maker.make(from, size(from, count))));
            }
            while (!ahead.isEmpty()) {
                write(await(ahead.remove()), out);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static int size(long first, long count) {
        return (int) Math.min(ROWS, count - first);
    }

    private static void write(Chunk chunk, OutputStream out) throws IOException {
        out.write(chunk.bytes, 0, chunk.length);
    }

    private static Chunk await(Future<Chunk> chunk) throws IOException {
        try {
            return chunk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while making samples");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error; // there is no memory left, say
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
