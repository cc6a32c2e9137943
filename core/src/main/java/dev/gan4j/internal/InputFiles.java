package dev.gan4j.internal;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Opens files that users name. Only regular files are opened: a named pipe would block for ever, and a device such as /dev/zero
 * has no end. A file's stated size is never trusted; bytes are counted while a whole file is read.
 */
public final class InputFiles {

    private InputFiles() {}

    /**
     * Opens a file.
     *
     * @param file    a regular file, or a link to one
     * @param display the file's name for messages
     * @param kind    what it must be, for messages: {@code a CSV file}
     * @return the file's bytes, to be closed
     * @throws InvalidInputException if there is no such file, it is not a regular one, or it may not be read
     * @throws IOException           if the disk fails
     */
    public static InputStream open(Path file, String display, String kind) throws IOException {
        if (!Files.isRegularFile(file)) {
            if (Files.isDirectory(file)) {
                throw new InvalidInputException(display + ": is a directory, but must be " + kind);
            }
            if (Files.exists(file)) {
                throw new InvalidInputException(display + ": is a pipe or a device, but must be " + kind
                        + " on a disk, or - for standard input where a command takes it");
            }
            throw new InvalidInputException(display + ": no such file");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(display + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(display + ": may not be read (permission denied)", e);
        }
    }

    /**
     * Refuses anything but a regular file, before it is opened for reading and writing.
     *
     * @param file a file, which need not exist
     * @param kind what it must be, for messages: {@code a sweep's journal}
     * @throws InvalidInputException if it is a pipe, a device or a directory
     */
    public static void requireFileOrNone(Path file, String kind) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new InvalidInputException(file + " must be " + kind + " but is a pipe, a device or a directory");
        }
    }

    /**
     * Reads a whole file.
     *
     * @param file    a regular file, or a link to one
     * @param display the file's name for messages
     * @param kind    what it must be, for messages: {@code a PNG file}
     * @param most    how many bytes it may have
     * @return all its bytes
     * @throws InvalidInputException as {@link #open}, and if it has more bytes
     * @throws UncheckedIOException  if the disk fails
     */
    public static byte[] read(Path file, String display, String kind, int most) {
        try (InputStream in = open(file, display, kind)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new InvalidInputException(
                        display + ": must be " + kind + " of at most " + most + " bytes but has more");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(display + ": " + e.getMessage(), e);
        }
    }
}
