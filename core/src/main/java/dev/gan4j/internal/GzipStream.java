package dev.gan4j.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The content of a gzip stream (RFC 1952) of one or more consecutive members and nothing else.
 *
 * <p>The platform's own reader treats anything after a member that is not a member as the end, so a damaged second half would
 * be lost silently.
 */
public final class GzipStream extends InputStream {

    private static final int MAGIC_0 = 0x1f;
    private static final int MAGIC_1 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HAS_HEADER_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int BUFFER = 1 << 16;

    private final InputStream raw;
    private final byte[] input = new byte[BUFFER];
    private final byte[] one = new byte[1];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 headerCrc = new CRC32();
    private final CRC32 crc = new CRC32();
    private int from;
    private int to;
    private boolean ended;

    /**
     * Opens a stream at the first byte of its first member.
     *
     * @param raw read to its end
     * @throws ZipException if there is none
     * @throws IOException  if it cannot be read
     */
    public GzipStream(InputStream raw) throws IOException {
        this.raw = raw;
        try {
            readHeader(required());
            inflater.setInput(input, from, to - from);
        } catch (IOException e) {
            inflater.end();
            throw e;
        }
    }

    /**
     * Returns whether a stream begins like a gzip stream.
     *
     * @param raw must support {@link InputStream#mark(int)}; its position does not change
     * @return whether it is one
     * @throws IOException if it cannot be read
     */
    public static boolean isGzip(InputStream raw) throws IOException {
        raw.mark(2);
        boolean isGzip = isGzip(raw.read(), raw.read());
        raw.reset();
        return isGzip;
    }

    private static boolean isGzip(int first, int second) {
        return first == MAGIC_0 && second == MAGIC_1;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                int count = inflater.inflate(bytes, offset, length);
                crc.update(bytes, offset, count);
                if (count > 0) {
                    return count;
                }
                if (inflater.finished()) {
                    endMember();
                } else if (inflater.needsDictionary()) {
                    throw new ZipException("a preset dictionary is needed");
                } else if (inflater.needsInput()) {
                    fill();
                    inflater.setInput(input, from, to - from);
                }
            }
            return -1;
        } catch (DataFormatException e) {
            throw (ZipException) new ZipException(String.valueOf(e.getMessage())).initCause(e);
        }
    }

    /** Checks the checksums of a member, and begins the next one or ends. */
    private void endMember() throws IOException {
        from = to - inflater.getRemaining();
        long size = inflater.getBytesWritten();
        if (number(4) != crc.getValue()) {
            throw new ZipException("the checksum of the content differs");
        }
        if (number(4) != (size & 0xffffffffL)) {
            throw new ZipException("the size of the content differs");
        }
        int next = optional();
        if (next < 0) {
            ended = true;
            inflater.end();
            return;
        }
        inflater.reset();
        crc.reset();
        if (next != MAGIC_0) {
            throw new ZipException("something that is not gzip follows the end of the gzip stream");
        }
        readHeader(next);
        inflater.setInput(input, from, to - from);
    }

    private void readHeader(int first) throws IOException {
        headerCrc.reset();
        headerCrc.update(first);
        if (!isGzip(first, required())) {
            throw new ZipException("a member does not begin as gzip does");
        }
        int method = required();
        int flags = required();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw new ZipException("its method " + method + " or its flags " + flags + " are unknown");
        }
        number(6); // time, extra flags, operating system
        if ((flags & HAS_EXTRA) != 0) {
            for (long left = number(2); left > 0; left--) {
                required();
            }
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        long sum = headerCrc.getValue() & 0xffff;
        if ((flags & HAS_HEADER_CRC) != 0 && number(2) != sum) {
            throw new ZipException("the checksum of the header differs");
        }
    }

    private void skipText() throws IOException {
        while (required() != 0) {
            // A name or a comment is not part of the content.
        }
    }

    /** Reads a number, lowest byte first. */
    private long number(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) required() << (8 * i);
        }
        return value;
    }

    private int required() throws IOException {
        if (from == to) {
            fill();
        }
        int value = input[from++] & 0xff;
        headerCrc.update(value);
        return value;
    }

    private int optional() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, raw.read(input, 0, input.length));
        }
        return from == to ? -1 : input[from++] & 0xff;
    }

    private void fill() throws IOException {
        from = 0;
        to = Math.max(0, raw.read(input, 0, input.length));
        if (to == 0) {
            throw new EOFException();
        }
    }

    @Override
    public void close() {
        inflater.end(); // the stream underneath belongs to the caller
    }
}
