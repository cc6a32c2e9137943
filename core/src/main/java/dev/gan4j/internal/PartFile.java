package dev.gan4j.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file next to another, into which that file's new content is written: {@code .NAME.UUID.part}.
 *
 * <p>Its writer holds a lock on it until the file has been moved to its place. The system releases the lock when the process
 * ends, for whatever reason. Therefore a part that can be locked has lost its writer, and the next writer removes it. A process
 * number in the name would prove nothing: numbers are reused, and each container has its own.
 */
final class PartFile implements AutoCloseable {

    private static final String END = ".part";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int LONGEST_NAME = 200;
    /** A position beyond all content, because on Windows no other process can read a locked region. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    /**
     * The parts that this JVM writes, with the file that each belongs to. No other thread may even open them: when a process
     * closes any descriptor of a file, POSIX releases all of its locks on the file.
     */
    private static final Map<Path, Path> LIVING = new ConcurrentHashMap<>();

    private final Path path;
    private final FileChannel channel;
    private boolean isMoved;

    private PartFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates an empty part, and removes those left by dead writers of the same file.
     *
     * @param whole the file, in a folder that is not a link
     */
    static PartFile create(Path whole, FileAttribute<?>... attributes) throws IOException {
        removeDead(whole);
        while (true) {
            Path path = whole.resolveSibling("." + shortened(whole) + "." + UUID.randomUUID() + END);
            LIVING.put(path, whole);
            PartFile part = null;
            try {
                part = new PartFile(path, FileChannel.open(path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes));
                if (part.isLocked()) {
                    return part;
                }
                // Another process mistook the part for a dead writer's in the moment before it was locked.
                part.close();
            } catch (IOException | RuntimeException e) {
                closeAfter(e, part);
                LIVING.remove(path);
                throw e;
            }
        }
    }

    private static void closeAfter(Exception e, @Nullable PartFile part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (IOException again) {
            e.addSuppressed(again);
        }
    }

    private boolean isLocked() {
        try {
            FileLock lock = channel.tryLock(LOCKED, 1, false);
            return lock != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException | UnsupportedOperationException e) {
            // Some network file systems have no locks; there, no process can lock the part and remove it.
            debug("no locks here: " + path, e);
            return true;
        }
    }

    Path path() {
        return path;
    }

    OutputStream output() {
        return Channels.newOutputStream(channel);
    }

    /** Returns when everything that was written is on the disk. */
    void force() throws IOException {
        channel.force(true);
    }

    /** Moves the part over the file. */
    void moveTo(Path whole) throws IOException {
        try {
            Files.move(path, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network file systems cannot do that; the file is complete all the same.
            Files.move(path, whole, StandardCopyOption.REPLACE_EXISTING);
        }
        isMoved = true;
    }

    /** Removes the part if it has not moved. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (!isMoved) {
                Files.deleteIfExists(path);
            }
        } finally {
            LIVING.remove(path);
        }
    }

    /** Removes the parts of a file that this JVM is writing; the writing then fails. */
    static void removeLiving(Path whole) throws IOException {
        for (Map.Entry<Path, Path> part : LIVING.entrySet()) {
            if (part.getValue().equals(whole)) {
                Files.deleteIfExists(part.getKey());
            }
        }
    }

    /** Removes the parts of a file whose writers are gone. A failure here does not prevent writing. */
    static void removeDead(Path whole) {
        Pattern name = Pattern.compile(Pattern.quote("." + shortened(whole) + ".") + ID + Pattern.quote(END));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(whole.resolveSibling("."),
                path -> name.matcher(path.getFileName().toString()).matches())) {
            for (Path listed : parts) {
                Path part = whole.resolveSibling(listed.getFileName());
                if (!LIVING.containsKey(part)) {
                    removeIfDead(part);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            debug("not looked for parts of " + whole, e);
        }
    }

    private static void removeIfDead(Path part) {
        if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            FileLock lock = channel.tryLock(LOCKED, 1, false);
            if (lock != null) {
                Files.deleteIfExists(part);
            }
        } catch (OverlappingFileLockException | IOException | UnsupportedOperationException e) {
            debug("not removed: " + part, e);
        }
    }

    /** A name that leaves room for the rest: most file systems allow 255 bytes. */
    private static String shortened(Path whole) {
        String name = whole.getFileName().toString();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_NAME ? name : Sha256.of(bytes);
    }

    private static void debug(String message, Exception e) {
        System.getLogger(PartFile.class.getName()).log(System.Logger.Level.DEBUG, message, e);
    }
}
