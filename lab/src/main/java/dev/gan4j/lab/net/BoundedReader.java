package dev.gan4j.lab.net;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.util.function.Supplier;

/**
 * Checks and bounds what the web server does not: the line before each chunk of a body, which may say no more than the
 * chunk's size, and the chunk, which is held in memory.
 */
final class BoundedReader extends DataReader {

    private static final int LONGEST_LINE = 1024;
    private static final int LARGEST_CHUNK = 1 << 20;

    /** Whether the last line was that of the last chunk, after which an empty one ends the body. */
    private boolean isAtEnd;

    @SuppressWarnings("removal") // its factory makes none that reads within bounds
    BoundedReader(Supplier<byte[]> source) {
        super(source);
    }

    @Override
    public String readLine() {
        try {
            if (findNewLine(LONGEST_LINE) == LONGEST_LINE) {
                throw refusal(Status.BAD_REQUEST_400);
            }
        } catch (IncorrectNewLineException e) {
            throw refusal(Status.BAD_REQUEST_400);
        }
        String line = super.readLine();
        if (isAtEnd) {
            isAtEnd = false;
            return line;
        }
        String size = line.split(";", 2)[0].strip(); // what follows are extensions, of which none is known
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
            throw refusal(Status.BAD_REQUEST_400);
        }
        isAtEnd = size.matches("0+");
        return size;
    }

    @Override
    public BufferData readBuffer(int length) {
        if (length > LARGEST_CHUNK && length > available()) {
            throw refusal(Status.REQUEST_ENTITY_TOO_LARGE_413);
        }
        return super.readBuffer(length);
    }

    private static RequestException refusal(Status status) {
        return RequestException.builder().type(DirectHandler.EventType.BAD_REQUEST).status(status).setKeepAlive(false)
                .message("a chunk's size must be a hexadecimal number of at most " + LARGEST_CHUNK)
                .build();
    }
}
