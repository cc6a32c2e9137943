package dev.gan4j.lab;

import dev.gan4j.lab.http.Api;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.node.JsonNodeFactory;

/** A laboratory that is open; close it to end every run in it. */
public final class LabServer implements AutoCloseable {

    /** Kept here, since a logger that nobody holds forgets its level. */
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final int FIRST_FAILURE = 500;
    private static final int LARGEST_JSON = 2 << 20;
    /** Connections besides the streams: requests of the pages. */
    private static final int OTHER_CONNECTIONS = 500;

    private final LabOptions options;
    private final WebServer server;
    private final Api api;

    private LabServer(LabOptions options, WebServer server, Api api) {
        this.options = options;
        this.server = server;
        this.api = api;
    }

    /**
     * Opens a laboratory.
     *
     * @param options where it listens and what it bears
     * @return the server, which answers already
     * @throws IOException if it cannot listen there, or cannot keep uploads
     */
    public static LabServer start(LabOptions options) throws IOException {
        // What keeps it from starting is thrown below, and need not be told twice.
        WEB_SERVER.setLevel(Level.OFF);
        Api api = new Api(options, options.address().isLoopbackAddress());
        WebServer server = WebServer.builder().address(options.address()).port(options.port())
                .shutdownHook(false).shutdownGracePeriod(GRACE)
                .maxPayloadSize(Math.max(LARGEST_JSON, 2 * options.limits().of(Limit.UPLOAD)))
                .maxTcpConnections((int) options.limits().of(Limit.STREAMS) + OTHER_CONNECTIONS)
                .directHandlers(LabServer::refusals)
                .routing(routing -> routing.any(api.router()::handle)).build();
        try {
            server.start();
        } finally {
            WEB_SERVER.setLevel(Level.WARNING);
            if (!server.isRunning()) {
                api.close();
            }
        }
        if (!server.isRunning()) {
            throw new IOException("cannot listen on " + options.host() + ", port " + options.port()
                    + ", which is taken or not allowed; another one is chosen with --port");
        }
        return new LabServer(options, server, api);
    }

    /** What is no request at all is refused with a reason in JSON, too. */
    private static void refusals(DirectHandlers.Builder handlers) {
        DirectHandler refusal = (request, type, status, headers, message) -> DirectHandler.TransportResponse.builder()
                .status(status).keepAlive(false)
                .header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .entity(JsonNodeFactory.instance.objectNode().put("error", sentence(status))
                        .put("code", code(status)).toString().getBytes(StandardCharsets.UTF_8))
                .build();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, refusal);
        }
    }

    private static String sentence(Status status) {
        return status.code() < FIRST_FAILURE
                ? "the request cannot be understood: " + status.reasonPhrase()
                : "the server failed; its log says why";
    }

    private static String code(Status status) {
        if (status.code() >= FIRST_FAILURE) {
            return "failure";
        }
        return status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code() ? "limit" : "malformed";
    }

    /**
     * Returns the port that it listens on.
     *
     * @return from 1
     */
    public int port() {
        return server.port();
    }

    /**
     * Returns the address of the page.
     *
     * @return with the token in it, where one is demanded
     */
    public String address() {
        InetAddress address = options.address();
        String host = address.isAnyLocalAddress() || address.isLoopbackAddress()
                ? "localhost"
                : address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return "http://" + host + ":" + port() + "/" + (options.token() == null ? "" : "?token=" + options.token());
    }

    /** Ends every run and closes every connection. */
    @Override
    public void close() {
        api.close();
        server.stop();
    }
}
