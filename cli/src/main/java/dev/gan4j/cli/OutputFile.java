package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the command line names to be written: never one that is read, and gone when the command is stopped. */
final class OutputFile {

    private OutputFile() {}

    /**
     * Refuses a file to write that is also read, under whatever name or link.
     *
     * @param option what names the file to write
     * @param output the file to write, which need not be there
     * @param input  the file that is read
     * @throws InvalidInputException if they are one
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
     * Writes a file as {@link AtomicFile} does.
     *
     * @param option what names the file
     * @throws InvalidInputException if there cannot be a file of that name
     */
    static void write(String option, Path file, AtomicFile.Content content) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(option + " must name a file but " + file + " is a folder");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    option + " must name a file in a folder that exists but there is no " + folder);
        }
        // Ctrl-C ends the JVM without running any finally block.
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
            // The JVM ends before anything is written, or the next writer of the file removes what was.
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
