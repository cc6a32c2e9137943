package dev.gan4j.internal;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates directories that a user has named; a failure is reported as an error of the user's input. */
public final class Directories {

    private Directories() {}

    /**
     * Creates a directory and its parents, if they do not exist.
     *
     * @param directory to make; a link to one will do
     * @param purpose   what it is for, for the message if it is a file: {@code a directory to make runs in}
     * @throws InvalidInputException if it is a file, or cannot be made
     * @throws IOException           if the disk fails
     */
    public static void makeAll(Path directory, String purpose) throws IOException {
        if (Files.isDirectory(directory)) {
            return; // JDK 17 takes a link to a directory for a file that is in the way
        }
        Path made = directory.toAbsolutePath();
        Path there = made.getParent();
        while (there != null && !Files.isDirectory(there)) {
            there = there.getParent();
        }
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInputException(directory + " must be " + purpose + " but is a file", e);
        } catch (FileSystemException e) {
            throw cannotBeMade(directory, e);
        }
        for (Path parent = made.getParent(); parent != null && !parent.equals(there); parent = parent.getParent()) {
            AtomicFile.forceDirectory(parent);
        }
        if (there != null) {
            AtomicFile.forceDirectory(there);
        }
    }

    /**
     * Returns an exception that says why a directory cannot be created.
     *
     * @param directory the directory
     * @param cause     the file system's exception
     * @return the exception to throw
     */
    public static InvalidInputException cannotBeMade(Path directory, FileSystemException cause) {
        String reason = cause instanceof AccessDeniedException ? "permission denied" : cause.getReason();
        return new InvalidInputException(
                directory + " cannot be created: " + (reason == null ? "no files can be created there" : reason),
                cause);
    }
}
