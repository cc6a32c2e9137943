package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Visitors who come, make runs, watch, change, take away and leave, most of them without a goodbye, at a laboratory whose
 * heap has a ceiling. {@code -Dgan4j.churn.seconds=1800} goes on for half an hour; {@code -Dgan4j.churn.seed=N} makes the
 * same choices again.
 */
class ChurnTest {

    private static final int SECONDS = Integer.getInteger("gan4j.churn.seconds", 8);
    private static final long SEED = Long.getLong("gan4j.churn.seed", System.nanoTime());
    private static final int VISITORS = 8;
    private static final String CEILING = "-Xmx192m";
    private static final long MOST_GROWTH = 32L << 20;
    private static final List<String> EXPERIMENTS = List.of(
            "{\"set\": {\"iterations\": 200, \"pretraining.steps\": 50, \"evaluation.samples\": 1000}}",
            "{\"set\": {\"iterations\": 1000000, \"evaluation.samples\": 1000}}",
            "{\"preset\": \"recommended\", \"set\": {\"iterations\": 100000, \"evaluation.samples\": 1000}}",
            "{\"set\": {\"data\": \"ring8\", \"latent\": \"{type: normal, dimension: 2}\", \"iterations\": 50000,"
                    + " \"evaluation.samples\": 1000}}",
            "{\"set\": {\"batch\": 0}}");
    private static final List<String> CONTROLS = List.of("{\"action\": \"play\"}", "{\"action\": \"pause\"}",
            "{\"action\": \"step\", \"what\": \"iteration\", \"count\": 5}",
            "{\"action\": \"step\", \"what\": \"stage\", \"count\": 1}", "{\"action\": \"restart\"}",
            "{\"action\": \"speed\", \"iterationsPerSecond\": 200}",
            "{\"action\": \"speed\", \"secondsPerStage\": 0.1}",
            "{\"action\": \"change\", \"learningRate\": 0.01}", "{\"action\": \"dance\"}");
    private static final List<String> TAKEN = List.of("", "/experiment.yaml", "/model.gan", "/history.csv", "/run.zip",
            "/frame", "/frames", "/series", "/scene");

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    /** The runs that were made and may be there. */
    private final Set<String> runs = ConcurrentHashMap.newKeySet();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    @Test
    void noMemoryIsLostAndNoVisitorIsFailed() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                CEILING,
                "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
                SmallLaboratory.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true)) {
            URI root = URI.create("http://127.0.0.1:" + answers.readLine());
            visit(root, SECONDS / 4);
            long before = memory(questions, answers);
            visit(root, SECONDS - SECONDS / 4);
            long after = memoryAtRest(before, questions, answers);
            System.out.printf(Locale.ROOT, "ChurnTest: %,d requests in %d s, statuses %s, heap %,d then %,d kB,"
                    + " replayed by -Dgan4j.churn.seconds=%d -Dgan4j.churn.seed=%d%n",
                    statuses.values().stream().mapToInt(AtomicInteger::get).sum(), SECONDS, new TreeMap<>(statuses),
                    before >> 10, after >> 10, SECONDS, SEED);

            assertThat(failures).isEmpty();
            assertThat(process.isAlive()).isTrue();
            assertThat(after - before).isLessThan(MOST_GROWTH);
            assertThat(statuses.keySet()).contains(200, 201, 400).allMatch(status -> status < 500);
            assertThat(get(root, "/api/info").statusCode()).isEqualTo(200);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /**
     * Returns the memory in use once what the last visitors left has ended: a training that was removed stops at its next
     * iteration, and one that is judged when it has been. What is still held after half a minute is lost.
     */
    private static long memoryAtRest(long before, PrintWriter questions, BufferedReader answers) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        long now = memory(questions, answers);
        while (now - before >= MOST_GROWTH && System.nanoTime() < end) {
            Thread.sleep(200);
            now = memory(questions, answers);
        }
        return now;
    }

    private static long memory(PrintWriter questions, BufferedReader answers) throws IOException {
        questions.println("memory");
        return Long.parseLong(answers.readLine());
    }

    /** Lets visitors come for some seconds; then all runs are removed, so that what is left in memory can be compared. */
    private void visit(URI root, int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        AtomicLong visitor = new AtomicLong(SEED);
        try (ExecutorService visitors = Executors.newFixedThreadPool(VISITORS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                all.add(visitors.submit(() -> {
                    while (System.nanoTime() < end) {
                        visitOnce(root, new Random(visitor.incrementAndGet()));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        for (String run : runs) {
            send(HttpRequest.newBuilder(root.resolve("/api/runs/" + run)).DELETE());
        }
        runs.clear();
    }

    private void visitOnce(URI root, Random random) throws IOException, InterruptedException {
        get(root, List.of("/", "/app.js", "/api/info", "/api/catalogue", "/nowhere").get(random.nextInt(5)));
        if (random.nextInt(4) == 0) {
            send(HttpRequest.newBuilder(root.resolve("/api/uploads?name=a.csv")).header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofString(column(random))));
        }
        HttpResponse<byte[]> made = post(root, "/api/runs", "{\"play\": " + random.nextBoolean() + ", \"lanes\": ["
                + EXPERIMENTS.get(random.nextInt(EXPERIMENTS.size())) + "]}");
        if (made.statusCode() != 201) {
            return;
        }
        String run = JsonMapper.shared().readTree(made.body()).get("run").stringValue();
        runs.add(run);
        for (int i = random.nextInt(6); i > 0; i--) {
            switch (random.nextInt(3)) {
                case 0 -> watch(root, run, random.nextInt(20));
                case 1 -> post(root, "/api/runs/" + run + "/control",
                        CONTROLS.get(random.nextInt(CONTROLS.size())));
                default -> get(root, "/api/runs/" + run + TAKEN.get(random.nextInt(TAKEN.size())));
            }
        }
        if (random.nextInt(3) > 0) {
            send(HttpRequest.newBuilder(root.resolve("/api/runs/" + run)).DELETE());
        }
    }

    private static String column(Random random) {
        StringBuilder text = new StringBuilder("x\n");
        for (int i = 0; i < 2000; i++) {
            text.append(random.nextGaussian()).append('\n');
        }
        return text.toString();
    }

    /** Reads some lines of a stream, and leaves. */
    private void watch(URI root, String run, int lines) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/api/stream?run=" + run))
                .timeout(Duration.ofSeconds(60)).build();
        HttpResponse<InputStream> stream = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        count(stream.statusCode());
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines && reader.readLine() != null; i++) {
                // What it says is others' test.
            }
        }
    }

    private HttpResponse<byte[]> get(URI root, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(root.resolve(path)));
    }

    private HttpResponse<byte[]> post(URI root, String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(root.resolve(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request.timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        count(response.statusCode());
        if (response.statusCode() >= 500) {
            JsonNode body = JsonMapper.shared().readTree(response.body());
            failures.add(response.request().method() + " " + response.uri() + ": " + body);
        }
        return response;
    }

    private void count(int status) {
        statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
    }
}
