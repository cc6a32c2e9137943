package dev.gan4j.sources;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import dev.gan4j.internal.PackedStream;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Unpacker;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads streams of zstd, by zstd-jni. */
public final class ZstdUnpacker implements Unpacker {

    @Override
    public String name() {
        return "zstd";
    }

    @Override
    public InputStream open(InputStream packed) throws IOException {
        // The stream underneath belongs to the caller.
        InputStream kept = new FilterInputStream(packed) {
            @Override
            public void close() {
                // Not closed.
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return in.read(bytes, offset, length);
            }
        };
        return new Content(new ZstdInputStream(kept));
    }

    /** Tells errors as the library does. */
    private static final class Content extends FilterInputStream {

        Content(ZstdInputStream content) {
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
            } catch (ZstdIOException e) {
                String message = String.valueOf(e.getMessage());
                throw new PackedStream.UnreadableException(message.contains("Truncated")
                        ? "is cut short (the zstd stream has no end)"
                        : "is a damaged zstd file (" + Printable.line(message) + ")", e);
            }
        }
    }
}
