package dev.gan4j.lab.net;

import dev.gan4j.lab.wire.ErrorAnswer;
import dev.gan4j.lab.wire.Json;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;

/** Answers to invalid requests, which no handler could answer. */
public final class Refusal {

    private static final int FIRST_FAILURE = 500;

    private Refusal() {}

    /**
     * Returns the body of an answer.
     *
     * @param status   its status
     * @param sentence what is wrong
     * @return JSON in UTF-8
     */
    public static byte[] body(Status status, String sentence) {
        return Json.bytes(new ErrorAnswer(sentence, code(status)));
    }

    private static String code(Status status) {
        if (status.code() >= FIRST_FAILURE) {
            return "failure";
        }
        return status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()
                || status.code() == Status.TOO_MANY_REQUESTS_429.code() ? "limit" : "malformed";
    }

    /** A whole answer, after which the connection is closed. */
    static byte[] answer(Status status, String sentence) {
        byte[] body = body(status, sentence);
        byte[] head = String.join("\r\n", "HTTP/1.1 " + status.code() + " " + status.reasonPhrase(),
                "Content-Type: application/json; charset=utf-8", "X-Content-Type-Options: nosniff",
                "Cache-Control: no-store", "Content-Length: " + body.length, "Connection: close", "", "")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }
}
