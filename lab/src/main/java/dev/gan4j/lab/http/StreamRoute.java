package dev.gan4j.lab.http;

import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.run.LabRun;
import dev.gan4j.lab.run.RunTable;
import dev.gan4j.lab.run.SeedStrip;
import dev.gan4j.lab.run.TableRun;
import dev.gan4j.lab.schedule.SystemScheduler;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Viewer;
import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Streams of server-sent events: each is a virtual thread that sends the messages in its mailbox. */
final class StreamRoute implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.gan4j.lab");
    private static final String TYPE = "text/event-stream; charset=utf-8";
    private static final int MOST_SUBJECTS = 4;
    private static final long HEARTBEAT_MILLISECONDS = 15_000;
    private static final byte[] BEGIN = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);

    private final RunTable runs;
    private final Limits limits;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();

    StreamRoute(RunTable runs, Limits limits) {
        this.runs = runs;
        this.limits = limits;
    }

    void addTo(Router router) {
        router.add("GET", "/api/stream", Form.query("diagram").repeated("run", "seeds", "table"), this::stream);
    }

    private void stream(Exchange exchange, List<String> parameters) {
        Set<String> ofRuns = new LinkedHashSet<>(exchange.queries("run"));
        Set<String> ofStrips = new LinkedHashSet<>(exchange.queries("seeds"));
        Set<String> ofTables = new LinkedHashSet<>(exchange.queries("table"));
        int subjects = ofRuns.size() + ofStrips.size() + ofTables.size();
        if (subjects == 0 || subjects > MOST_SUBJECTS) {
            throw ApiException
                    .malformed("a stream must have 1 to " + MOST_SUBJECTS + " runs, strips and tables but had "
                            + subjects);
        }
        boolean showsDiagram = exchange.isSet("diagram");
        List<LabRun> watched = new ArrayList<>();
        ofRuns.forEach(id -> watched.add(runs.run(id)));
        List<SeedStrip> strips = new ArrayList<>();
        ofStrips.forEach(id -> strips.add(runs.strip(id)));
        List<TableRun> tables = new ArrayList<>();
        ofTables.forEach(id -> tables.add(runs.table(id)));
        if (exchange.isHead()) {
            exchange.send(200, TYPE, new byte[0]);
            return;
        }
        if (open.incrementAndGet() > limits.of(Limit.STREAMS)) {
            open.decrementAndGet();
            throw ApiException.tooMany("there are " + limits.of(Limit.STREAMS) + " streams already", Limit.STREAMS);
        }
        Viewer viewer = new Viewer(SystemScheduler.INSTANCE, showsDiagram);
        viewers.add(viewer);
        try {
            watched.forEach(run -> run.watchers().add(viewer));
            strips.forEach(strip -> strip.add(viewer));
            tables.forEach(table -> table.add(viewer));
            send(exchange, viewer);
        } finally {
            viewer.close();
            viewers.remove(viewer);
            watched.forEach(run -> run.watchers().remove(viewer));
            strips.forEach(strip -> strip.remove(viewer));
            tables.forEach(table -> table.remove(viewer));
            open.decrementAndGet();
        }
    }

    private static void send(Exchange exchange, Viewer viewer) {
        exchange.header("X-Accel-Buffering", "no");
        try (OutputStream out = exchange.stream(TYPE)) {
            out.write(BEGIN);
            out.flush();
            while (true) {
                byte[] message = viewer.take(HEARTBEAT_MILLISECONDS);
                if (message == null && viewer.isClosed()) {
                    return;
                }
                out.write(message == null ? HEARTBEAT : message);
                out.flush();
            }
        } catch (IOException | ServerConnectionException e) {
            // The client has disconnected.
            LOGGER.log(System.Logger.Level.DEBUG, "a stream has ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        viewers.forEach(Viewer::close);
    }
}
