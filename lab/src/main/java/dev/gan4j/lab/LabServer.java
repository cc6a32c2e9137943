package dev.gan4j.lab;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.http.Api;
import dev.gan4j.lab.http.WebServerLog;
import dev.gan4j.lab.net.Connections;
import dev.gan4j.lab.net.Patience;
import dev.gan4j.lab.net.Refusal;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.schedule.SystemScheduler;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;

/** A running laboratory; closing it ends every run in it. */
public final class LabServer implements AutoCloseable {

    private static final Duration GRACE = Duration.ofMillis(500);
    private static final int FIRST_FAILURE = 500;
    private static final int LARGEST_JSON = 2 << 20;
    /** Connections besides the streams: requests of the pages. */
    private static final int OTHER_CONNECTIONS = 500;
    private static final int BEING_REFUSED = 64;
    /** Open files other than connections: the JVM's own, uploads, and connections that are being refused. */
    private static final int OTHER_FILES = 192;

    private final LabOptions options;
    private final WebServer server;
    private final Connections connections;
    private final Api api;

    private LabServer(LabOptions options, WebServer server, Connections connections, Api api) {
        this.options = options;
        this.server = server;
        this.connections = connections;
        this.api = api;
    }

    /**
     * Opens a laboratory.
     *
     * @param options where it listens, and its limits
     * @return the server, which already accepts requests
     * @throws IOException if it cannot listen there, or cannot store uploads
     */
    public static LabServer start(LabOptions options) throws IOException {
        return start(options, Patience.STANDARD);
    }

    /** Like {@link #start(LabOptions)}, with other time limits. */
    static LabServer start(LabOptions options, Patience patience) throws IOException {
        return start(options, patience, SystemScheduler.INSTANCE);
    }

    /** Like {@link #start(LabOptions)}, with other time limits, and other threads for the runs. */
    static LabServer start(LabOptions options, Patience patience, Scheduler scheduler) throws IOException {
        // An error that prevents the start is thrown below and need not be logged as well.
        WebServerLog.setLogged(Level.OFF);
        boolean isLocal = options.address().isLoopbackAddress();
        Api api = new Api(options, isLocal, scheduler);
        int most = (int) Math.min(options.limits().of(Limit.STREAMS) + OTHER_CONNECTIONS, mostFiles() - OTHER_FILES);
        // If it listens on this machine alone, every client has the same address.
        int mostOfAddress = isLocal ? most : (int) Math.min(most, options.limits().of(Limit.CONNECTIONS));
        Connections connections = new Connections(most, mostOfAddress, patience);
        WebServer server = WebServer.builder().address(options.address()).port(options.port())
                .shutdownHook(false).shutdownGracePeriod(GRACE)
                .maxPayloadSize(Math.max(LARGEST_JSON, 2 * options.limits().of(Limit.UPLOAD)))
                // A little more than the table's capacity, so refused connections get an answer.
                .maxTcpConnections(most + BEING_REFUSED)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(connections).directHandlers(LabServer::refusals)
                .routing(routing -> routing.any(
                        (request, response) -> Connections.answer(() -> api.router().handle(request, response))))
                .build();
        try {
            server.start();
        } finally {
            WebServerLog.setLogged(Level.WARNING);
            if (!server.isRunning()) {
                api.close();
                connections.close();
            }
        }
        if (!server.isRunning()) {
            throw new IOException("cannot listen on " + options.host() + ", port " + options.port()
                    + ", which is taken or not allowed; choose another with --port");
        }
        return new LabServer(options, server, connections, api);
    }

    /** Invalid requests are refused with a reason in JSON, too. */
    private static void refusals(DirectHandlers.Builder handlers) {
        DirectHandler refusal = (request, type, status, headers, message) -> {
            // A failure before there is a request is caused by what the client sent.
            Status shown = status.code() >= FIRST_FAILURE && Connections.isReadingHead()
                    ? Status.BAD_REQUEST_400
                    : status;
            return DirectHandler.TransportResponse.builder().status(shown).keepAlive(false)
                    .header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                    .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                    .header(HeaderNames.CACHE_CONTROL, "no-store").entity(Refusal.body(shown, sentence(shown))).build();
        };
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, refusal);
        }
    }

    private static String sentence(Status status) {
        return status.code() < FIRST_FAILURE
                ? "the request cannot be understood: " + status.reasonPhrase()
                : "the server failed; its log says why";
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
     * @return the address, with the token if one is required
     */
    public String address() {
        InetAddress address = options.address();
        String host = address.isAnyLocalAddress() || address.isLoopbackAddress()
                ? "localhost"
                : address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return "http://" + host + ":" + port() + "/" + (options.token() == null ? "" : "?token=" + options.token());
    }

    /**
     * Returns an address at which the page opens an experiment. The experiment's data file is stored like an upload.
     *
     * @param experiment the experiment to open
     * @return the address
     * @throws dev.gan4j.InvalidInputException if the laboratory cannot train it, or its data are too large for it
     */
    public String address(Experiment experiment) {
        return address() + api.hash(experiment);
    }

    /**
     * Returns an address at which the page opens a table of mixed columns. The file is stored like an upload.
     *
     * @param table a CSV file
     * @return the address
     * @throws dev.gan4j.InvalidInputException if the laboratory cannot train it, or it is too large
     */
    public String address(Path table) {
        return address() + api.hash(table);
    }

    /** Ends every run and closes every connection. */
    @Override
    public void close() {
        api.close();
        server.stop();
        connections.close();
    }

    /** The number of files and connections that the system allows this process. */
    private static long mostFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }
}
