package dev.gan4j.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** An open file whose errors name the file; the system's own error for a full disk does not. */
public final class NamedOutput extends FilterOutputStream {

    private final Path file;

    /**
     * Wraps an open file.
     *
     * @param file the file that errors name
     * @param out  the file
     */
    public NamedOutput(Path file, OutputStream out) {
        super(out);
        this.file = file;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    /**
     * Returns an error that names its file.
     *
     * @param file  which file
     * @param cause the error
     * @return the same with the name
     */
    public static FileSystemException named(Path file, IOException cause) {
        FileSystemException named = new FileSystemException(file.toString(), null, cause.getMessage());
        named.initCause(cause);
        return named;
    }
}
