package dev.gan4j.data.csv;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 text, skips its byte order mark, and refuses anything that is not text, naming the line. */
final class Utf8Reader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final String display;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private boolean started;
    private boolean afterReturn;
    private long line = 1;

    Utf8Reader(InputStream in, String display) {
        this.in = in;
        this.display = display;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer chars = CharBuffer.wrap(buffer, offset, length).slice();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int count = chars.position();
            if (!started && count > 0) {
                started = true;
                if (buffer[offset] == BYTE_ORDER_MARK) {
                    System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
                    chars.position(--count);
                }
            }
            if (count > 0) {
                check(buffer, offset, count);
                return count;
            }
            if (result.isError()) {
                throw new InvalidInputException(display + ", line " + line + ": is not UTF-8 text");
            }
            if (result.isOverflow()) {
                throw new IOException("a buffer of one char cannot take a surrogate pair");
            }
            if (ended) {
                return -1;
            }
            refill();
        }
    }

    private void refill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void check(char[] buffer, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '\r' || (buffer[i] == '\n' && !afterReturn)) {
                line++;
            } else if (buffer[i] == 0) {
                throw new InvalidInputException(
                        display + ", line " + line + ": is not a text file (it contains a zero byte)");
            }
            afterReturn = buffer[i] == '\r';
        }
    }

    @Override
    public void close() {
        // The caller closes the stream.
    }
}
