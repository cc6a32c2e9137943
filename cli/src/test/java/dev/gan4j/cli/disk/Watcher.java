package dev.gan4j.cli.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Is told of everything that changes a disk, before it is done; what it throws happens in its place. Paths are those of
 * the real disk.
 */
public interface Watcher {

    /**
     * A file is opened, or a directory in order to be forced.
     *
     * @param file      which
     * @param isCreated whether it is not there yet
     * @param isCut     whether what it holds is thrown away
     * @return what stands for the open file in the other calls, whatever name it will have by then
     */
    Object open(Path file, boolean isCreated, boolean isCut) throws IOException;

    /** Bytes are written; returns how many of them are, at least 1. */
    int write(Object file, long at, ByteBuffer bytes) throws IOException;

    void truncate(Object file, long size) throws IOException;

    void force(Object file) throws IOException;

    void move(Path from, Path to) throws IOException;

    void delete(Path path) throws IOException;

    void makeDirectory(Path path) throws IOException;
}
