package dev.gan4j.lab.net;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Checks and limits what the web server does not: the line before each chunk of a body, which may contain only the chunk's
 * size; the chunk, which is held in memory; the line end after it; and the trailer, which is not used here. It also keeps a
 * request's method as it was sent, because the web server converts it to upper case.
 */
final class BoundedReader extends DataReader {

    private static final int LONGEST_LINE = 1024;
    private static final int LARGEST_CHUNK = 1 << 20;
    private static final int MOST_TRAILERS = 64;
    private static final Pattern TRAILER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\\x00-\\x08\\x0a-\\x1f]*");
    private static final String NO_CHUNKS = "a chunk must be its size in hexadecimal, at most " + LARGEST_CHUNK
            + " bytes, and the end of a line; a trailer may follow the last";

    /** Whether the last line was that of the last chunk; the trailer and an empty line then end the body. */
    private boolean isAtEnd;
    /** Whether the last line was that of a chunk; its bytes come next. */
    private boolean isBeforeChunk;
    /** Whether the bytes of a chunk were read; a line end comes next. */
    private boolean isAfterChunk;
    private boolean isBeforeRequest = true;
    private String method = "";

    @SuppressWarnings("removal") // its factory makes none that reads within bounds
    BoundedReader(Supplier<byte[]> source) {
        super(source);
    }

    /** Marks the next line as the first of a request. */
    void awaitRequest() {
        isBeforeRequest = true;
    }

    /** The method of the current request. */
    String method() {
        return method;
    }

    @Override
    public byte[] readBytes(int length) {
        byte[] line = super.readBytes(length);
        if (isBeforeRequest) {
            isBeforeRequest = false;
            method = new String(line, StandardCharsets.ISO_8859_1).split(" ", 2)[0];
        }
        return line;
    }

    @Override
    public String readLine() {
        if (isAtEnd) {
            isAtEnd = false;
            return skipTrailer();
        }
        String size = line().split(";", 2)[0].strip(); // what follows are extensions, of which none is known
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
            throw refusal(Status.BAD_REQUEST_400);
        }
        isAtEnd = size.matches("0+");
        isBeforeChunk = !isAtEnd;
        return size;
    }

    private String line() {
        try {
            if (findNewLine(LONGEST_LINE) == LONGEST_LINE) {
                throw refusal(Status.BAD_REQUEST_400);
            }
        } catch (IncorrectNewLineException e) {
            throw refusal(Status.BAD_REQUEST_400);
        }
        return super.readLine();
    }

    /** Returns the empty line at the end of a body. */
    private String skipTrailer() {
        String line = line();
        for (int i = 0; !line.isEmpty(); i++) {
            if (i == MOST_TRAILERS || !TRAILER.matcher(line).matches()) {
                throw refusal(Status.BAD_REQUEST_400);
            }
            line = line();
        }
        return line;
    }

    @Override
    public BufferData readBuffer(int length) {
        if (length > LARGEST_CHUNK && length > available()) {
            throw refusal(Status.REQUEST_ENTITY_TOO_LARGE_413);
        }
        boolean isOfChunk = isBeforeChunk;
        isBeforeChunk = false;
        BufferData read = super.readBuffer(length);
        isAfterChunk = isOfChunk;
        return read;
    }

    @Override
    public void skip(int length) {
        if (isAfterChunk) {
            isAfterChunk = false;
            if (!startsWithNewLine()) {
                throw refusal(Status.BAD_REQUEST_400);
            }
        }
        super.skip(length);
    }

    private static RequestException refusal(Status status) {
        return RequestException.builder().type(DirectHandler.EventType.BAD_REQUEST).status(status).setKeepAlive(false)
                .message(NO_CHUNKS).build();
    }
}
