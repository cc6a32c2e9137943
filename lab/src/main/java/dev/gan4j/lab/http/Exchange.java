package dev.gan4j.lab.http;

import dev.gan4j.lab.net.Connections;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request and its answer. */
final class Exchange {

    /** The largest refused body that is still read to its end. */
    private static final long MOST_LET_THROUGH = 4 << 20;

    /** The largest JSON body, in bytes: a mask of 256 by 256 pixels fits. */
    static final int LARGEST_JSON = 1 << 20;

    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
    private static final String ALLOWED = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
            + " blob:; connect-src 'self'; font-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private boolean isLast;
    private @Nullable ObjectNode json;
    private final ServerRequest request;
    private final ServerResponse response;

    Exchange(ServerRequest request, ServerResponse response) {
        this.request = request;
        this.response = response;
        response.header(POLICY, ALLOWED).header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer").header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin").header("X-Frame-Options", "DENY")
                .header("Cache-Control", "no-store");
        isLast = request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    }

    /** The method as it was sent; the web server itself ignores case. */
    String method() {
        String sent = Connections.method();
        return sent == null ? request.prologue().method().text() : sent;
    }

    /** Whether this is a HEAD request: like GET, but without the body of the answer. */
    boolean isHead() {
        return method().equals("HEAD");
    }

    String path() {
        return request.prologue().uriPath().rawPath();
    }

    @Nullable
    String header(String name) {
        return request.headers().first(HeaderNames.create(name)).orElse(null);
    }

    /** A value of the query; null if there is none. */
    @Nullable
    String query(String name) {
        List<String> values = queries(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    List<String> queries(String name) {
        return request.query().all(name, List::of);
    }

    Set<String> queryNames() {
        return request.query().names();
    }

    /** A whole number of the query. */
    int query(String name, int standard, int least, int most) {
        String text = query(name);
        if (text == null) {
            return standard;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below is sufficient.
        }
        throw ApiException.malformed(name + " must be a whole number from " + least + " to " + most + " but was "
                + Json.shown(text));
    }

    /** The body, which must be JSON and an object. */
    ObjectNode json() {
        ObjectNode read = json;
        if (read == null) {
            read = readJson();
            json = read;
        }
        return read;
    }

    private ObjectNode readJson() {
        requireType("application/json");
        byte[] bytes = body(LARGEST_JSON, "a JSON body");
        try {
            JsonNode node = Json.read(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw ApiException.malformed("the body must be JSON but " + Json.reason(e));
        }
        throw ApiException.malformed("the body must be a JSON object");
    }

    void requireType(String type) {
        String told = header("Content-Type");
        String media = told == null ? "" : told.split(";", 2)[0].strip();
        if (!media.equalsIgnoreCase(type)) {
            throw ApiException.type("Content-Type must be " + type + " but was "
                    + (told == null ? "missing" : Json.shown(told)));
        }
    }

    /** Refuses a body if none is expected, without reading it. */
    void requireNoBody() {
        if (request.content().hasEntity()) {
            makeLast();
            throw ApiException.malformed(Json.shown(method()) + " " + Json.shown(path()) + " takes no body");
        }
    }

    /** The body, refused as soon as it is larger than allowed. */
    byte[] body(int most, String what) {
        String refusal = what + " may have at most " + most + " bytes";
        String length = header("Content-Length");
        if (length != null && length.matches("\\d+") && (length.length() > 12 || Long.parseLong(length) > most)) {
            refuseBody(length);
            throw ApiException.tooLarge(refusal);
        }
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try {
            // Not closed, because closing would read the body to its end, and a hostile body has none.
            byte[] bytes = request.content().inputStream().readNBytes(most + 1);
            if (bytes.length > most) {
                makeLast();
                throw ApiException.tooLarge(refusal);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client that is still sending may miss an answer; therefore a body that is not much too long is read and discarded. */
    private void refuseBody(String length) {
        makeLast();
        if (length.length() > 12 || Long.parseLong(length) > MOST_LET_THROUGH) {
            return;
        }
        try (InputStream in = request.content().inputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the connection after the answer, because the rest of a body follows instead of a request. */
    void makeLast() {
        if (!isLast) {
            isLast = true;
            response.header("Connection", "close");
        }
    }

    boolean isLast() {
        return isLast;
    }

    void header(String name, String value) {
        response.header(name, value);
    }

    /** Answers with a record of the wire format. */
    void send(int status, Object body) {
        send(status, "application/json; charset=utf-8", Json.bytes(body));
    }

    void send(int status, String type, byte[] body) {
        response.status(status).header("Content-Type", type);
        if (isHead()) {
            response.header("Content-Length", Integer.toString(body.length)).send(new byte[0]);
        } else {
            response.send(body);
        }
    }

    void sendNothing(int status) {
        response.status(status).send();
    }

    /** Sends a file to be saved. */
    void sendFile(String type, String name, byte[] body) {
        String ascii = name.replaceAll("[^A-Za-z0-9._()+-]", "_");
        response.header("Content-Disposition", "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        send(200, type, body);
    }

    /** Begins an answer that does not end. */
    OutputStream stream(String type) {
        response.status(200).header("Content-Type", type);
        return response.outputStream();
    }

    boolean isSent() {
        return response.isSent();
    }
}
