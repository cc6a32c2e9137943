package dev.gan4j.lab.input;

import dev.gan4j.lab.wire.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Data from a user, in a file whose name the server chose. */
public final class Upload {

    private final String id;
    private final String name;
    private final String fileName;
    private final Path file;
    private final boolean isPicture;
    private final AtomicInteger users = new AtomicInteger();

    Upload(String id, String name, Path file, boolean isPicture) {
        this.id = id;
        this.name = name;
        this.file = file;
        this.isPicture = isPicture;
        fileName = Names.ofData(name, isPicture ? ".png" : ".csv");
    }

    /**
     * Returns its unguessable id.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Returns the file's name for downloads.
     *
     * @return the user's name for it, restricted to what every system allows
     */
    public String fileName() {
        return fileName;
    }

    /**
     * Returns whether it is a picture.
     *
     * @return false for a table
     */
    public boolean isPicture() {
        return isPicture;
    }

    /**
     * Returns the data as they were sent.
     *
     * @return all bytes
     */
    public byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw ApiException.unknown("there is no such upload; it may have been removed to make room");
        } catch (IOException e) {
            throw new IllegalStateException("an upload could not be read", e);
        }
    }

    /**
     * Returns the user's name for it.
     *
     * @return one line
     */
    public String name() {
        return name;
    }

    /**
     * Returns the file with the data.
     *
     * @return a file that belongs to the server
     */
    public Path file() {
        return file;
    }

    /** Marks the data as needed by a run. */
    void use() {
        users.incrementAndGet();
    }

    /** Marks the data as no longer needed by a run. */
    void release() {
        users.decrementAndGet();
    }

    boolean isUsed() {
        return users.get() > 0;
    }
}
