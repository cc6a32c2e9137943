package dev.gan4j.internal;

import java.io.IOException;
import java.io.InputStream;

/** Reads streams of a compression that the platform does not have; found by {@link java.util.ServiceLoader}. */
public interface Unpacker {

    /**
     * Returns the name of the compression.
     *
     * @return such as zstd
     */
    String name();

    /**
     * Opens a stream.
     *
     * @param packed at its first byte; not closed
     * @return its content, which throws a {@link PackedStream.UnreadableException} where the stream is not whole
     * @throws IOException if it cannot be read
     */
    InputStream open(InputStream packed) throws IOException;
}
