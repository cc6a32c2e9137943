package dev.gan4j.sweep;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.JsonView;
import dev.gan4j.internal.NamedOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The runs that a sweep has done, a line each in a file that is only ever added to.
 *
 * <p>A line is the CRC-32C of its text in eight hexadecimal digits, a space, and the text: a JSON object. The first line
 * names the plan. A last line that is not whole was being written when the process was killed; it is cut off, and its run
 * is done again. Any other line that is not as it was written is an error: it says that the disk or a person changed it.
 *
 * <p>A line is with the operating system when {@link #append} returns, and on the disk a second later at most.
 */
final class Journal implements AutoCloseable {

    static final String FILE = "journal.txt";

    private static final int CHECKSUM = 8;
    private static final long FORCE_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
    /** Far more than a sweep of the most runs has; what is longer is no journal. */
    private static final long LARGEST = Integer.MAX_VALUE - 16L;

    private final Path file;
    private final FileChannel channel;
    private final List<RunRecord> records;
    private long forced = System.nanoTime();

    private Journal(Path file, FileChannel channel, List<RunRecord> records) {
        this.file = file;
        this.channel = channel;
        this.records = records;
    }

    /**
     * Opens the journal of a plan, and begins it if there is none.
     *
     * @throws InvalidInputException if it is damaged, of another plan, or in use by another process
     */
    static Journal open(Path file, SweepPlan plan) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new InvalidInputException(file + " must be a sweep's journal but is a pipe, a device or a directory");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            List<RunRecord> records = new ArrayList<>();
            long end = new Reading(file, plan.digest(), bytes(channel, file)).read(records);
            channel.truncate(end);
            channel.position(end);
            Journal journal = new Journal(file, channel, records);
            if (end == 0) {
                journal.write(JournalLine.head(plan.digest()));
                channel.force(true);
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        @Nullable
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new InvalidInputException(file + " is in use: another process runs this sweep");
        }
    }

    private static byte[] bytes(FileChannel channel, Path file) throws IOException {
        long size = channel.size();
        if (size > LARGEST) {
            throw new InvalidInputException(file + " must be a sweep's journal of at most " + LARGEST
                    + " bytes but has " + size);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // Until all of it is there.
        }
        return bytes.array();
    }

    /** The runs that it had when it was opened, in the order in which they ended. */
    List<RunRecord> records() {
        return records;
    }

    /** Adds a run; may be called by many threads. */
    synchronized void append(RunRecord entry) throws IOException {
        write(JournalLine.of(entry));
        long now = System.nanoTime();
        if (now - forced > FORCE_NANOSECONDS) {
            channel.force(false);
            forced = now;
        }
    }

    private void write(String text) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((checksum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
        long begin = channel.position();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            // What a full disk took of the line must not stand before another one.
            channel.truncate(begin);
            throw NamedOutput.named(file, e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel.isOpen()) {
            channel.force(true);
            channel.close();
        }
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** One reading of a journal. */
    private static final class Reading {

        private final Path file;
        private final String plan;
        private final byte[] bytes;

        Reading(Path file, String plan, byte[] bytes) {
            this.file = file;
            this.plan = plan;
            this.bytes = bytes;
        }

        /** Reads all whole lines; returns where the last of them ends. */
        long read(List<RunRecord> records) {
            int begin = 0;
            for (int number = 1; begin < bytes.length; number++) {
                int end = begin;
                while (end < bytes.length && bytes[end] != '\n') {
                    end++;
                }
                if (end == bytes.length) {
                    return begin;
                }
                boolean isLast = end + 1 == bytes.length;
                String text = text(new String(bytes, begin, end - begin, StandardCharsets.UTF_8));
                if (text == null && isLast && number > 1) {
                    return begin;
                }
                read(text, number, records);
                begin = end + 1;
            }
            return begin;
        }

        private void read(@Nullable String text, int number, List<RunRecord> records) {
            String where = file + ", line " + number;
            if (text == null) {
                throw new InvalidInputException(where + ": the line is not as it was written (its checksum differs);"
                        + " restore the file, or run the sweep anew in another directory");
            }
            JsonView view = JsonView.read(text.getBytes(StandardCharsets.UTF_8), where, "a sweep's journal");
            if (number > 1) {
                records.add(JournalLine.parse(view));
            } else if (!JournalLine.isHeadOf(view, plan)) {
                throw new InvalidInputException(
                        where + ": the journal must be of the plan beside it but is of another");
            }
        }

        /** The text of a line; null where the line is damaged. */
        private static @Nullable String text(String line) {
            if (line.length() <= CHECKSUM || line.charAt(CHECKSUM) != ' ') {
                return null;
            }
            String text = line.substring(CHECKSUM + 1);
            return checksum(text).equals(line.substring(0, CHECKSUM)) ? text : null;
        }
    }
}
