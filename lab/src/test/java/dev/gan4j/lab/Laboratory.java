package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.lab.net.Patience;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.schedule.SystemScheduler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server on a free port, and a client of it. */
final class Laboratory implements AutoCloseable {

    /** A tutorial that takes a moment. */
    static final String SHORT = "{\"set\": {\"iterations\": 300, \"evaluation.samples\": 2000, \"evaluation.every\": 100}}";

    static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LabServer server;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Laboratory() {
        this(Limits.STANDARD);
    }

    Laboratory(Limits limits) {
        this(LabOptions.local(0, limits));
    }

    Laboratory(LabOptions options) {
        this(options, Patience.STANDARD);
    }

    Laboratory(LabOptions options, Patience patience) {
        this(options, patience, SystemScheduler.INSTANCE);
    }

    Laboratory(LabOptions options, Scheduler scheduler) {
        this(options, Patience.STANDARD, scheduler);
    }

    private Laboratory(LabOptions options, Patience patience, Scheduler scheduler) {
        try {
            server = LabServer.start(options, patience, scheduler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LabServer server() {
        return server;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> postRaw(String path, String body) {
        return send(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posts what the server must accept. */
    JsonNode post(String path, String body) {
        HttpResponse<String> response = postRaw(path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return JSON.readTree(response.body());
    }

    JsonNode get(String path) {
        HttpResponse<String> response = send(request(path));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    byte[] download(String path) {
        HttpResponse<byte[]> response = send(request(path), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** Makes a run of these lanes, paused; returns its id. */
    String run(String... lanes) {
        return post("/api/runs", "{\"lanes\": [" + String.join(", ", lanes) + "]}").get("run").stringValue();
    }

    /** As {@link #run}, with its networks compiled. */
    String preparedRun(String... lanes) {
        String run = run(lanes);
        await(run, status -> !status.get("lanes").get(0).get("state").stringValue().equals("preparing"));
        return run;
    }

    JsonNode control(String run, String body) {
        return post("/api/runs/" + run + "/control", body);
    }

    /** Takes steps and waits until they are done. */
    JsonNode step(String run, String what, int count) {
        control(run, "{\"action\": \"step\", \"what\": \"" + what + "\", \"count\": " + count + "}");
        return await(run, status -> !status.get("state").stringValue().equals("running"));
    }

    JsonNode await(String run, Predicate<JsonNode> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode status = get("/api/runs/" + run);
            if (condition.test(status)) {
                return status;
            }
            sleep(20);
        }
        throw new AssertionError("it did not happen within " + PATIENCE + ": " + get("/api/runs/" + run));
    }

    JsonNode finish(String run) {
        control(run, "{\"action\": \"play\"}");
        return await(run, status -> status.get("state").stringValue().equals("finished"));
    }

    static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes that no well-behaved client would send; returns all that comes back. */
    String raw(String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Opens a stream of events, on a connection of its own that closes at once. */
    Stream stream(String query) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri("/api/stream?" + query).toURL().openConnection();
            connection.setReadTimeout((int) PATIENCE.toMillis());
            assertThat(connection.getResponseCode()).isEqualTo(200);
            return new Stream(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An event of a stream. */
    record Event(String name, JsonNode data) {}

    /** Events, one after another. */
    static final class Stream implements AutoCloseable {

        private final HttpURLConnection connection;
        private final BufferedReader lines;

        Stream(HttpURLConnection connection) throws IOException {
            this.connection = connection;
            lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        }

        Event next() {
            try {
                String name = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        return new Event(name, JSON.readTree(line.substring(6)));
                    }
                }
                return new Event("end", JSON.createObjectNode());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The next event of a name that fits. */
        JsonNode next(String name, Predicate<JsonNode> condition) {
            while (true) {
                Event event = next();
                assertThat(event.name()).isNotEqualTo("end");
                if (event.name().equals(name) && condition.test(event.data())) {
                    return event.data();
                }
            }
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
    }
}
