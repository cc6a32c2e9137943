package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.train.TableTrainer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tables of mixed columns in the laboratory. */
@Timeout(300)
class TablesTest {

    private static final Path PENGUINS = Path.of("..", "examples", "data", "penguins.csv");
    private static final Map<String, String> SHORT = Map.of("likelihood.epochs", "3", "generator", "{embedding: 16,"
            + " hidden: 16}", "game.iterations", "20", "game.every", "10", "game.discriminatorHidden", "[16]");

    @TempDir
    private Path folder;

    private static String upload(Laboratory lab, String name, String csv) {
        return Laboratory.JSON.readTree(lab.send(lab.request("/api/uploads?name=" + name)
                .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(csv))).body())
                .get("upload").stringValue();
    }

    private static String penguins(Laboratory lab) throws IOException {
        return upload(lab, "penguins.csv", Files.readString(PENGUINS));
    }

    private static String shortly() {
        return Laboratory.JSON.writeValueAsString(SHORT);
    }

    private static JsonNode make(Laboratory lab, String upload, boolean play) {
        return lab.post("/api/tables",
                "{\"upload\": \"" + upload + "\", \"set\": " + shortly() + ", \"play\": " + play + "}");
    }

    private static JsonNode await(Laboratory lab, String run, Predicate<JsonNode> condition) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (System.nanoTime() < end) {
            JsonNode status = lab.get("/api/tables/" + run);
            assertThat(status.get("state").stringValue()).as(status.toString()).isNotEqualTo("failed");
            if (condition.test(status)) {
                return status;
            }
            Laboratory.sleep(20);
        }
        throw new AssertionError("it did not happen: " + lab.get("/api/tables/" + run));
    }

    private static JsonNode finish(Laboratory lab, String run) {
        return await(lab, run, status -> status.get("state").stringValue().equals("finished"));
    }

    private static String where(String... conditions) {
        return java.util.Arrays.stream(conditions)
                .map(text -> "where=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode card(JsonNode cards, String column) {
        return StreamSupport.stream(cards.get("columns").spliterator(), false)
                .filter(card -> card.get("name").stringValue().equals(column)).findFirst().orElseThrow();
    }

    private static List<String> where(JsonNode bar) {
        return StreamSupport.stream(bar.get("where").spliterator(), false).map(JsonNode::stringValue).toList();
    }

    private static double sum(JsonNode bars, String of) {
        return StreamSupport.stream(bars.spliterator(), false).mapToDouble(bar -> bar.get(of).doubleValue()).sum();
    }

    @Test
    void aTableHasTheWeightsThatTheCommandTrainsWhoeverLooksAtIt() throws IOException {
        TableModel expected = TableTrainer.of(TableExperiment.of(PENGUINS).with(SHORT)).train(progress -> {},
                Judging.WITHOUT_REFEREES);
        try (Laboratory lab = new Laboratory()) {
            JsonNode made = make(lab, penguins(lab), false);
            String run = made.get("run").stringValue();
            assertThat(made.get("state").stringValue()).isEqualTo("paused");
            assertThat(made.get("rows").intValue()).isEqualTo(344);
            await(lab, run, status -> status.get("phase").stringValue().equals("likelihood"));
            try (Laboratory.Stream stream = lab.stream("table=" + run)) {
                stream.next("tableStatus", status -> true);
                stream.next("tableCards", cards -> cards.get("step").intValue() == 0);
                lab.post("/api/tables/" + run + "/control", "{\"action\": \"play\"}");
                while (!lab.get("/api/tables/" + run).get("state").stringValue().equals("finished")) {
                    lab.get("/api/tables/" + run + "/cards?" + where("species=Gentoo"));
                }
                JsonNode last = stream.next("tableCards", cards -> cards.get("isFinal").booleanValue());
                assertThat(last.get("real").intValue()).isEqualTo(expected.judgement().sizes().judging());
            }
            Path file = folder.resolve("penguins.gan");
            Files.write(file, lab.download("/api/tables/" + run + "/model.gan"));
            TableModel model = TableModel.read(file);
            assertThat(model.weights()).isEqualTo(expected.weights());
            assertThat(model.experiment().table()).isEqualTo(Path.of("penguins.csv").toAbsolutePath());
            Files.write(folder.resolve("penguins.yaml"), lab.download("/api/tables/" + run + "/experiment.yaml"));
            Files.copy(PENGUINS, folder.resolve("penguins.csv"));
            assertThat(TableTrainer.of(TableExperiment.read(folder.resolve("penguins.yaml"))).experiment())
                    .isEqualTo(TableTrainer.of(TableExperiment.of(folder.resolve("penguins.csv")).with(SHORT))
                            .experiment());
        }
    }

    @Test
    void whoeverWatchesARunThatNobodyPlaysIsToldWhenItCanBegin() throws IOException {
        try (Laboratory lab = new Laboratory()) {
            JsonNode made = make(lab, penguins(lab), false);
            try (Laboratory.Stream stream = lab.stream("table=" + made.get("run").stringValue())) {
                JsonNode told = stream.next("tableStatus",
                        status -> status.get("phase").stringValue().equals("likelihood"));
                assertThat(told.get("state").stringValue()).isEqualTo("paused");
            }
        }
    }

    @Test
    void theJudgementIsThatOfReports() throws IOException {
        try (Laboratory lab = new Laboratory()) {
            String run = make(lab, penguins(lab), true).get("run").stringValue();
            JsonNode done = finish(lab, run);
            Path file = folder.resolve("penguins.gan");
            Files.write(file, lab.download("/api/tables/" + run + "/model.gan"));
            TableModel model = TableModel.read(file);
            assertThat(done.get("judgement").get("words").stringValue())
                    .isEqualTo(model.judgement().verdict().words());
            assertThat(done.get("judgement").get("scores").size()).isEqualTo(model.judgement().scores().size());
            assertThat(new String(lab.download("/api/tables/" + run + "/report.html"), StandardCharsets.UTF_8))
                    .contains("Pairs of columns");
            // The cards are those of the report.
            JsonNode cards = lab.get("/api/tables/" + run + "/cards");
            var columns = java.util.Objects.requireNonNull(model.judgement().table()).columns();
            for (int j = 0; j < columns.size(); j++) {
                JsonNode card = cards.get("columns").get(j);
                assertThat(card.get("name").stringValue()).isEqualTo(columns.get(j).name());
                JsonNode histogram = card.get("histogram");
                var expected = columns.get(j).histogram();
                assertThat(histogram.size()).isEqualTo(expected.size());
                for (int k = 0; k < expected.size(); k++) {
                    assertThat(histogram.get(k).get("text").stringValue()).isEqualTo(expected.get(k).text());
                    assertThat(histogram.get(k).get("generated").doubleValue()).isEqualTo(expected.get(k).generated(),
                            within(1e-6));
                }
            }
            // What was seen at each look: the loss before the game, and the trees' area during it.
            assertThat(done.get("likelihood").get("steps").size()).isPositive();
            assertThat(IntStream.range(0, done.get("game").get("steps").size())
                    .map(i -> done.get("game").get("steps").get(i).intValue()).boxed().toList()).startsWith(0, 10);
        }
    }

    @Test
    void everyBarIsAConditionThatRowsSatisfy() throws IOException {
        try (Laboratory lab = new Laboratory()) {
            String run = make(lab, penguins(lab), false).get("run").stringValue();
            await(lab, run, status -> status.get("phase").stringValue().equals("likelihood"));
            JsonNode cards = lab.get("/api/tables/" + run + "/cards");
            assertThat(cards.get("isFinal").booleanValue()).isFalse();
            for (JsonNode card : cards.get("columns")) {
                JsonNode bars = card.get("histogram").isEmpty() ? card.get("top") : card.get("histogram");
                assertThat(sum(bars, "real") + card.get("realBlanks").doubleValue()).isEqualTo(1, within(1e-9));
                for (JsonNode bar : bars) {
                    assertThat(where(bar)).as(bar.toString()).isNotEmpty();
                }
            }
            JsonNode mass = card(cards, "body_mass_g").get("histogram").get(5);
            JsonNode sex = card(cards, "sex").get("top").get(0);
            String query = where(where(mass).toArray(String[]::new)) + "&"
                    + where(where(sex).toArray(String[]::new));
            JsonNode asked = lab.get("/api/tables/" + run + "/cards?" + query);
            assertThat(card(asked, "body_mass_g").get("histogram").get(5).get("generated").doubleValue()).isEqualTo(1);
            assertThat(card(asked, "sex").get("top").get(0).get("generated").doubleValue()).isEqualTo(1);
            assertThat(card(asked, "sex").get("top").get(0).get("real").doubleValue()).isEqualTo(1);
            assertThat(asked.get("pairs").isNull()).isTrue();
            List<String> rows = new String(lab.download("/api/tables/" + run + "/samples.csv?rows=50&" + query),
                    StandardCharsets.UTF_8).lines().toList();
            assertThat(rows).hasSize(51);
            assertThat(rows.getFirst()).isEqualTo(Files.readAllLines(PENGUINS).getFirst());
            assertThat(rows.subList(1, 51)).allMatch(row -> row.endsWith("," + sex.get("text").stringValue()));
        }
    }

    @Test
    void trainingCanBePausedAndStoppedBeforeItsEnd() throws IOException {
        try (Laboratory lab = new Laboratory()) {
            String run = lab.post("/api/tables", "{\"upload\": \"" + penguins(lab) + "\", \"play\": true}").get("run")
                    .stringValue();
            await(lab, run, status -> status.get("step").intValue() > 3);
            assertThat(lab.send(lab.request("/api/tables/" + run + "/model.gan")).statusCode()).isEqualTo(409);
            JsonNode paused = lab.post("/api/tables/" + run + "/control", "{\"action\": \"pause\"}");
            assertThat(paused.get("state").stringValue()).isEqualTo("paused");
            assertThat(paused.get("step").intValue())
                    .isEqualTo(lab.get("/api/tables/" + run).get("step").intValue());
            lab.post("/api/tables/" + run + "/control", "{\"action\": \"stop\"}");
            JsonNode done = finish(lab, run);
            assertThat(done.get("phase").stringValue()).isEqualTo("done");
            Path file = folder.resolve("stopped.gan");
            Files.write(file, lab.download("/api/tables/" + run + "/model.gan"));
            assertThat(TableModel.read(file).training().likelihoodSteps()).isEqualTo(paused.get("step").intValue());
            assertThat(lab.postRaw("/api/tables/" + run + "/control", "{\"action\": \"play\"}").statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void whatCannotBeTrainedIsRefusedWithASentence() throws IOException {
        try (Laboratory lab = new Laboratory(Limits.STANDARD.with(Limit.NEURONS, 300))) {
            String upload = penguins(lab);
            assertRefused(lab, "{}", 400, "upload must be the id of an upload");
            assertRefused(lab, "{\"upload\": \"u-none\"}", 404, "no such upload");
            assertRefused(lab, "{\"upload\": \"" + upload + "\", \"set\": {\"table\": \"/etc/passwd\"}}", 400,
                    "table must not be set");
            assertRefused(lab, "{\"upload\": \"" + upload + "\", \"set\": {\"schema\": \"a.yaml\"}}", 400,
                    "schema must not be set");
            assertRefused(lab, "{\"upload\": \"" + upload + "\", \"set\": {\"generator.hidden\": \"301\"}}", 413,
                    "--neurons");
            assertRefused(lab, "{\"upload\": \"" + upload + "\", \"set\": {\"seeds\": \"1\"}}", 400, "seed");
            assertRefused(lab, "{\"upload\": \"" + upload + "\", \"rows\": 1}", 400, "there is no field rows");
            String keys = upload(lab, "keys.csv", "key,same\n" + IntStream.range(100, 160)
                    .mapToObj(i -> "ORD-000" + i + ",y\n").collect(Collectors.joining()));
            assertRefused(lab, "{\"upload\": \"" + keys + "\"}", 400, "keys.csv: must have a column of numbers");
            String run = make(lab, upload, false).get("run").stringValue();
            await(lab, run, status -> status.get("phase").stringValue().equals("likelihood"));
            HttpResponse<String> unknown = lab
                    .send(lab.request("/api/tables/" + run + "/cards?" + where("species=Emperor")));
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).contains("Adelie, Chinstrap, Gentoo");
            assertThat(lab.send(lab.request("/api/tables/" + run + "/samples.csv?rows=100001")).statusCode())
                    .isEqualTo(400);
            lab.send(lab.request("/api/tables/" + run).DELETE());
            assertThat(lab.send(lab.request("/api/tables/" + run)).statusCode()).isEqualTo(404);
        }
    }

    private static void assertRefused(Laboratory lab, String body, int status, String words) {
        HttpResponse<String> answer = lab.postRaw("/api/tables", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }
}
