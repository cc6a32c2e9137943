package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class StreamTest {

    /** Some ten seconds: a fast machine does a tenth of it before forty frames were sent. */
    private static final String LONG = "{\"set\": {\"iterations\": 1000000, \"evaluation.samples\": 2000}}";
    private static final String RING = "{\"set\": {\"data\": \"ring(4,1,0.1)\", \"iterations\": 200,"
            + " \"evaluation.samples\": 1000, \"latent\": \"{type: normal, dimension: 2}\"}}";

    @Test
    void aNewViewerSeesAtOnceAllThereIs() {
        try (Laboratory lab = new Laboratory(); Laboratory.Stream stream = lab.stream("run=" + lab.preparedRun(LONG))) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                names.add(stream.next().name());
            }
            assertThat(names).containsExactlyInAnyOrder("status", "scene", "frame", "series");
            assertThat(names.indexOf("scene")).isLessThan(names.indexOf("frame"));
        }
    }

    @Test
    void framesOfNumbersFitTheirScene() {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(LONG);
            try (Laboratory.Stream stream = lab.stream("run=" + run)) {
                JsonNode scene = stream.next("scene", any -> true);
                lab.control(run, "{\"action\": \"play\"}");
                JsonNode frame = stream.next("frame", any -> any.get("iteration").intValue() > 0);

                int cells = scene.get("x").size();
                double width = scene.get("width").doubleValue();
                for (String field : List.of("pG", "d", "optimum")) {
                    assertThat(frame.get(field).size()).as(field).isEqualTo(cells);
                }
                assertThat(sum(scene.get("pData")) * width).isCloseTo(1, within(0.001));
                assertThat(sum(frame.get("pG")) * width + frame.get("outside").doubleValue())
                        .isCloseTo(1, within(0.001));
                assertThat(frame.get("lines").size()).isEqualTo(scene.get("lineZ").size());
                assertThat(frame.get("g").size()).isEqualTo(scene.get("z").size());
                assertThat(frame.get("crossings").intValue()).isBetween(0, scene.get("pairs").intValue());
                for (int i = 0; i < cells; i++) {
                    double p = scene.get("pData").get(i).doubleValue();
                    double q = frame.get("pG").get(i).doubleValue();
                    if (p + q > 0.01) {
                        assertThat(frame.get("optimum").get(i).doubleValue()).isCloseTo(p / (p + q), within(1e-3));
                    }
                }
                JsonNode later = stream.next("frame", any -> any.get("number").intValue() > 10);
                assertThat(later.get("iteration").intValue()).isGreaterThan(frame.get("iteration").intValue());
            }
        }
    }

    private static double sum(JsonNode numbers) {
        return numbers.valueStream().mapToDouble(JsonNode::doubleValue).sum();
    }

    @Test
    void theDistanceOfAFrameIsTheLibrarysQuickLook() {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(Laboratory.SHORT);
            lab.step(run, "iteration", 200);
            JsonNode looks = lab.get("/api/runs/" + run + "/series").get("distances");
            JsonNode frame = lab.get("/api/runs/" + run + "/frame");
            assertThat(looks.get("iterations").valueStream().map(JsonNode::intValue)).containsExactly(0, 100, 200);
            assertThat(frame.get("distance").doubleValue())
                    .isCloseTo(looks.get("values").get(2).doubleValue(), within(1e-4));
        }
    }

    @Test
    void framesOfPointsFitTheirScene() {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(RING);
            lab.step(run, "iteration", 20);
            JsonNode scene = lab.get("/api/runs/" + run + "/scene");
            JsonNode frame = lab.get("/api/runs/" + run + "/frame");

            assertThat(scene.get("kind").stringValue()).isEqualTo("points");
            assertThat(scene.get("modes").get("centres").size()).isEqualTo(8);
            assertThat(scene.get("real").size()).isEqualTo(1000);
            assertThat(frame.get("generated").size()).isEqualTo(1000);
            assertThat(frame.get("heat").size()).isEqualTo(
                    scene.get("grid").get("columns").intValue() * scene.get("grid").get("rows").intValue());
            assertThat(frame.get("manifold").size()).isEqualTo(2 * scene.get("manifold").get("columns").intValue()
                    * scene.get("manifold").get("rows").intValue());
            assertThat(frame.get("arrows").get("by").size()).isEqualTo(128);
            assertThat(frame.get("arrows").get("by").valueStream().mapToDouble(JsonNode::doubleValue)
                    .map(Math::abs).max().orElse(0)).isPositive();
            assertThat(frame.get("modes").get("of").intValue()).isEqualTo(4);
            assertThat(frame.get("distance").doubleValue()).isPositive();
        }
    }

    @Test
    void dIsAskedForItsVerdictsWhereSomebodyShowsTheDiagramOnly() {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(RING);
            try (Laboratory.Stream without = lab.stream("run=" + run)) {
                assertThat(without.next("frame", any -> true).get("verdicts").isNull()).isTrue();
                lab.step(run, "iteration", 1);
                assertThat(without.next("frame", frame -> frame.get("iteration").intValue() == 1).get("verdicts")
                        .isNull()).isTrue();
                try (Laboratory.Stream with = lab.stream("run=" + run + "&diagram=true")) {
                    assertThat(sum(with.next("frame", any -> true).get("verdicts").get("generated")))
                            .isCloseTo(1, within(0.01));
                    lab.step(run, "iteration", 1);
                    assertThat(sum(with.next("frame", frame -> frame.get("iteration").intValue() == 2)
                            .get("verdicts").get("real"))).isCloseTo(1, within(0.01));
                }
            }
            // Whoever asks for one frame gets all of it.
            assertThat(lab.get("/api/runs/" + run + "/frame").get("verdicts").get("pull").isNumber()).isTrue();
            assertThat(lab.send(lab.request("/api/stream?diagram=yes&run=" + run)).body())
                    .contains("diagram must be true or false but was yes");
        }
    }

    @Test
    void slowMotionShowsEightStagesAndTheyMakeAnIteration() {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(Laboratory.SHORT);
            lab.step(run, "iteration", 1);
            try (Laboratory.Stream stream = lab.stream("run=" + run)) {
                List<String> names = new ArrayList<>();
                JsonNode status = lab.get("/api/runs/" + run);
                JsonNode last = status;
                for (int i = 0; i < 8; i++) {
                    status = lab.step(run, "stage", 1);
                    last = stream.next("stage", any -> true);
                    names.add(last.get("name").stringValue());
                }
                assertThat(names).containsExactly("real", "generate", "judge", "discriminator", "latents", "forge",
                        "slope", "generator");
                assertThat(status.get("lanes").get(0).get("iteration").intValue()).isEqualTo(2);
                assertThat(last.get("generated").size()).isEqualTo(40);
                assertThat(last.get("objectiveG").isNumber()).isTrue();
            }
            JsonNode bySteps = lab.get("/api/runs/" + run + "/frame");
            String other = lab.run(Laboratory.SHORT);
            lab.step(other, "iteration", 2);
            assertThat(bySteps.get("g")).isEqualTo(lab.get("/api/runs/" + other + "/frame").get("g"));
        }
    }

    @Test
    void aRunThatNobodyWatchesIsPausedAndFoundAgain() {
        try (Laboratory lab = new Laboratory(Limits.STANDARD.with(Limit.LEAVE, 1))) {
            String run = lab.run("{\"set\": {\"iterations\": 1000000, \"evaluation.samples\": 2000}}");
            try (Laboratory.Stream stream = lab.stream("run=" + run)) {
                lab.control(run, "{\"action\": \"play\"}");
                stream.next("frame", any -> any.get("iteration").intValue() > 0);
                Laboratory.sleep(1500);
                assertThat(stream.next("status", any -> true).get("state").stringValue()).isEqualTo("running");
            }
            Laboratory.sleep(3500);
            try (Laboratory.Stream again = lab.stream("run=" + run)) {
                JsonNode status = again.next("status", any -> true);
                assertThat(status.get("state").stringValue()).isEqualTo("paused");
                assertThat(status.get("why").stringValue()).contains("nobody watched");
                int iteration = status.get("lanes").get(0).get("iteration").intValue();
                assertThat(iteration).isPositive();
                lab.control(run, "{\"action\": \"play\"}");
                again.next("frame", any -> any.get("iteration").intValue() > iteration);
            }
        }
    }

    @Test
    void aViewerThatDoesNotReadHoldsNobodyUp() throws IOException {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(LONG);
            try (Socket lazy = new Socket()) {
                lazy.setReceiveBufferSize(1024);
                lazy.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), lab.server().port()));
                lazy.getOutputStream().write(("GET /api/stream?run=" + run + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                lab.await(run, status -> status.get("viewers").intValue() == 1);
                try (Laboratory.Stream keen = lab.stream("run=" + run)) {
                    lab.control(run, "{\"action\": \"play\"}");
                    keen.next("frame", any -> any.get("number").intValue() > 40);
                }
                int before = lab.get("/api/runs/" + run).get("lanes").get(0).get("iteration").intValue();
                lab.await(run, status -> status.get("lanes").get(0).get("iteration").intValue() > before + 1000);
            }
        }
    }

    @Test
    void ofTwoStatusesTheOneWithTheLargerNumberIsTheLaterOne() {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(LONG);
            try (Laboratory.Stream stream = lab.stream("run=" + run)) {
                int before = stream.next("status", any -> true).get("number").intValue();
                JsonNode answer = lab.control(run, "{\"action\": \"step\", \"what\": \"iteration\"}");
                assertThat(answer.get("number").intValue()).isGreaterThan(before);
                JsonNode rests = stream.next("status", any -> any.get("state").stringValue().equals("paused")
                        && any.get("lanes").get(0).get("iteration").intValue() == 1);
                assertThat(answer.get("state").stringValue()).isEqualTo("running");
                assertThat(rests.get("number").intValue()).isGreaterThan(answer.get("number").intValue());
            }
        }
    }

    @Test
    void whoeverWatchesIsToldWhenARunIsEnded() {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(LONG);
            try (Laboratory.Stream stream = lab.stream("run=" + run)) {
                stream.next("scene", any -> true);
                assertThat(lab.send(lab.request("/api/runs/" + run).DELETE()).statusCode()).isEqualTo(204);
                assertThat(stream.next("gone", any -> true).get("run").stringValue()).isEqualTo(run);
            }
            assertThat(lab.send(lab.request("/api/runs/" + run)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aStripOfSeedsIsStreamedAsItIsDone() {
        try (Laboratory lab = new Laboratory()) {
            String strip = lab.post("/api/seeds", "{\"set\": {\"iterations\": 50, \"evaluation.samples\": 1000,"
                    + " \"data\": \"ring(4,1,0.1)\", \"latent\": \"{type: normal, dimension: 2}\"}, \"count\": 4}")
                    .get("strip").stringValue();
            try (Laboratory.Stream stream = lab.stream("seeds=" + strip)) {
                JsonNode last = stream.next("seeds", any -> any.get("state").stringValue().equals("finished"));
                assertThat(last.get("done").intValue()).isEqualTo(4);
                assertThat(last.get("results").valueStream().map(result -> result.get("seed").intValue()))
                        .containsExactly(1, 2, 3, 4);
                for (JsonNode result : last.get("results")) {
                    assertThat(result.get("points").size()).isEqualTo(400);
                    assertThat(result.get("modes").get("of").intValue()).isEqualTo(4);
                }
                assertThat(last.get("results").get(0).get("points")).isNotEqualTo(
                        last.get("results").get(1).get("points"));
            }
            assertThat(lab.send(lab.request("/api/seeds/" + strip).DELETE()).statusCode()).isEqualTo(204);
            assertThat(lab.send(lab.request("/api/seeds/" + strip)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aRestartIsASceneOfItsOwnForWhoeverWatches() {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(Laboratory.SHORT);
            lab.step(run, "iteration", 5);
            try (Laboratory.Stream stream = lab.stream("run=" + run)) {
                assertThat(stream.next("frame", any -> true).get("scene").intValue()).isEqualTo(1);
                lab.control(run, "{\"action\": \"restart\", \"lanes\": [{\"set\": {\"data\": \"uniform(0,1)\"}}]}");
                JsonNode scene = stream.next("scene", any -> any.get("scene").intValue() == 2);
                JsonNode frame = stream.next("frame", any -> any.get("scene").intValue() == 2);
                assertThat(frame.get("iteration").intValue()).isZero();
                assertThat(scene.get("domain").get(1).doubleValue()).isLessThan(2);
            }
        }
    }
}
