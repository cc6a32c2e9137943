package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunTest {

    private static final Map<String, String> SHORT = Map.of("iterations", "300", "evaluation.samples", "2000",
            "evaluation.every", "100");

    @TempDir
    private Path folder = Path.of("");
    private Laboratory lab = new Laboratory();

    @BeforeAll
    void open() {
        assertThat(lab.get("/api/info").get("limits").get("frames").intValue()).isEqualTo(30);
    }

    @AfterAll
    void close() {
        lab.close();
    }

    private Parameters weights(String run) throws IOException {
        Path file = Files.createTempFile(folder, "model", ".gan");
        Files.write(file, lab.download("/api/runs/" + run + "/model.gan"));
        return GanModel.read(file).pair().parameters();
    }

    private static List<float[]> of(Parameters parameters, String network) {
        return parameters.values().entrySet().stream().filter(entry -> entry.getKey().startsWith(network))
                .map(entry -> entry.getValue().elements()).toList();
    }

    private static void assertSame(List<float[]> actual, List<float[]> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i)).containsExactly(expected.get(i));
        }
    }

    @Test
    void aRunEndsWithTheLibrarysDistanceToTheBit() {
        TrainedGan expected = Trainer.of(Experiment.preset("tutorial").with(SHORT)).train();

        JsonNode status = lab.finish(lab.run(Laboratory.SHORT));

        JsonNode lane = status.get("lanes").get(0);
        assertThat(lane.get("outcome").stringValue()).isEqualTo("completed");
        assertThat(lane.get("iteration").intValue()).isEqualTo(300);
        JsonNode judgement = lane.get("judgement");
        assertThat(judgement.get("value").doubleValue()).isEqualTo(expected.judgement().headline().value());
        assertThat(judgement.get("floor").doubleValue())
                .isEqualTo(expected.judgement().headline().floor());
        assertThat(judgement.get("verdict").stringValue()).isEqualTo(expected.judgement().verdict().words());
    }

    @Test
    void whatIsTakenAwayIsWhatTheTrainerLeaves() throws IOException {
        TrainedGan expected = Trainer.of(Experiment.preset("tutorial").with(SHORT)).train();
        String run = lab.run(Laboratory.SHORT);
        lab.finish(run);

        assertThat(weights(run)).isEqualTo(expected.pair().parameters());
        String yaml = new String(lab.download("/api/runs/" + run + "/experiment.yaml"), StandardCharsets.UTF_8);
        assertThat(Experiment.parse(yaml)).isEqualTo(expected.experiment());
        String history = new String(lab.download("/api/runs/" + run + "/history.csv"), StandardCharsets.UTF_8);
        assertThat(history.lines().count()).isEqualTo(1 + 1000 + 1 + 300);
        assertThat(names(lab.download("/api/runs/" + run + "/run.zip"))).contains("run/experiment.yaml",
                "run/model.gan", "run/history.csv", "run/summary.json", "run/report.html");
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void aStepOfDChangesDOnlyAndOneOfGChangesGOnly() throws IOException {
        String run = lab.run(Laboratory.SHORT);
        lab.step(run, "iteration", 3);
        Parameters before = weights(run);

        JsonNode status = lab.step(run, "discriminator", 1);
        Parameters afterD = weights(run);
        assertThat(status.get("lanes").get(0).get("pending").get("discriminator").intValue()).isEqualTo(1);
        assertThat(status.get("lanes").get(0).get("iteration").intValue()).isEqualTo(3);
        assertSame(of(afterD, "generator"), of(before, "generator"));
        assertThat(of(afterD, "discriminator").getFirst()).isNotEqualTo(of(before, "discriminator").getFirst());

        JsonNode whole = lab.step(run, "generator", 1);
        Parameters afterG = weights(run);
        assertSame(of(afterG, "discriminator"), of(afterD, "discriminator"));
        assertThat(of(afterG, "generator").getFirst()).isNotEqualTo(of(afterD, "generator").getFirst());
        assertThat(whole.get("lanes").get(0).get("iteration").intValue()).isEqualTo(4);

        String other = lab.run(Laboratory.SHORT);
        lab.step(other, "iteration", 4);
        assertThat(weights(other)).isEqualTo(afterG);
    }

    @Test
    void restartingFromTheSeedLeavesTheSameBits() throws IOException {
        String run = lab.run(Laboratory.SHORT);
        lab.step(run, "iteration", 5);
        Parameters first = weights(run);

        JsonNode status = lab.control(run, "{\"action\": \"restart\"}");
        assertThat(status.get("scene").intValue()).isEqualTo(2);
        assertThat(status.get("lanes").get(0).get("iteration").intValue()).isZero();
        lab.step(run, "iteration", 5);
        assertThat(weights(run)).isEqualTo(first);

        lab.control(run, "{\"action\": \"restart\", \"lanes\": [{\"set\": {\"seed\": 2}}]}");
        lab.step(run, "iteration", 5);
        assertThat(weights(run)).isNotEqualTo(first);
    }

    @Test
    void settingsChangeWhileItTrains() {
        String run = lab.run("{\"set\": {\"iterations\": 300, \"evaluation.samples\": 2000,"
                + " \"penalty\": \"{type: r1, weight: 1}\"}}");
        lab.step(run, "iteration", 10);
        lab.control(run, "{\"action\": \"change\", \"learningRate\": 0.01, \"discriminatorSteps\": 3,"
                + " \"penaltyWeight\": 5}");
        JsonNode lane = lab.step(run, "iteration", 10).get("lanes").get(0);

        assertThat(lane.get("live").get("learningRate").doubleValue()).isEqualTo(0.01);
        assertThat(lane.get("live").get("penaltyWeight").doubleValue()).isEqualTo(5);
        assertThat(lane.get("discriminatorSteps").intValue()).isEqualTo(10 + 30);
        assertThat(lane.get("generatorSteps").intValue()).isEqualTo(20);
        assertThat(lane.get("changes").valueStream().map(change -> change.get("field").stringValue()))
                .containsExactlyInAnyOrder("learningRate", "discriminatorSteps", "penaltyWeight");
        String yaml = new String(lab.download("/api/runs/" + run + "/experiment.yaml"), StandardCharsets.UTF_8);
        assertThat(yaml).contains("learningRate: 0.01").contains("weight: 5.0").contains("discriminatorSteps: 3");

        var refused = lab.postRaw("/api/runs/" + run + "/control",
                "{\"action\": \"change\", \"learningRate\": -1}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("learningRate").contains("-1");
    }

    @Test
    void theSliderShowsEveryMomentThatWasKept() {
        try (Laboratory small = new Laboratory(Limits.STANDARD.with(Limit.HISTORY, 11))) {
            String run = small.run(Laboratory.SHORT);
            small.finish(run);

            JsonNode frames = small.get("/api/runs/" + run + "/frames");
            long[] iterations = frames.get("iterations").valueStream().mapToLong(JsonNode::longValue).toArray();
            assertThat(iterations.length).isBetween(6, 11);
            assertThat(iterations[0]).isZero();
            assertThat(iterations[iterations.length - 1]).isEqualTo(300);
            JsonNode first = small.get("/api/runs/" + run + "/frames/0");
            JsonNode middle = small.get("/api/runs/" + run + "/frames/" + (iterations[5] + 1));
            assertThat(first.get("past").booleanValue()).isTrue();
            assertThat(first.get("iteration").intValue()).isZero();
            assertThat(middle.get("iteration").longValue()).isEqualTo(iterations[5]);
            assertThat(middle.get("pG")).isNotEqualTo(first.get("pG"));
        }
    }

    @Test
    void aPacedRunKeepsItsPaceAndPausesAtOnce() {
        String run = lab.run(Laboratory.SHORT);
        lab.step(run, "iteration", 1);
        long begin = System.nanoTime();
        lab.control(run, "{\"action\": \"speed\", \"iterationsPerSecond\": 20}");
        lab.control(run, "{\"action\": \"play\"}");
        Laboratory.sleep(1000);
        JsonNode status = lab.control(run, "{\"action\": \"pause\"}");
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(status.get("state").stringValue()).isEqualTo("paused");
        assertThat(status.get("lanes").get(0).get("iteration").doubleValue()).isBetween(5.0, 20 * seconds + 4);
        Laboratory.sleep(150);
        assertThat(lab.get("/api/runs/" + run).get("lanes").get(0).get("iteration"))
                .isEqualTo(status.get("lanes").get(0).get("iteration"));
    }

    @Test
    void twoLanesStepOnOneClockAndTellWhereTheyDiffer() {
        String run = lab.run(Laboratory.SHORT, "{\"set\": {\"iterations\": 300, \"evaluation.samples\": 2000,"
                + " \"evaluation.every\": 100, \"optimiser.learningRate\": 0.01, \"pretraining\": \"none\"}}");
        JsonNode status = lab.step(run, "iteration", 7);
        assertThat(status.get("lanes").get(0).get("iteration").intValue()).isEqualTo(7);
        assertThat(status.get("lanes").get(1).get("iteration").intValue()).isEqualTo(7);
        assertThat(status.get("differences").valueStream().map(JsonNode::stringValue))
                .contains("optimiser.learningRate").doesNotContain("seed", "name", "batch");
        lab.finish(run);
        assertThat(lab.get("/api/runs/" + run + "/frame?lane=0").get("lane").intValue()).isZero();
        assertThat(lab.get("/api/runs/" + run + "/frame?lane=1").get("distance"))
                .isNotEqualTo(lab.get("/api/runs/" + run + "/frame?lane=0").get("distance"));
    }

    @Test
    void seedsGiveTheDistancesOfTheTrainer() {
        JsonNode made = lab.post("/api/seeds", "{\"set\": {\"iterations\": 300, \"evaluation.samples\": 2000},"
                + " \"first\": 4, \"count\": 3}");
        String path = "/api/seeds/" + made.get("strip").stringValue();
        JsonNode strip = made;
        while (!strip.get("state").stringValue().equals("finished")) {
            assertThat(strip.get("state").stringValue()).isIn("waiting", "running");
            Laboratory.sleep(50);
            strip = lab.get(path);
        }
        assertThat(strip.get("results").size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            TrainedGan expected = Trainer.of(Experiment.preset("tutorial").with(Map.of("iterations", "300",
                    "evaluation.samples", "2000", "seed", Integer.toString(4 + i)))).train();
            JsonNode result = strip.get("results").get(i);
            assertThat(result.get("seed").intValue()).isEqualTo(4 + i);
            assertThat(result.get("value").doubleValue()).isEqualTo(expected.judgement().headline().value());
            assertThat(result.get("pG").size()).isEqualTo(strip.get("scene").get("x").size());
        }
    }

    @Test
    void aRunThatDivergesEndsWithAnEventAndItsLastGoodState() {
        String run = lab
                .run("{\"set\": {\"iterations\": 300, \"evaluation.samples\": 2000, \"objective\": \"wasserstein\","
                        + " \"optimiser\": \"{type: sgd, learningRate: 1000}\", \"pretraining\": \"none\","
                        + " \"discriminator.activation\": \"relu\", \"generator.output\": \"linear\"}}");
        JsonNode lane = lab.finish(run).get("lanes").get(0);

        assertThat(lane.get("outcome").stringValue()).isEqualTo("not-finite");
        assertThat(lane.get("events").valueStream().map(event -> event.get("kind").stringValue()))
                .contains("not-finite");
        assertThat(lane.get("judgement").get("success").booleanValue()).isFalse();
        assertThat(lab.get("/api/runs/" + run + "/frame").get("iteration").intValue()).isLessThan(300);
        assertThat(lab.postRaw("/api/runs/" + run + "/control",
                "{\"action\": \"step\", \"what\": \"iteration\"}").statusCode()).isEqualTo(409);
        assertThat(lab.control(run, "{\"action\": \"restart\"}").get("state").stringValue()).isEqualTo("paused");
    }

    @Test
    void aPresetIsARun() {
        for (JsonNode preset : lab.get("/api/catalogue").get("presets")) {
            if (!preset.has("refused")) {
                String run = lab.run("{\"preset\": \"" + preset.get("name").stringValue() + "\"}",
                        "{\"experiment\": " + preset.get("experiment") + "}");
                assertThat(lab.get("/api/runs/" + run).get("differences").isEmpty()).isTrue();
            }
        }
    }
}
