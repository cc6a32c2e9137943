package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.lab.net.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that connect and say nothing, or very slowly, do not keep others out, and are not waited for. */
@Timeout(120)
class ConnectionsTest {

    private static final String TOKEN = "a-token-of-some-length";
    private static final String HEAD = "GET /api/info HTTP/1.1\r\nHost: localhost\r\n";
    private static final String WITH_TOKEN = HEAD + "Authorization: Bearer " + TOKEN + "\r\n\r\n";
    private static final Patience SHORT = new Patience(Duration.ofMillis(700), Duration.ofMillis(1500),
            Duration.ofMillis(700), 10_000);

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static LabServer open(Limits limits, Patience patience) throws IOException {
        return LabServer.start(new LabOptions("0.0.0.0", 0, TOKEN, List.of(), limits), patience);
    }

    private Socket connect(LabServer server, String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        sockets.add(socket);
        socket.setSoTimeout(20_000);
        send(socket, text);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** All that comes until the server closes. */
    private static String rest(Socket socket) {
        StringBuilder text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("timed out");
        }
        return text.toString();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private String ask(LabServer server) throws IOException {
        try (Socket socket = connect(server, WITH_TOKEN.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))) {
            return rest(socket);
        }
    }

    @Test
    void fifteenHundredSilentConnectionsKeepNobodyOut() throws IOException {
        try (LabServer server = open(Limits.STANDARD.with(Limit.STREAMS, 50), Patience.STANDARD)) {
            for (int i = 0; i < 1500; i++) {
                try {
                    connect(server, "GET / HTTP/1.1\r\n");
                } catch (IOException e) {
                    // The server has closed it at once.
                }
                if (i % 100 == 0) {
                    long begin = System.nanoTime();
                    assertThat(ask(server)).startsWith("HTTP/1.1 200");
                    assertThat(seconds(begin)).isLessThan(5);
                }
            }
            assertThat(ask(server)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void connectionsThatAreAtWorkAreNotGivenUpForOthers() throws IOException {
        try (LabServer server = open(Limits.STANDARD.with(Limit.CONNECTIONS, 8), Patience.STANDARD)) {
            String body = "{\"lanes\": [" + Laboratory.SHORT + "]}";
            String created = rest(connect(server,
                    WITH_TOKEN.replace("GET /api/info", "POST /api/runs").replace("\r\n\r\n",
                            "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + body.length()
                                    + "\r\n\r\n" + body)));
            String run = created.replaceAll("(?s).*\"run\":\"([^\"]+)\".*", "$1");
            List<Socket> streams = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Socket stream = connect(server, WITH_TOKEN.replace("/api/info", "/api/stream?run=" + run));
                assertThat(stream.getInputStream().read()).isEqualTo('H');
                streams.add(stream);
            }
            assertThat(rest(connect(server, ""))).startsWith("HTTP/1.1 429").contains("--connections");
            for (Socket stream : streams) {
                assertThat(stream.getInputStream().read()).isEqualTo('T');
            }
        }
    }

    @Test
    void aHeadThatDoesNotEndIsNotWaitedFor() throws IOException {
        try (LabServer server = open(Limits.STANDARD, SHORT)) {
            long begin = System.nanoTime();
            Socket silent = connect(server, "");
            Socket slow = connect(server, "GET / HTTP/1.1\r\n");
            Thread dribble = dribbling(slow, "X: a\r\n");
            assertThat(rest(slow)).startsWith("HTTP/1.1 408").contains("\"error\"");
            assertThat(rest(silent)).startsWith("HTTP/1.1 408");
            assertThat(seconds(begin)).isLessThan(5);
            dribble.interrupt();
        }
    }

    @Test
    void aBodyThatDoesNotEndIsNotWaitedFor() throws IOException {
        try (LabServer server = open(Limits.STANDARD, SHORT)) {
            for (String token : List.of(TOKEN, "none")) {
                long begin = System.nanoTime();
                Socket slow = connect(server, "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
                Thread dribble = dribbling(slow, " ");
                assertThat(rest(slow)).startsWith(token.equals(TOKEN) ? "HTTP/1.1 408" : "HTTP/1.1 401");
                assertThat(seconds(begin)).isLessThan(5);
                dribble.interrupt();
            }
        }
    }

    @Test
    void aBodyThatComesAtItsRateIsWaitedFor() throws IOException, InterruptedException {
        try (LabServer server = open(Limits.STANDARD, SHORT)) {
            Socket slow = connect(server, "POST /api/experiment HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + TOKEN
                    + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 60002\r\n\r\n");
            for (int i = 0; i < 20; i++) {
                Thread.sleep(100);
                send(slow, " ".repeat(3000));
            }
            send(slow, "{}");
            assertThat(rest(slow)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aConnectionWithoutAnotherRequestIsClosed() throws IOException {
        try (LabServer server = open(Limits.STANDARD, SHORT)) {
            long begin = System.nanoTime();
            Socket idle = connect(server, WITH_TOKEN);
            assertThat(rest(idle)).startsWith("HTTP/1.1 200").doesNotContain("408");
            assertThat(seconds(begin)).isBetween(1.0, 6.0);
        }
    }

    @Test
    void aClientThatDoesNotReadItsAnswersIsNotWaitedFor() throws IOException, InterruptedException {
        try (LabServer server = open(Limits.STANDARD, SHORT)) {
            Socket deaf = connect(server, "");
            OutputStream out = deaf.getOutputStream();
            byte[] requests = HEAD.concat("\r\n").repeat(100).getBytes(StandardCharsets.ISO_8859_1);
            boolean closed = false;
            long begin = System.nanoTime();
            Thread writer = Thread.currentThread();
            Thread alarm = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(30_000);
                    writer.interrupt();
                } catch (InterruptedException e) {
                    // It is over in time.
                }
            });
            while (!closed && seconds(begin) < 30) {
                try {
                    out.write(requests);
                } catch (IOException e) {
                    closed = true;
                }
            }
            alarm.interrupt();
            assertThat(closed).isTrue();
            assertThat(ask(server)).startsWith("HTTP/1.1 200");
        }
    }

    /** Sends a little now and then. */
    private static Thread dribbling(Socket socket, String text) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Thread.sleep(50);
                    send(socket, text);
                }
            } catch (IOException | InterruptedException e) {
                // The server has closed it, or the test is over.
            }
        });
    }
}
