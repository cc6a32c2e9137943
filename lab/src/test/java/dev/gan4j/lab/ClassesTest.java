package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Training with classes: those of a column of an upload, and the modes of a mixture. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassesTest {

    private static final String POINTS = "\"columns\": [\"x\", \"y\"]";
    private static final String RING = "{\"experiment\": {\"data\": \"ring(4,1,0.05)\", \"label\": \"mode\","
            + " \"iterations\": 20, \"evaluation\": {\"samples\": 1000}}}";

    private final Laboratory lab = new Laboratory();
    private JsonNode upload = Laboratory.JSON.createObjectNode();

    @BeforeAll
    void send() {
        Random random = new Random(1);
        HttpResponse<String> response = lab.send(lab.request("/api/uploads?name=birds.csv")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("number,x,y,kind,ring\n" + IntStream.range(0, 400)
                        .mapToObj(i -> "n" + i + "," + ((i % 4 == 0 ? -3 : 3) + random.nextGaussian()) + ","
                                + random.nextGaussian() + "," + (i % 4 == 0 ? "auk" : i == 1 ? "" : "tern") + ","
                                + i % 3)
                        .collect(Collectors.joining("\n")))));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        upload = Laboratory.JSON.readTree(response.body());
    }

    @AfterAll
    void close() {
        lab.close();
    }

    private String labelled(String columns, String label) {
        return "{\"experiment\": {\"data\": {\"file\": " + upload.get("upload") + ", " + columns
                + ", \"missing\": \"drop\"}, \"label\": " + label + ", \"iterations\": 20}}";
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    private String refused(String lane) {
        HttpResponse<String> answer = lab.postRaw("/api/runs", "{\"lanes\": [" + lane + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    @Test
    void anUploadTellsWhichColumnsMayBeTheLabel() {
        assertThat(upload.get("labels").valueStream().map(label -> label.get("key").stringValue()))
                .containsExactly("kind", "ring");
        assertThat(upload.get("labels").get(0).get("classes").intValue()).isEqualTo(2);
        assertThat(upload.get("labels").get(0).get("missing").intValue()).isEqualTo(1);
        assertThat(upload.get("labels").get(1).get("number").intValue()).isEqualTo(5);
    }

    @Test
    void theClassesOfAnUploadAreDrawnWithItsPoints() {
        String run = lab.run(labelled(POINTS, "{\"column\": \"kind\"}"));
        JsonNode status = lab.finish(run);

        JsonNode scene = lab.get("/api/runs/" + run + "/scene");
        assertThat(texts(scene.get("classes").get("names"))).containsExactly("auk", "tern");
        JsonNode codes = scene.get("classes").get("real");
        JsonNode real = scene.get("real");
        assertThat(codes.size()).isEqualTo(real.size() / 2).isEqualTo(500);
        long right = IntStream.range(0, codes.size())
                .filter(i -> codes.get(i).intValue() == (real.get(2 * i).doubleValue() < 0 ? 0 : 1)).count();
        assertThat(right).isGreaterThan(490);
        assertThat(scene.get("ratio").booleanValue()).isFalse();

        JsonNode frame = lab.get("/api/runs/" + run + "/frame");
        assertThat(frame.get("classes").size()).isEqualTo(frame.get("generated").size() / 2);
        double tern = frame.get("classes").valueStream().mapToInt(JsonNode::intValue).average().orElseThrow();
        assertThat(tern).isCloseTo(0.75, within(0.08));

        JsonNode figures = status.get("lanes").get(0).get("judgement").get("figures");
        assertThat(texts(Laboratory.JSON.valueToTree(figures.get("classes").valueStream()
                .map(each -> each.get("name").stringValue()).toList()))).containsExactly("auk", "tern");
    }

    @Test
    void theExperimentKeepsItsLabelOnItsWayOutAndIn() {
        String run = lab.run(labelled(POINTS, "{\"column\": \"4\", \"discriminator\": \"one-hot\"}"));
        String yaml = new String(lab.download("/api/runs/" + run + "/experiment.yaml"), StandardCharsets.UTF_8);
        assertThat(yaml).contains("label:", "column: kind", "- auk", "one-hot");

        ObjectNode asked = Laboratory.JSON.createObjectNode().put("experiment", yaml);
        asked.putObject("files").set("birds.csv", upload.get("upload"));
        JsonNode again = lab.post("/api/experiment", asked.toString());
        assertThat(again.get("yaml").stringValue()).isEqualTo(yaml);

        // What the page's address holds is the experiment as a tree.
        ObjectNode linked = Laboratory.JSON.createObjectNode();
        linked.set("experiment", again.get("experiment"));
        assertThat(lab.post("/api/experiment", linked.toString()).get("experiment"))
                .isEqualTo(again.get("experiment"));

        linked.putObject("set").putObject("label").put("column", "ring");
        assertThat(texts(lab.post("/api/experiment", linked.toString()).get("experiment").get("label")
                .get("classes"))).containsExactly("0", "1", "2");
    }

    @Test
    void theModesOfAMixtureAreItsClasses() {
        String run = lab.run(RING);
        JsonNode centres = lab.get("/api/runs/" + run + "/scene").get("modes").get("centres");
        try (Laboratory.Stream stream = lab.stream("run=" + run)) {
            for (int stage = 1; stage <= 8; stage++) {
                lab.step(run, "stage", 1);
                JsonNode seen = stream.next("stage", any -> true);
                assertThat(seen.get("classes").size()).isEqualTo(40);
                // A real sample is near the mode that is its class.
                for (int i = 0; i < seen.get("x").size() / 2; i++) {
                    int mode = seen.get("classes").get(i).intValue();
                    assertThat(seen.get("x").get(2 * i).doubleValue())
                            .isCloseTo(centres.get(2 * mode).doubleValue(), within(0.5));
                }
            }
        }
        lab.finish(run);
        JsonNode scene = lab.get("/api/runs/" + run + "/scene");
        assertThat(texts(scene.get("classes").get("names"))).containsExactly("1", "2", "3", "4");
        assertThat(scene.get("manifold").isNull()).isTrue();
        for (int i = 0; i < 100; i++) {
            int mode = scene.get("classes").get("real").get(i).intValue();
            assertThat(scene.get("real").get(2 * i).doubleValue())
                    .isCloseTo(centres.get(2 * mode).doubleValue(), within(0.4));
            assertThat(scene.get("real").get(2 * i + 1).doubleValue())
                    .isCloseTo(centres.get(2 * mode + 1).doubleValue(), within(0.4));
        }
        assertThat(lab.get("/api/runs/" + run + "/frame").get("classes").valueStream().map(JsonNode::intValue)
                .distinct().sorted()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void ofOneColumnEachClassHasItsPartOfTheDensity() {
        String run = lab.run(labelled("\"columns\": [\"x\"]", "{\"column\": \"kind\"}"));
        lab.finish(run);
        JsonNode scene = lab.get("/api/runs/" + run + "/scene");
        assertThat(scene.get("kind").stringValue()).isEqualTo("numbers");
        assertThat(texts(scene.get("classes").get("names"))).containsExactly("auk", "tern");
        JsonNode parts = scene.get("classes").get("pData");
        JsonNode x = scene.get("x");
        double width = scene.get("width").doubleValue();
        assertThat(parts.size()).isEqualTo(2 * x.size());
        double auks = 0;
        double left = 0;
        double terns = 0;
        for (int cell = 0; cell < x.size(); cell++) {
            auks += width * parts.get(cell).doubleValue();
            left += x.get(cell).doubleValue() < 0 ? width * parts.get(cell).doubleValue() : 0;
            terns += width * parts.get(x.size() + cell).doubleValue();
        }
        assertThat(auks).isCloseTo(0.25, within(0.03));
        assertThat(left).isGreaterThan(0.98 * auks);
        assertThat(terns).isCloseTo(0.75, within(0.03));
        assertThat(lab.get("/api/runs/" + run + "/frame").get("classes").size()).isEqualTo(2 * x.size());
    }

    @Test
    void ofATableEachColumnIsDividedByClass() {
        String run = lab.run(labelled("\"columns\": [\"x\", \"y\", \"ring\"]", "\"kind\""));
        lab.finish(run);
        JsonNode scene = lab.get("/api/runs/" + run + "/scene");
        assertThat(scene.get("kind").stringValue()).isEqualTo("table");
        assertThat(scene.get("classes").get("pData").size()).isEqualTo(2 * scene.get("pData").size());
        assertThat(lab.get("/api/runs/" + run + "/frame").get("classes").size()).isEqualTo(2 * 3 * 40);
        for (int cell = 0; cell < 3 * 40; cell++) {
            double sum = scene.get("classes").get("pData").get(cell).doubleValue()
                    + scene.get("classes").get("pData").get(3 * 40 + cell).doubleValue();
            assertThat(sum).isCloseTo(scene.get("pData").get(cell).doubleValue(), within(1e-3));
        }
    }

    @Test
    void seedsAreTriedWithClasses() {
        JsonNode made = lab.post("/api/seeds", "{\"count\": 2, " + RING.substring(1));
        try (Laboratory.Stream stream = lab.stream("seeds=" + made.get("strip").stringValue())) {
            JsonNode strip = stream.next("seeds", any -> any.get("state").stringValue().equals("finished"));
            assertThat(strip.get("scene").get("classes").get("names").size()).isEqualTo(4);
        }
    }

    @Test
    void whatCannotBeALabelIsRefusedWithTheReason() {
        assertThat(refused(labelled(POINTS, "\"x\"")))
                .contains("birds.csv: column 2 'x' must be either the label or one of the columns but is both")
                .doesNotContain("gan4j-lab-");
        assertThat(refused(labelled(POINTS, "\"number\"")))
                .contains("label must have at most 32 classes to be shown but has 400");
        assertThat(refused(labelled(POINTS, "\"wing\""))).contains("birds.csv").contains("wing");
        assertThat(refused("{\"experiment\": {\"data\": \"moons\", \"label\": \"mode\"}}"))
                .contains("label must be none if the data are neither columns of a file");
        assertThat(refused("{\"experiment\": {\"data\": \"grid(6,2,0.05)\", \"label\": \"mode\"}}"))
                .contains("label must have at most 32 classes to be shown but has 36");
        assertThat(refused("{\"experiment\": {\"data\": {\"file\": " + upload.get("upload") + ", " + POINTS
                + "}, \"label\": \"kind\", \"iterations\": 20}}"))
                .contains("data.missing: drop leaves such rows out");
    }
}
