package dev.gan4j.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes a long column of numbers as text, one per row, in the shortest form that reads back as the same double.
 *
 * <p>Rows are generated and formatted in chunks, on all processors, and written in order; therefore the text is the same on
 * every machine.
 */
final class RowWriter {

    private static final int CHUNK = 1 << 14;
    /** At least the length of the longest double, such as -1.2345678901234567E-300, and a line feed. */
    private static final int LONGEST_ROW = 26;

    private final Source source;
    private final int columns;
    private final List<byte[]> classes;

    /** Writes a column of numbers. */
    RowWriter(Source source) {
        this(source, 1, List.of());
    }

    /**
     * Writes rows of several numbers, with commas between.
     *
     * @param columns how many cells a row has
     * @param classes the names for the numbers of the last column; empty if that holds numbers too
     */
    RowWriter(Source source, int columns, List<String> classes) {
        this.source = source;
        this.columns = columns;
        this.classes = classes.stream().map(name -> CsvText.cell(name).getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** A source of rows; called by several threads at the same time. */
    @FunctionalInterface
    interface Source {

        /**
         * Returns some rows.
         *
         * @param first the index of the first row
         * @param count how many
         * @return the numbers, row by row
         */
        double[] rows(long first, int count);
    }

    @SuppressWarnings("ArrayRecordComponent") // seen by this class only
    private record Chunk(byte[] bytes, int length) {}

    /** Writes the first rows. */
    void write(long count, OutputStream out) throws IOException {
        int threads = (int) Math.min(Runtime.getRuntime().availableProcessors(), (count + CHUNK - 1) / CHUNK);
        if (threads <= 1) {
            for (long first = 0; first < count; first += CHUNK) {
                write(format(first, count), out);
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads,
                task -> Thread.ofPlatform().daemon().unstarted(task));
        try {
            Deque<Future<Chunk>> ahead = new ArrayDeque<>();
            for (long first = 0; first < count; first += CHUNK) {
                if (ahead.size() == 2 * threads) {
                    write(await(ahead.remove()), out);
                }
                long from = first;
                ahead.add(pool.submit(() -> format(from, count)));
            }
            while (!ahead.isEmpty()) {
                write(await(ahead.remove()), out);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Chunk format(long first, long count) {
        double[] rows = source.rows(first, (int) Math.min(CHUNK, count - first));
        int longestName = classes.stream().mapToInt(name -> name.length).max().orElse(0);
        byte[] bytes = new byte[rows.length * LONGEST_ROW + rows.length / columns * longestName];
        int length = 0;
        for (int number = 0; number < rows.length; number++) {
            if (!classes.isEmpty() && (number + 1) % columns == 0) {
                byte[] name = classes.get((int) rows[number]);
                System.arraycopy(name, 0, bytes, length, name.length);
                length += name.length;
                bytes[length++] = '\n';
                continue;
            }
            String text = Double.toString(rows[number]);
            for (int i = 0; i < text.length(); i++) {
                bytes[length++] = (byte) text.charAt(i);
            }
            bytes[length++] = (byte) ((number + 1) % columns == 0 ? '\n' : ',');
        }
        return new Chunk(bytes, length);
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
