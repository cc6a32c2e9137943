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

/**
 * Decodes text, skips its byte order mark, and refuses anything that is not text, naming the line.
 *
 * <p>A byte order mark says that text is UTF-16. All other text is UTF-8, unless the first character beyond ASCII is none of
 * UTF-8: then it is Windows-1252, whose bytes are written again as they were.
 */
final class TextReader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final String display;
    private CsvRows.Encoding encoding = CsvRows.Encoding.UTF_8;
    private CharsetDecoder decoder = decoder();
    private boolean isAscii = true; // so far
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private boolean started;
    private boolean byteOrderMark;
    private boolean afterReturn;
    private long line = 1;

    TextReader(InputStream in, String display) {
        this.in = in;
        this.display = display;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer chars = CharBuffer.wrap(buffer, offset, length).slice();
        if (!started && bytes.position() == 0) {
            sniff();
        }
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int count = chars.position();
            if (!started && count > 0) {
                started = true;
                if (buffer[offset] == BYTE_ORDER_MARK) {
                    byteOrderMark = true;
                    isAscii = false;
                    System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
                    chars.position(--count);
                    if (count == 0) {
                        continue;
                    }
                }
            }
            if (count > 0) {
                check(buffer, offset, count);
                return count;
            }
            if (result.isError() && encoding == CsvRows.Encoding.UTF_8 && isAscii) {
                encoding = CsvRows.Encoding.WINDOWS_1252;
                decoder = decoder();
                continue;
            }
            if (result.isError()) {
                throw new InvalidInputException(display + ", line " + line + ": is not "
                        + (isAscii ? "UTF-8 or Windows-1252" : encoding.word()) + " text");
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

    /** Returns whether the text that was read so far began with a byte order mark. */
    boolean hasByteOrderMark() {
        return byteOrderMark;
    }

    /** Returns in what the text is written, as far as it was read. */
    CsvRows.Encoding encoding() {
        return encoding;
    }

    private CharsetDecoder decoder() {
        return encoding.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private void sniff() throws IOException {
        while (bytes.remaining() < 2 && !ended) {
            refill();
        }
        int first = bytes.remaining() < 2 ? 0 : (bytes.get(0) & 0xff) << 8 | (bytes.get(1) & 0xff);
        if (first == 0xfeff || first == 0xfffe) {
            encoding = first == 0xfeff ? CsvRows.Encoding.UTF_16BE : CsvRows.Encoding.UTF_16LE;
            decoder = decoder();
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
            isAscii &= buffer[i] < 0x80;
        }
    }

    @Override
    public void close() {
        // The caller closes the stream.
    }
}
