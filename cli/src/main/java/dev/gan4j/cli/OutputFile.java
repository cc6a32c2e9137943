package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An output file of the command line: never one that is also read, and removed if the command is stopped. */
final class OutputFile {

    private OutputFile() {}

    /**
     * Refuses to write to a file that is also read, whatever its name or links.
     *
     * @param option the option that names the file to write
     * @param output the file to write, which need not exist
     * @param input  the file that is read
     * @throws InvalidInputException if they are the same file
     */
    static void refuseSame(String option, Path output, Path input) {
        if (AtomicFile.isSame(output, input)) {
            throw new InvalidInputException(option + " must not name a file that is read, but " + output
                    + (output.equals(input) ? " is read" : " is the same file as " + input));
        }
    }

    /** Writes the file that {@code -o} names. */
    static void write(Path file, AtomicFile.Content content) throws IOException {
        write("-o", file, content);
    }

    /**
     * Refuses a name at which there cannot be a file.
     *
     * @param option what names the file
     */
    static void requireFolder(String option, Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(option + " must name a file but " + file + " is a folder");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    option + " must name a file in a folder that exists but there is no " + folder);
        }
    }

    /**
     * Writes a file as {@link AtomicFile} does.
     *
     * @param option what names the file
     * @throws InvalidInputException if there cannot be a file of that name
     */
    static void write(String option, Path file, AtomicFile.Content content) throws IOException {
        requireFolder(option, file);
        // Ctrl-C ends the JVM without running finally blocks.
        Thread cleaner = new Thread(() -> abandon(file));
        addHook(cleaner);
        try {
            AtomicFile.write(file, content);
        } finally {
            removeHook(cleaner);
        }
    }

    private static void abandon(Path file) {
        try {
            AtomicFile.abandon(file);
        } catch (IOException e) {
            System.getLogger(OutputFile.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + file, e);
        }
    }

    private static void addHook(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The JVM ends before anything is written, or the next writer of the file removes the rest.
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is already running.
        }
    }
}
