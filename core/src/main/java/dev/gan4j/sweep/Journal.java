package dev.gan4j.sweep;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.internal.NamedOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file with a line for each run that a sweep has done.
 *
 * <p>A line is the CRC-32C of its text in eight hexadecimal digits, a space, and the text: a JSON object. The first line names
 * the plan. An incomplete last line was being written when the process was killed; it is cut off, and its run is repeated.
 *
 * <p>When {@link #append} returns, the operating system has the line; it is on the disk at most a second later. A power cut may
 * lose any part of what was written in that second and keep later parts. Therefore every complete line counts, whatever
 * precedes it. Damaged lines are blanked, their runs are repeated, and {@link #lost} names the lines. The same happens if a
 * disk fault or a person changes a line. A repeated run gives the same bits.
 */
final class Journal implements AutoCloseable {

    static final String FILE = "journal.txt";

    private static final long FORCE_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
    /** Far more than the largest sweep needs; a longer file is not a journal. */
    private static final long LARGEST = Integer.MAX_VALUE - 16L;

    private final Path file;
    private final FileChannel channel;
    private final JournalText text;
    private long forced = System.nanoTime();

    private Journal(Path file, FileChannel channel, JournalText text) {
        this.file = file;
        this.channel = channel;
        this.text = text;
    }

    /**
     * Opens the journal of a plan, and begins it if there is none.
     *
     * @throws InvalidInputException if its first line is damaged, or it is of another plan, or in use by another process
     */
    static Journal open(Path file, SweepPlan plan) throws IOException {
        return open(file, plan, plan.digest());
    }

    /**
     * Opens the journal of a plan, and begins it if there is none.
     *
     * @param written the digest of the plan's file, which the journal of an older gan4j has, because it wrote fewer fields
     * @throws InvalidInputException if its first line is damaged, or it is of another plan, or in use by another process
     */
    static Journal open(Path file, SweepPlan plan, String written) throws IOException {
        InputFiles.requireFileOrNone(file, "a sweep's journal");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        boolean isEmpty = false;
        try {
            lock(channel, file);
            isEmpty = channel.size() == 0;
            JournalText text = JournalText.read(file, new TreeSet<>(List.of(plan.digest(), written)),
                    bytes(channel, file));
            Journal journal = new Journal(file, channel, text);
            journal.mend(plan);
            return journal;
        } catch (IOException e) {
            abandon(channel, isEmpty ? file : null, e);
            throw e instanceof FileSystemException ? e : NamedOutput.named(file, e);
        } catch (RuntimeException e) {
            abandon(channel, isEmpty ? file : null, e);
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
            // Until all of it is read.
        }
        return bytes.array();
    }

    /**
     * Cuts off an incomplete last line, blanks damaged lines, and writes the first line if it is missing. All of this reaches
     * the disk before anything is appended, to keep the effects of two power cuts apart.
     */
    private void mend(SweepPlan plan) throws IOException {
        boolean isChanged = !text.damages().isEmpty();
        for (JournalText.Damage damage : text.damages()) {
            byte[] blanks = new byte[damage.end() - damage.begin()];
            Arrays.fill(blanks, (byte) ' ');
            channel.position(damage.begin());
            write(ByteBuffer.wrap(blanks));
        }
        if (text.end() < channel.size()) {
            channel.truncate(text.end());
            isChanged = true;
        }
        channel.position(text.end());
        if (isNew()) {
            write(JournalText.line(JournalLine.head(plan.digest())));
        }
        if (isChanged || isNew()) {
            channel.force(true);
        }
        if (isNew()) {
            AtomicFile.forceDirectory(file.resolveSibling("."));
        }
    }

    /** Whether it had no line at all when it was opened. */
    boolean isNew() {
        return text.end() == 0;
    }

    /** The runs that it contained when it was opened, in the order in which they ended. */
    List<RunRecord> records() {
        return text.records();
    }

    /** What was lost when it was opened, as sentences that name the lines; empty if nothing was. */
    List<String> lost() {
        return text.lost();
    }

    /** Appends a run; thread-safe. */
    synchronized void append(RunRecord entry) throws IOException {
        ByteBuffer line = JournalText.line(JournalLine.of(entry));
        try {
            long begin = channel.position();
            try {
                write(line);
            } catch (IOException e) {
                cut(begin, e);
                throw e;
            }
            long now = System.nanoTime();
            if (now - forced > FORCE_NANOSECONDS) {
                channel.force(false);
                forced = now;
            }
        } catch (IOException e) {
            throw NamedOutput.named(file, e);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Removes the part of a line that a full disk accepted, so that it does not precede another line; if that fails, the line
     * is damaged.
     */
    private void cut(long begin, IOException cause) {
        try {
            channel.truncate(begin);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Closes and removes it, because the sweep could not begin. */
    void abandon(Exception cause) {
        abandon(channel, file, cause);
    }

    private static void abandon(FileChannel channel, @Nullable Path file, Exception cause) {
        try (channel) {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try (channel) {
            if (channel.isOpen()) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw NamedOutput.named(file, e);
        }
    }
}
