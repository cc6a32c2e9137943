package dev.gan4j.cli;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;

/**
 * Data that can be read only once: standard input, and an open file from a shell, such as {@code <(command)}. Every other name
 * is that of a file on a disk.
 */
final class DataStream {

    /** Its name in messages. */
    static final String NAME = "standard input";

    private static final Pattern OPEN_FILE = Pattern.compile("-|/dev/stdin|(/dev|/proc/self)/fd/[0-9]+");

    private DataStream() {}

    /** Returns whether a name on the command line is that of a stream. */
    static boolean isNamedBy(String name) {
        return OPEN_FILE.matcher(name).matches();
    }

    /** Opens a stream, to be closed. */
    static InputStream open(String name) throws IOException {
        return name.equals("-") ? System.in : new FileInputStream(name);
    }

    /** Returns a stream that copies everything that is read from it. */
    static InputStream copied(InputStream in, OutputStream copy) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = in.read(bytes, offset, length);
                if (count > 0) {
                    copy.write(bytes, offset, count);
                }
                return count;
            }
        };
    }
}
