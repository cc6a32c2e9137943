package dev.gan4j.internal;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The content of a stream that may be compressed, by gzip or by zstd; its first bytes tell. */
public final class PackedStream {

    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private PackedStream() {}

    /** Says why a compressed stream cannot be read, as part of a sentence whose subject is the file. */
    public static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1;

        /**
         * Creates the exception.
         *
         * @param predicate such as "is a damaged zstd file"
         * @param cause     what the decoder said; null if nothing did
         */
        public UnreadableException(String predicate, @Nullable Throwable cause) {
            super(predicate, cause);
        }
    }

    /**
     * Opens a stream.
     *
     * @param raw must support {@link InputStream#mark(int)}; not closed by what is returned
     * @return the content, to be closed; where it is damaged, it throws a {@link UnreadableException}
     * @throws UnreadableException if it is damaged, or nothing here reads the compression
     * @throws IOException         if it cannot be read
     */
    public static InputStream open(InputStream raw) throws IOException {
        if (GzipStream.isGzip(raw)) {
            return gzip(raw);
        }
        raw.mark(ZSTD.length);
        byte[] head = raw.readNBytes(ZSTD.length);
        raw.reset();
        return Arrays.equals(head, ZSTD) ? unpacker("zstd").open(raw) : new Plain(raw);
    }

    private static Unpacker unpacker(String name) throws UnreadableException {
        return ServiceLoader.load(Unpacker.class).stream().map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new UnreadableException(
                        "is compressed by " + name + ", which nothing here reads; add the module gan4j-sources", null));
    }

    private static InputStream gzip(InputStream raw) throws IOException {
        try {
            return new Gzip(new GzipStream(raw));
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    private static IOException damaged(IOException e) {
        return e instanceof EOFException
                ? new UnreadableException("is cut short (the gzip stream has no end)", e)
                : new UnreadableException(
                        "is a damaged gzip file (" + Printable.line(String.valueOf(e.getMessage())) + ")",
                        e);
    }

    /** What is not compressed; the stream underneath belongs to the caller. */
    private static final class Plain extends FilterInputStream {

        Plain(InputStream content) {
            super(content);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    /** A gzip stream whose errors are told as those of any other. */
    private static final class Gzip extends FilterInputStream {

        Gzip(GzipStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (EOFException | ZipException e) {
                throw damaged(e);
            }
        }
    }
}
