package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Many clients that watch at once from a process of their own. {@code -Dgan4j.viewers=200 -Dgan4j.viewers.seconds=20} is the
 * load that the laboratory promises to bear; without them there are few, for a moment.
 */
@Timeout(180)
class ManyViewersTest {

    private static final int VIEWERS = Integer.getInteger("gan4j.viewers", 20);
    private static final int SECONDS = Integer.getInteger("gan4j.viewers.seconds", 4);
    private static final double PROMISED_MILLISECONDS = 250;
    private static final long MOST_GROWTH = 64L << 20;

    @Test
    void everyViewerReceivesFramesInTimeAndNoRunIsLost() throws IOException, InterruptedException {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run("{\"set\": {\"iterations\": 1000000, \"evaluation.samples\": 2000}}");
            lab.control(run, "{\"action\": \"speed\", \"iterationsPerSecond\": 2000}");
            lab.control(run, "{\"action\": \"play\"}");
            Process clients = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
                    System.getProperty("java.class.path"), Viewers.class.getName(),
                    lab.uri("/api/stream?run=" + run).toString(), Integer.toString(VIEWERS),
                    Integer.toString(SECONDS))).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            lab.await(run, status -> status.get("viewers").intValue() == VIEWERS || !clients.isAlive());
            long before = memory();
            String report = new String(clients.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            long after = memory();
            assertThat(clients.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(clients.exitValue()).as(report).isZero();
            System.getLogger(ManyViewersTest.class.getName()).log(System.Logger.Level.INFO, "{0}", report);

            JsonNode numbers = Laboratory.JSON.readTree(report);
            assertThat(numbers.get("viewers").intValue()).isEqualTo(VIEWERS);
            assertThat(numbers.get("fewestFrames").intValue()).isGreaterThan(SECONDS);
            assertThat(numbers.get("delay95").doubleValue()).isLessThan(PROMISED_MILLISECONDS);
            assertThat(after - before).isLessThan(MOST_GROWTH);
            JsonNode status = lab.get("/api/runs/" + run);
            assertThat(status.get("state").stringValue()).isEqualTo("running");
            assertThat(status.get("lanes").get(0).get("iteration").intValue()).isPositive();
        }
    }

    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
