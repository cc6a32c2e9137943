package dev.gan4j.lab.net;

import java.time.Duration;

/**
 * The time limits of clients.
 *
 * @param head           from the connection, or from the first byte of a later request, to the end of the request's head
 * @param idle           from one request to the next
 * @param body           for a body, or for reading an answer, in addition to the time that the rate allows
 * @param bytesPerSecond the slowest rate at which a body or an answer may go
 */
public record Patience(Duration head, Duration idle, Duration body, long bytesPerSecond) {

    /** The laboratory's time limits. */
    public static final Patience STANDARD = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60),
            Duration.ofSeconds(20), 16 << 10);

    /** The nanoseconds that a number of bytes may take. */
    long forBytes(long bytes) {
        return body.toNanos() + Math.round(1e9 * bytes / bytesPerSecond);
    }
}
