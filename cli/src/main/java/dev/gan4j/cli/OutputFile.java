package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that appears under its name when it is complete, or not at all. */
final class OutputFile {

    private OutputFile() {}

    /** What is written into the file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, in place of one that was there before. What is no regular file ({@code /dev/null}, a named pipe) is
     * written into directly.
     *
     * @throws InvalidInputException if there cannot be a file of that name
     */
    static void write(Path file, Content content) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException("-o must name a file but " + file + " is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            } catch (IOException e) {
                throw named(file, e);
            }
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException("-o must name a file in a folder that exists but there is no " + folder);
        }
        Path part = folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        // Ctrl-C ends the JVM without running any finally block.
        Thread cleaner = new Thread(() -> deleteQuietly(part));
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                content.writeTo(out);
            } catch (IOException e) {
                throw named(file, e);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteQuietly(part);
            removeHook(cleaner);
        }
    }

    /** A full disk is an error without a name. */
    private static IOException named(Path file, IOException cause) {
        return cause instanceof FileSystemException
                ? cause
                : (IOException) new FileSystemException(file.toString(), null, cause.getMessage()).initCause(cause);
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            System.getLogger(OutputFile.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + part, e);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is at work already.
        }
    }
}
