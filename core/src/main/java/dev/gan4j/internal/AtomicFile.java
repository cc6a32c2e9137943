package dev.gan4j.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes files that are either there as a whole or not at all. */
public final class AtomicFile {

    private static final String PART = ".part";

    private AtomicFile() {}

    /**
     * Writes to a file beside the target, and puts it in the target's place when all of it is written.
     *
     * @param target  the file; one that is there already is replaced
     * @param content writes what it shall hold
     * @throws IOException if it cannot be written; the target is then as it was
     */
    public static void write(Path target, Content content) throws IOException {
        Path whole = target.toAbsolutePath();
        Path part = part(whole);
        try {
            try (OutputStream out = new NamedOutput(target,
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            move(part, whole);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes bytes.
     *
     * @param target  the file; one that is there already is replaced
     * @param content what it shall hold
     * @throws IOException if it cannot be written; the target is then as it was
     */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, out -> out.write(content));
    }

    /**
     * Writes to a file as {@link #write(Path, Content)} does, and returns when the disk has it: after a power cut it is
     * there as a whole, or the one before is.
     *
     * @param target  the file; one that is there already is replaced
     * @param content writes what it shall hold
     * @throws IOException if it cannot be written; the target is then as it was
     */
    public static void writeDurably(Path target, Content content) throws IOException {
        Path whole = target.toAbsolutePath();
        Path part = part(whole);
        try {
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(new NamedOutput(target, Channels.newOutputStream(file)));
                file.force(true);
            }
            move(part, whole);
            forceDirectory(whole.resolveSibling("."));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Removes what writing a file has left where the process was killed at it.
     *
     * @param target the file that was written
     * @throws IOException if it cannot be removed
     */
    public static void removeParts(Path target) throws IOException {
        String start = Pattern.quote("." + target.getFileName() + ".");
        Pattern name = Pattern.compile(start + "[0-9a-f-]{36}" + Pattern.quote(PART));
        try (Stream<Path> files = Files.list(target.resolveSibling("."))) {
            for (Path file : files.filter(path -> name.matcher(path.getFileName().toString()).matches()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path part(Path whole) {
        return whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + PART);
    }

    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no directory; there the move itself is durable enough.
            System.getLogger(AtomicFile.class.getName()).log(System.Logger.Level.DEBUG, "not forced: " + directory, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network file systems cannot; the file is whole all the same.
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Writes what a file shall hold. */
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
