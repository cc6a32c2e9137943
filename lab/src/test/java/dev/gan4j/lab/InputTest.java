package dev.gan4j.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.experiment.Experiment;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InputTest {

    private final Laboratory lab = new Laboratory();

    @AfterAll
    void close() {
        lab.close();
    }

    private JsonNode upload(String csv) {
        HttpResponse<String> response = lab.send(lab.request("/api/uploads?name=notes.csv")
                .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(csv)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Laboratory.JSON.readTree(response.body());
    }

    private static String table() {
        Random random = new Random(1);
        return "name,length,width\n" + IntStream.range(0, 400)
                .mapToObj(i -> "n" + i + "," + (10 + random.nextGaussian()) + "," + random.nextGaussian())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void anUploadIsTrainedOnAndNamedByItsId() {
        JsonNode upload = upload(table());
        String id = upload.get("upload").stringValue();
        assertThat(upload.get("rows").intValue()).isEqualTo(400);
        assertThat(upload.get("columns").valueStream().map(column -> column.get("name").stringValue()))
                .containsExactly("length", "width");

        String run = lab.run("{\"experiment\": {\"data\": {\"file\": \"" + id + "\", \"column\": \"length\"},"
                + " \"iterations\": 50}}");
        JsonNode status = lab.finish(run);
        JsonNode column = status.get("lanes").get(0).get("judgement").get("figures").get("columns").get(0);
        assertThat(column.get("judged").get("mean").doubleValue()).isCloseTo(10, within(1.0));
        JsonNode scene = lab.get("/api/runs/" + run + "/scene");
        assertThat(scene.get("quantity").stringValue()).isEqualTo("length");
        assertThat(scene.get("estimated").booleanValue()).isTrue();
        String yaml = new String(lab.download("/api/runs/" + run + "/experiment.yaml"), StandardCharsets.UTF_8);
        assertThat(yaml).startsWith("# The data are in the file notes.csv, ").contains("file: \"notes.csv\"")
                .doesNotContain(id).doesNotContain("gan4j-lab-");
        String zip = new String(lab.download("/api/runs/" + run + "/run.zip"), StandardCharsets.ISO_8859_1);
        assertThat(zip).contains("run/notes.csv");
        assertThat(new String(lab.download("/api/runs/" + run + "/model.gan"), StandardCharsets.ISO_8859_1))
                .doesNotContain("gan4j-lab-");

        JsonNode again = lab.post("/api/experiment", Laboratory.JSON.writeValueAsString(
                Laboratory.JSON.createObjectNode().put("experiment", yaml)
                        .set("files", Laboratory.JSON.createObjectNode().put("notes.csv", id))));
        assertThat(again.get("yaml").stringValue()).isEqualTo(yaml);
    }

    @Test
    void twoColumnsOfAnUploadArePoints() {
        String id = upload(table()).get("upload").stringValue();
        String run = lab.run("{\"experiment\": {\"data\": {\"file\": \"" + id
                + "\", \"columns\": [\"length\", \"width\"]}, \"iterations\": 20, \"latent\": {\"type\": \"normal\","
                + " \"dimension\": 2}}}");
        lab.finish(run);
        JsonNode scene = lab.get("/api/runs/" + run + "/scene");
        assertThat(scene.get("kind").stringValue()).isEqualTo("points");
        assertThat(scene.get("names").valueStream().map(JsonNode::stringValue)).containsExactly("length", "width");
    }

    @Test
    void moreColumnsAreATable() {
        String id = upload(rows("#,-#,7#").replaceFirst("^", "a,b,c\n")).get("upload").stringValue();
        String run = lab.run("{\"experiment\": {\"data\": {\"file\": \"" + id
                + "\", \"columns\": [\"a\", \"b\", \"c\"]}, \"iterations\": 20}}");
        lab.finish(run);
        JsonNode scene = lab.get("/api/runs/" + run + "/scene");
        assertThat(scene.get("kind").stringValue()).isEqualTo("table");
        assertThat(scene.get("names").valueStream().map(JsonNode::stringValue)).containsExactly("a", "b", "c");
        assertThat(scene.get("correlations").valueStream().map(JsonNode::doubleValue)).startsWith(1.0, -1.0);
        JsonNode frame = lab.get("/api/runs/" + run + "/frame");
        assertThat(frame.get("pG").size()).isEqualTo(scene.get("pData").size()).isEqualTo(3 * 40);
        assertThat(frame.get("correlations").size()).isEqualTo(9);
    }

    private static String rows(String pattern) {
        return IntStream.range(0, 60).mapToObj(i -> pattern.replace("#", Integer.toString(i)))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void columnsThatNobodyChoosesRefuseNoUpload() throws IOException {
        JsonNode penguins = upload(Files.readString(Path.of("..", "examples", "data", "penguins.csv")));
        assertThat(penguins.get("columns").valueStream().map(column -> column.get("key").stringValue()))
                .containsExactly("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");
        assertThat(penguins.get("columns").valueStream().map(column -> column.get("missing").intValue()))
                .containsExactly(2, 2, 2, 2);
        assertThat(penguins.get("others").valueStream().map(column -> column.get("why").stringValue()))
                .containsExactly("text", "text", "text");
        for (String table : List.of("plz,x\n10115,1\n01068,2\n" + rows("10115,#"), "y,x\n1,1\nword,2\n" + rows("3,#"),
                "y,x\n1,1\n,2\n" + rows("1,#"), "1,1\ninf,2\n" + rows("1,#"))) {
            JsonNode answer = upload(table);
            assertThat(answer.get("columns").valueStream().map(column -> column.get("number").intValue())).as(table)
                    .contains(2);
            lab.run("{\"experiment\": {\"data\": {\"file\": " + answer.get("upload") + ", \"column\": \"2\"}}}"
                    .replace("\"2\"", answer.get("header").booleanValue() ? "\"x\"" : "\"2\""));
        }
    }

    @Test
    void rowsWithBlanksAreLeftOutWhereTheExperimentSaysSo() throws IOException {
        String id = upload(Files.readString(Path.of("..", "examples", "data", "penguins.csv"))).get("upload")
                .stringValue();
        String lane = "{\"experiment\": {\"data\": {\"file\": \"" + id + "\", \"columns\": [\"bill_length_mm\","
                + " \"body_mass_g\"]%s}, \"iterations\": 5, \"latent\": {\"type\": \"normal\", \"dimension\": 2}}}";
        lab.finish(lab.run(lane.formatted(", \"missing\": \"drop\"")));
        HttpResponse<String> refused = lab.postRaw("/api/runs", "{\"lanes\": [" + lane.formatted("") + "]}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("4 missing in 2 of 344 rows (data.missing: drop leaves such rows out)")
                .doesNotContain("--");
    }

    @Test
    void anUploadThatNothingCanBeTrainedOnIsRefusedWithTheReason() {
        HttpResponse<String> refused = lab.send(lab.request("/api/uploads?name=notes.csv")
                .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString("k\n" + rows("n#"))));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("notes.csv: no column can be trained on: column 1 'k': line 2: 'n0' is not a"
                        + " number");
    }

    @Test
    void aColumnThatIsNotThereIsToldByTheUploadsName() {
        String id = upload(table()).get("upload").stringValue();
        HttpResponse<String> refused = lab.postRaw("/api/runs", "{\"lanes\": [{\"experiment\": {\"data\": {\"file\": \""
                + id + "\", \"column\": \"height\"}}}]}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("notes.csv").contains("height").doesNotContain("gan4j-lab-");
    }

    @Test
    void aDrawnDensityIsADistributionThatALinkCanHold() {
        String data = lab.post("/api/drawings", "{\"kind\": \"density\", \"low\": -2, \"high\": 2,"
                + " \"heights\": [1, 0, 2, 1]}").get("data").stringValue();
        UnivariateDistribution distribution = UnivariateDistribution.parse(data);
        assertThat(distribution.density(-1.5)).isCloseTo(0.25, within(1e-9));
        assertThat(distribution.density(-0.5)).isZero();
        assertThat(distribution.density(0.5)).isCloseTo(0.5, within(1e-9));
        JsonNode experiment = lab.post("/api/experiment", "{\"set\": {\"data\": \"" + data + "\"}}");
        assertThat(experiment.get("kind").stringValue()).isEqualTo("numbers");
        assertThat(Experiment.parse(experiment.get("yaml").stringValue()).toYaml())
                .isEqualTo(experiment.get("yaml").stringValue());
    }

    @Test
    void aDrawnMaskIsWherePointsAre() {
        byte[] ink = new byte[16 * 16];
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                ink[row * 16 + column] = (byte) 255; // the upper left quarter
            }
        }
        JsonNode drawn = lab.post("/api/drawings", "{\"kind\": \"mask\", \"width\": 16, \"height\": 16, \"pixels\": \""
                + Base64.getEncoder().encodeToString(ink) + "\"}");
        String run = lab.run("{\"experiment\": {\"data\": " + drawn.get("data")
                + ", \"iterations\": 5, \"latent\": {\"type\": \"normal\", \"dimension\": 2}}}");
        JsonNode real = lab.get("/api/runs/" + run + "/scene").get("real");
        for (int i = 0; i < real.size(); i += 2) {
            assertThat(real.get(i).doubleValue()).isNotPositive();
            assertThat(real.get(i + 1).doubleValue()).isNotNegative();
        }
    }

    @Test
    void theCatalogueListsWhatTheLibraryAccepts() {
        JsonNode catalogue = lab.get("/api/catalogue");
        for (JsonNode target : catalogue.get("targets")) {
            boolean isNumbers = target.get("kind").stringValue().equals("numbers");
            JsonNode answer = lab.post("/api/experiment",
                    "{\"set\": {\"data\": \"" + target.get("expression").stringValue()
                            + "\"}}");
            assertThat(answer.get("dimension").intValue()).isEqualTo(isNumbers ? 1 : 2);
        }
        for (JsonNode objective : catalogue.get("objectives")) {
            JsonNode answer = lab.post("/api/experiment",
                    "{\"set\": {\"objective\": \"" + objective.get("key").stringValue() + "\"}}");
            assertThat(answer.get("experiment").get("discriminator").get("output").stringValue().equals("linear"))
                    .isEqualTo(objective.get("raw").booleanValue());
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        catalogue.get("fields").forEach(field -> fields.put(field.get("path").stringValue(), field));
        for (JsonNode field : fields.values()) {
            String path = field.get("path").stringValue();
            boolean isShown = !path.startsWith("label") && !path.startsWith("data") && field.get("of").isEmpty();
            if (isShown && List.of("word", "choice").contains(field.get("type").stringValue())) {
                field.get("words").forEach(word -> lab.post("/api/experiment",
                        "{\"set\": {\"" + path + "\": \"" + word.stringValue() + "\"}}"));
            }
        }
        for (JsonNode optimiser : requireNonNull(fields.get("optimiser")).get("words")) {
            JsonNode answer = lab.post("/api/experiment",
                    "{\"set\": {\"optimiser.type\": \"" + optimiser.stringValue() + "\"}}");
            fields.forEach((path, field) -> {
                if (path.startsWith("optimiser.") && field.get("of").valueStream()
                        .anyMatch(type -> type.stringValue().equals(optimiser.stringValue()))) {
                    assertThat(answer.get("experiment").get("optimiser").has(path.substring(10))).as(path).isTrue();
                }
            });
        }
        assertThat(requireNonNull(fields.get("optimiser.beta1")).get("of").get(0).stringValue()).isEqualTo("adam");
        assertThat(requireNonNull(fields.get("penalty")).get("words").size()).isEqualTo(7);
        assertThat(requireNonNull(fields.get("discriminatorSteps")).get("most").intValue()).isEqualTo(100);
        assertThat(fields.values().stream().filter(field -> field.get("live").booleanValue())
                .map(field -> field.get("path").stringValue())).containsExactly("discriminatorSteps",
                        "generatorSteps", "optimiser.generatorLearningRate", "optimiser.learningRate", "penalty.limit",
                        "penalty.weight");
        assertThat(catalogue.get("presets").size()).isEqualTo(Experiment.presets().size());
    }
}
