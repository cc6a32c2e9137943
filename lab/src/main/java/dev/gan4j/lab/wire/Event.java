package dev.gan4j.lab.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message as a server-sent event, written once for all viewers.
 *
 * @param kind  the kind of event; it replaces an older one of the same kind that was not fetched
 * @param bytes the bytes to send
 */
@SuppressWarnings("ArrayRecordComponent") // written and never compared
public record Event(String kind, byte[] bytes) {

    /** Writes a message. */
    public static Event of(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii("event: " + message.event() + "\ndata: "));
        bytes.writeBytes(Json.bytes(message));
        bytes.writeBytes(ascii("\n\n"));
        return new Event(message.event() + " " + message.about(), bytes.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
