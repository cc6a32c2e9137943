package dev.gan4j.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Writes files atomically: a file is either complete or not there.
 *
 * <p>Every file that gan4j writes to a path given by the user follows this rule: an existing file is replaced in one step, once
 * the complete new content is on the disk. A link is kept, and its target is replaced. Owner, group and mode of a replaced file
 * are kept; a read-only file is not replaced. A device or a named pipe is written to directly.
 */
public final class AtomicFile {

    private static final int MOST_LINKS = 40;

    private AtomicFile() {}

    /**
     * Writes to a temporary file next to the target, and moves it over the target when it is complete.
     *
     * @param target  the file; one that is there already is replaced
     * @param content writes what it shall hold
     * @throws IOException if it cannot be written; the target is then as it was, unless it is a device or a pipe
     */
    public static void write(Path target, Content content) throws IOException {
        replace(target, content);
    }

    /**
     * Writes bytes.
     *
     * @param target  the file; one that is there already is replaced
     * @param content what it shall hold
     * @throws IOException if it cannot be written; the target is then as it was, unless it is a device or a pipe
     */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, out -> out.write(content));
    }

    /**
     * Writes to a file as {@link #write(Path, Content)} does, and returns when it is on the disk under its name: after a power
     * cut, the complete new file is there, never the old one.
     *
     * @param target  the file; one that is there already is replaced
     * @param content writes what it shall hold
     * @throws IOException if it cannot be written; the target is then as it was, unless it is a device or a pipe
     */
    public static void writeDurably(Path target, Content content) throws IOException {
        Path written = replace(target, content);
        if (written != null) {
            forceDirectory(written.resolveSibling("."));
        }
    }

    /**
     * Removes temporary files of processes that were killed while writing a file. Those of running processes are kept.
     *
     * @param target the file that was written
     * @throws IOException if there is no such folder
     */
    public static void removeParts(Path target) throws IOException {
        PartFile.removeDead(place(target));
    }

    /**
     * Removes what this process has written of a file so far, for a process that is being stopped.
     *
     * @param target the file that is being written; writing it fails
     * @throws IOException if it cannot be removed
     */
    public static void abandon(Path target) throws IOException {
        PartFile.removeLiving(place(target));
    }

    /**
     * Returns whether two paths refer to the same file, directly or through links.
     *
     * @param first  a file, which need not exist
     * @param second another
     * @return false if either does not exist
     */
    public static boolean isSame(Path first, Path second) {
        try {
            return Files.exists(first) && Files.exists(second) && Files.isSameFile(first, second);
        } catch (IOException e) {
            return first.toAbsolutePath().normalize().equals(second.toAbsolutePath().normalize());
        }
    }

    /** Returns the path that was replaced; null if the target is not a regular file and was written to directly. */
    private static @Nullable Path replace(Path target, Content content) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeInto(target, content);
            return null;
        }
        try {
            Path whole = place(target);
            FileAccess before = accessOfReplaced(whole, target);
            try (PartFile part = before == null ? PartFile.create(whole) : PartFile.create(whole, ownerOnly())) {
                if (before != null) {
                    before.giveTo(part.path(), target);
                }
                OutputStream out = new BufferedOutputStream(new NamedOutput(target, part.output()));
                content.writeTo(out);
                out.flush();
                force(part, target);
                part.moveTo(whole);
            }
            return whole;
        } catch (FileSystemException e) {
            throw about(target, e);
        }
    }

    /** Before the move, because after a power cut, a name whose content never reached the disk is worse than none. */
    private static void force(PartFile part, Path target) throws IOException {
        try {
            part.force();
        } catch (IOException e) {
            throw NamedOutput.named(target, e);
        }
    }

    private static void writeInto(Path target, Content content) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it must be a file but is a directory");
        }
        try (OutputStream out = new NamedOutput(target, Files.newOutputStream(target, StandardOpenOption.WRITE))) {
            content.writeTo(out);
        }
    }

    private static @Nullable FileAccess accessOfReplaced(Path whole, Path target) throws IOException {
        if (!Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        FileAccess access = FileAccess.of(whole);
        if (!Files.isWritable(whole) || (access != null && access.isReadOnly())) {
            throw new FileSystemException(target.toString(), null, "the file is read-only and is not replaced");
        }
        return access;
    }

    /** No other user may read the replacement of a secret file, not even for a moment. */
    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }

    /** Follows links, to a file that need not exist. */
    private static Path place(Path target) throws IOException {
        Path path = target.toAbsolutePath();
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        for (int links = 0; Files.isSymbolicLink(path); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(target.toString());
            }
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        Path folder = path.getParent();
        if (folder == null || path.getFileName() == null) {
            throw new FileSystemException(target.toString(), null, "it must be a file but is a directory");
        }
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        return folder.toRealPath().resolve(path.getFileName());
    }

    /** Reports an error of the temporary file as one of the target, whose name the user knows. */
    private static FileSystemException about(Path target, FileSystemException e) {
        String file = e.getFile();
        if (file == null || !file.endsWith(".part")) {
            return e;
        }
        FileSystemException named = e instanceof AccessDeniedException
                ? new AccessDeniedException(target.toString(), null, e.getReason())
                : new FileSystemException(target.toString(), null, e.getReason());
        named.initCause(e);
        return named;
    }

    /**
     * Returns when the entries of a directory are on the disk: the files that were created, moved and deleted there.
     *
     * @param directory the directory
     * @throws IOException if the disk fails
     */
    public static void forceDirectory(Path directory) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            // Windows cannot open a directory; there the move itself is durable enough.
            System.getLogger(AtomicFile.class.getName()).log(System.Logger.Level.DEBUG, "not forced: " + directory, e);
            return;
        }
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            throw NamedOutput.named(directory.normalize(), e);
        }
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes all of it.
         *
         * @param out the file, which the caller closes
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
