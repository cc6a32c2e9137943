package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.lab.net.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, a client's error is a 4xx with one short line, never a 5xx, and the log stays small. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomRequestsTest {

    private static final String TINY = "{\"set\":{\"iterations\":20,\"evaluation.samples\":100,\"evaluation.every\":10,"
            + "\"pretraining\":\"none\"}}";
    private static final int LONGEST_SENTENCE = 1000;
    private static final String CHUNKED = head("POST /api/experiment HTTP/1.1", "Host: localhost",
            "Content-Type: application/json", "Transfer-Encoding: chunked");

    private final Laboratory lab = new Laboratory(LabOptions.local(0, Limits.STANDARD.with(Limit.NEURONS, 64)
            .with(Limit.BATCH, 256).with(Limit.UPLOAD, 100_000)),
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(5), 16 << 10));
    private final LogListener log = new LogListener();
    private String run = "";

    private record Harmless(String path, String type, String body) {}

    private static final List<Harmless> BODIES = List.of(
            new Harmless("/api/experiment", "application/json",
                    "{\"experiment\":{\"data\":\"ring8\",\"latent\":{\"type\":\"normal\",\"dimension\":2}},"
                            + "\"set\":{\"generator.hidden\":\"[8,8]\",\"seed\":\"7\",\"penalty\":\"r1\"}}"),
            new Harmless("/api/experiment", "application/json",
                    "{\"experiment\":\"data: normal(0,1)\\nbatch: 10\\noptimiser: {type: adam}\",\"set\":{\"range\":[-4,4]}}"),
            new Harmless("/api/experiment", "application/json", "{\"preset\":\"recommended\",\"set\":{\"seed\":3}}"),
            new Harmless("/api/runs", "application/json",
                    "{\"lanes\":[" + TINY + "],\"play\":false,\"speed\":{\"iterationsPerSecond\":60}}"),
            new Harmless("/api/runs/RUN/control", "application/json",
                    "{\"action\":\"speed\",\"iterationsPerSecond\":60}"),
            new Harmless("/api/runs/RUN/control", "application/json", "{\"action\":\"speed\",\"secondsPerStage\":1.5}"),
            new Harmless("/api/runs/RUN/control", "application/json",
                    "{\"action\":\"change\",\"lane\":0,\"learningRate\":0.01,\"generatorLearningRate\":0.01,"
                            + "\"discriminatorSteps\":2,\"generatorSteps\":1}"),
            new Harmless("/api/runs/RUN/control", "application/json",
                    "{\"action\":\"step\",\"what\":\"iteration\",\"count\":1}"),
            new Harmless("/api/runs/RUN/control", "application/json",
                    "{\"action\":\"restart\",\"lanes\":[" + TINY + "]}"),
            new Harmless("/api/runs/RUN/control", "application/json", "{\"action\":\"pause\"}"),
            new Harmless("/api/drawings", "application/json",
                    "{\"kind\":\"density\",\"low\":-5,\"high\":5,\"heights\":[0,0.5,1,0.5]}"),
            new Harmless("/api/drawings", "application/json",
                    "{\"kind\":\"mask\",\"width\":8,\"height\":8,\"pixels\":\"" + "/".repeat(85) + "w==\"}"),
            new Harmless("/api/seeds", "application/json",
                    "{\"set\":{\"iterations\":20,\"evaluation.samples\":100,\"pretraining\":\"none\"},\"first\":1,\"count\":1}"),
            new Harmless("/api/uploads?name=a.csv", "text/csv", "x,y\n" + "1.5,2\n3,-4e3\n".repeat(30)));

    @BeforeAll
    void begin() {
        run = lab.run(TINY);
    }

    @AfterEach
    void theLogIsSmallAndPlain() {
        List<LogRecord> heard = log.heard();
        assertThat(heard).hasSizeLessThan(60);
        for (LogRecord record : heard) {
            assertThat(record.getMessage()).hasSizeLessThan(400).matches("[^\\p{Cntrl}]*");
        }
    }

    @AfterAll
    void end() {
        lab.close();
        log.close();
    }

    private static void assertIsAnswered(int status, String body, long seed, Object sent) {
        assertThat(status).as("%s: %s to %.2000s", Seed.replay(seed), body, sent).isBetween(200, 499);
        if (status >= 400) {
            JsonNode answer = Laboratory.JSON.readTree(body);
            assertThat(answer.get("error").stringValue()).as("%s: %.2000s", Seed.replay(seed), sent).isNotBlank()
                    .hasSizeLessThan(LONGEST_SENTENCE).matches("[^\\p{Cntrl}]*");
        }
    }

    private void sendBodies(int count) {
        long first = Seed.first();
        for (long seed = first; seed < first + Seed.count(count); seed++) {
            Mutator mutator = new Mutator(seed);
            Harmless harmless = mutator.pick(BODIES);
            String body = harmless.type.equals("text/csv")
                    ? mutator.letters(harmless.body, 1 + mutator.below(5))
                    : mutator.body(harmless.body);
            HttpResponse<String> response = lab.send(lab.request(harmless.path.replace("RUN", run))
                    .header("Content-Type", harmless.type).POST(HttpRequest.BodyPublishers.ofString(body)));
            assertIsAnswered(response.statusCode(), response.body(), seed, harmless.path + " " + body);
            if (response.statusCode() == 201) {
                forget(Laboratory.JSON.readTree(response.body()));
            }
        }
    }

    private void forget(JsonNode made) {
        for (String kind : List.of("run", "strip")) {
            if (made.has(kind)) {
                String path = (kind.equals("run") ? "/api/runs/" : "/api/seeds/") + made.get(kind).stringValue();
                assertThat(lab.send(lab.request(path).DELETE()).statusCode()).isEqualTo(204);
            }
        }
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private List<String> requests() {
        String json = "Content-Type: application/json\r\n";
        List<String> requests = new ArrayList<>();
        for (String path : List.of("/", "/api/info", "/api/catalogue", "/app.js", "/api/runs/" + run,
                "/api/runs/" + run + "/series?points=5", "/api/runs/" + run + "/frames/3?lane=0",
                "/api/runs/" + run + "/experiment.yaml")) {
            requests.add("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nConnection: close\r\n\r\n");
        }
        String body = "{\"preset\":\"tutorial\"}";
        requests.add("POST /api/experiment?name=x HTTP/1.1\r\nHost: localhost\r\n" + json + "Content-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body);
        requests.add("POST /api/experiment HTTP/1.1\r\nHost: localhost\r\n" + json
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + Integer.toHexString(body.length())
                + "\r\n" + body
                + "\r\n0\r\n\r\n");
        requests.add("POST /api/drawings HTTP/1.1\r\nHost: localhost:" + lab.server().port() + "\r\n" + json
                + "Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        requests.add(head("GET /api/info HTTP/1.1", "Host: localhost", "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"));
        requests.add("GET /api/info HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(3));
        requests.add(head("DELETE /api/runs/r-none HTTP/1.1", "Host: [::1]:80", "Cookie: a=b; c=d",
                "Origin: http://localhost", "Connection: close"));
        return requests;
    }

    private void sendMutatedRequests(int count) throws IOException {
        long first = Seed.first();
        List<String> requests = requests();
        for (long seed = first; seed < first + Seed.count(count); seed++) {
            Mutator mutator = new Mutator(seed);
            String request = mutator.letters(mutator.pick(requests), 1 + mutator.below(4));
            assertAnswered(raw(Mutator.bytes(request)), seed, request);
        }
    }

    private static void assertAnswered(String answer, long seed, String request) {
        for (String part : answer.split("(?=HTTP/1\\.1 \\d{3} )")) {
            assertThat(part).as("%s: %.3000s", Seed.replay(seed), request).doesNotStartWith("HTTP/1.1 5");
        }
    }

    /** Sends bytes and says that no more will come; returns all that comes back. */
    private String raw(byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), lab.server().port())) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                return ""; // refused before all was sent
            }
        }
    }

    @Test
    void randomBodiesAreRefusedInOneShortLine() {
        sendBodies(1500);
    }

    @Test
    void mutatedRequestsAreRefused() throws IOException {
        sendMutatedRequests(2000);
    }

    @Test
    @Tag("nightly")
    void manyRandomBodiesAreRefusedInOneShortLine() {
        sendBodies(100_000);
    }

    @Test
    @Tag("nightly")
    void manyMutatedRequestsAreRefused() throws IOException {
        sendMutatedRequests(100_000);
    }

    @ParameterizedTest
    @MethodSource("longNumbers")
    void aNumberWithoutEndIsRefused(String path, String body) {
        HttpResponse<String> response = lab.postRaw(path.replace("RUN", run), body.replace("N", "9".repeat(400)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Laboratory.JSON.readTree(response.body()).get("error").stringValue()).hasSizeLessThan(300);
    }

    static List<Arguments> longNumbers() {
        String control = "/api/runs/RUN/control";
        return Stream.of(
                new String[]{"/api/drawings", "{\"kind\":\"density\",\"low\":N,\"high\":5,\"heights\":[1,1]}"},
                new String[]{"/api/drawings", "{\"kind\":\"density\",\"low\":0,\"high\":N,\"heights\":[1,1]}"},
                new String[]{"/api/drawings", "{\"kind\":\"density\",\"low\":0,\"high\":5,\"heights\":[1,N]}"},
                new String[]{"/api/drawings", "{\"kind\":\"mask\",\"width\":N,\"height\":8,\"pixels\":\"\"}"},
                new String[]{control, "{\"action\":\"change\",\"learningRate\":N}"},
                new String[]{control, "{\"action\":\"change\",\"generatorSteps\":N}"},
                new String[]{control, "{\"action\":\"change\",\"lane\":N,\"learningRate\":1}"},
                new String[]{control, "{\"action\":\"speed\",\"iterationsPerSecond\":N}"},
                new String[]{control, "{\"action\":\"step\",\"what\":\"iteration\",\"count\":N}"},
                new String[]{"/api/seeds", "{\"first\":N}"},
                new String[]{"/api/experiment", "{\"set\":{\"batch\":N}}"},
                new String[]{"/api/experiment", "{\"experiment\":{\"optimiser\":{\"learningRate\":N}}}"})
                .map(pair -> Arguments.of((Object[]) pair)).toList();
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void aBadChunkIsRefusedAndTheConnectionClosed(String chunks) throws IOException {
        String head = CHUNKED;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), lab.server().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(Mutator.bytes(head + chunks));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 4").contains("\"error\"").hasSizeLessThan(1500);
        }
    }

    static List<String> chunks() {
        return List.of("zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n", "\r\n{}\r\n",
                "2;" + "x".repeat(5000) + "\r\n{}\r\n",
                "7fffffff\r\n{}", "ffffffffff\r\n{}", "80000000\r\n", "2\n{}", "0x2\r\n{}\r\n0\r\n\r\n",
                "+2\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}\r\nzz\r\n", "2\r\n{}\r\n0\r\nx: y\r\n");
    }

    @Test
    void anExtensionOfAMegabyteIsNotLogged() throws IOException {
        String answer = raw(Mutator.bytes(CHUNKED + "2;" + "x".repeat(1 << 20) + "\r\n{}\r\n0\r\n\r\n"));
        assertThat(answer).isIn("", answer.startsWith("HTTP/1.1 4") ? answer : "a refusal");
    }

    @Test
    void whatIsTooLongIsRefused() throws IOException {
        String end = "Host: localhost\r\nConnection: close\r\n\r\n";
        for (String request : List.of("GET /" + "x".repeat(10_000) + " HTTP/1.1\r\n" + end,
                "GET /api/info?" + "a=b&".repeat(10_000) + " HTTP/1.1\r\n" + end,
                "GET / HTTP/1.1\r\n" + "X-Y: z\r\n".repeat(20_000) + end,
                "GET / HTTP/1.1\r\nX: " + "y".repeat(1 << 20) + "\r\n" + end, "G".repeat(1 << 20))) {
            String answer = raw(Mutator.bytes(request));
            assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 4")).as(answer).isTrue();
        }
    }

    @Test
    void whatIsNoRequestOfThisProtocolIsRefused() throws IOException {
        for (String request : List.of("POSTe/api/experiment?name=x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/3\r\nHost: a\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nA B: c\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX\r\n\r\n",
                "POST /api/experiment HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /api/experiment HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /api/experiment HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n{}",
                "POST /api/experiment HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n{}")) {
            assertThat(raw(Mutator.bytes(request))).as(request).startsWith("HTTP/1.1 4").contains("\"error\"");
        }
    }

    @Test
    void invalidUtf8InABodyIsRefused() {
        byte[] body = Mutator.bytes("{\"preset\":\"\u00c3(\u00ff\"}");
        HttpResponse<String> response = lab
                .send(lab.request("/api/experiment").header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertIsAnswered(response.statusCode(), response.body(), 0, "invalid UTF-8");
        assertThat(response.statusCode()).isEqualTo(400);
    }
}
