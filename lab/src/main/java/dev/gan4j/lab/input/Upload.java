package dev.gan4j.lab.input;

import dev.gan4j.lab.wire.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Data that a user sent, in a file whose name the server chose. */
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
     * Returns its name that nobody can guess.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Returns what the file is called when it is taken away.
     *
     * @return the user's name for it, as far as every system allows it
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

    String name() {
        return name;
    }

    /**
     * Returns where the data are.
     *
     * @return a file of the server's own
     */
    public Path file() {
        return file;
    }

    /** Notes that a run needs the data. */
    void use() {
        users.incrementAndGet();
    }

    /** Notes that a run no longer needs the data. */
    void release() {
        users.decrementAndGet();
    }

    boolean isUsed() {
        return users.get() > 0;
    }
}
