package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Every answer and every message has the fields that clients know, of the types that they know: {@code wire.txt} lists
 * them, with what a field may hold. A field that is added, removed or becomes another is a change of the API, and is made
 * in that file, too; what was found is left in {@code target/wire.txt}.
 */
@Timeout(300)
class WireTest {

    private static final Path EXPECTED = Path.of("src", "test", "resources", "dev", "gan4j", "lab", "wire.txt");
    private static final String RING = "{\"set\": {\"data\": \"ring(4,1,0.1)\", \"iterations\": 20,"
            + " \"evaluation.samples\": 500, \"latent\": \"{type: normal, dimension: 2}\"}}";
    private static final String SMALL = "{\"set\": {\"iterations\": 20, \"evaluation.samples\": 500,"
            + " \"pretraining\": \"{density: exact, steps: 3}\"}}";
    private static final String DIVERGING = "{\"set\": {\"iterations\": 300, \"evaluation.samples\": 500,"
            + " \"objective\": \"wasserstein\", \"optimiser\": \"{type: sgd, learningRate: 1000}\","
            + " \"pretraining\": \"none\", \"discriminator.activation\": \"relu\", \"generator.output\": \"linear\"}}";
    private static final String MODES = RING.replace("\"set\": {", "\"set\": {\"label\": \"{column: mode}\", ");
    /** Trees of any fields, which are not looked into. */
    private static final Set<String> TREES = Set.of("experiment", "limits", "figures");

    /** Each field with what it has held. */
    private final Map<String, Set<String>> found = new TreeMap<>();

    private void see(String what, JsonNode node) {
        found.computeIfAbsent(what, any -> new TreeSet<>()).add(node.getNodeType().name().toLowerCase(Locale.ROOT));
        if (node.isObject() && !TREES.contains(what.substring(what.lastIndexOf('.') + 1))) {
            node.properties().forEach(field -> see(what + "." + field.getKey(), field.getValue()));
        }
        if (node.isArray()) {
            node.forEach(element -> see(what + "[]", element));
        }
    }

    private void watch(Laboratory lab, String lane) {
        String run = lab.preparedRun(lane);
        lab.step(run, "pretraining", 1);
        try (Laboratory.Stream stream = lab.stream("diagram=true&run=" + run)) {
            seeAll(stream, new TreeSet<>(Set.of("status", "scene", "frame", "series")), any -> true);
            for (int stage = 0; stage < 8; stage++) {
                lab.step(run, "stage", 1);
                see("stage", stream.next("stage", any -> true));
            }
            lab.finish(run);
            seeAll(stream, new TreeSet<>(Set.of("frame", "series")), any -> any.get("iteration").intValue() == 20);
            String path = "/api/runs/" + run;
            see("status", lab.get(path));
            see("scene", lab.get(path + "/scene"));
            see("frame", lab.get(path + "/frame"));
            see("frame", lab.get(path + "/frames/0"));
            see("frames", lab.get(path + "/frames"));
            see("series", lab.get(path + "/series"));
            see("completed", lab.get(path + "/experiment"));
            lab.send(lab.request(path).DELETE());
            see("gone", stream.next("gone", any -> true));
        }
    }

    /** Sees an event of each name, in whatever order they come. */
    private void seeAll(Laboratory.Stream stream, Set<String> names, Predicate<JsonNode> fits) {
        while (!names.isEmpty()) {
            Laboratory.Event event = stream.next();
            assertThat(event.name()).isNotEqualTo("end");
            if (names.contains(event.name()) && fits.test(event.data())) {
                see(event.name(), event.data());
                names.remove(event.name());
            }
        }
    }

    private void watchSeeds(Laboratory lab, String lane) {
        JsonNode made = lab.post("/api/seeds", "{\"count\": 2, " + lane.substring(1));
        see("seeds", made);
        String strip = made.get("strip").stringValue();
        try (Laboratory.Stream stream = lab.stream("seeds=" + strip)) {
            see("seeds", stream.next("seeds", any -> any.get("state").stringValue().equals("finished")));
            lab.send(lab.request("/api/seeds/" + strip).DELETE());
            see("gone", stream.next("gone", any -> true));
        }
    }

    private void compare(Laboratory lab) {
        String run = lab.run(SMALL, "{\"set\": {\"iterations\": 20, \"penalty\": \"{type: r1, weight: 1}\"}}");
        lab.step(run, "iteration", 1);
        see("status", lab.control(run, "{\"action\": \"change\", \"learningRate\": 0.01}"));
        see("status", lab.control(run, "{\"action\": \"speed\", \"secondsPerStage\": 1}"));
        see("status", lab.control(run, "{\"action\": \"speed\", \"iterationsPerSecond\": 10}"));
        String diverged = lab.run(DIVERGING);
        see("status", lab.finish(diverged));
        see("frame", lab.get("/api/runs/" + diverged + "/frame"));
        String many = lab.run("{\"set\": {\"data\": \"ring8\", \"pretraining\": \"none\", \"latent\": \"{type: normal,"
                + " dimension: 3}\"}}");
        see("scene", lab.get("/api/runs/" + many + "/scene"));
        see("frame", lab.get("/api/runs/" + many + "/frame"));
        String moons = lab.run("{\"set\": {\"data\": \"moons\", \"pretraining\": \"none\"}}");
        see("scene", lab.get("/api/runs/" + moons + "/scene"));
        see("frame", lab.get("/api/runs/" + moons + "/frame"));
        String table = lab
                .run("{\"set\": {\"data\": \"product(normal(0,1),uniform(0,1),exponential(1))\", \"pretraining\":"
                        + " \"none\", \"coupling\": \"none\", \"latent\": \"{type: normal, dimension: 3}\"}}");
        see("scene", lab.get("/api/runs/" + table + "/scene"));
        see("frame", lab.get("/api/runs/" + table + "/frame"));
        String wide = lab.run("{\"set\": {\"objective\": \"wasserstein\", \"pretraining\": \"none\","
                + " \"coupling\": \"none\", \"latent\": \"{type: normal, dimension: 2}\","
                + " \"discriminator.output\": \"linear\"}}");
        see("scene", lab.get("/api/runs/" + wide + "/scene"));
        see("frame", lab.get("/api/runs/" + wide + "/frame"));
    }

    private void send(Laboratory lab) {
        StringBuilder csv = new StringBuilder("height,width,name,sign\n");
        for (int i = 0; i < 40; i++) {
            csv.append(i).append(',').append(i == 7 ? "" : i * i % 17).append(i % 2 == 0 ? ",x,+\n" : ",x,-\n");
        }
        JsonNode upload = Laboratory.JSON.readTree(lab.send(lab.request("/api/uploads?name=a.csv")
                .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(csv.toString()))).body());
        see("upload", upload);
        see("completed", lab.post("/api/experiment", "{\"experiment\": {\"data\": {\"file\": "
                + upload.get("upload") + ", \"column\": \"height\"}}}"));
        String classed = lab.preparedRun("{\"experiment\": {\"data\": {\"file\": " + upload.get("upload")
                + ", \"columns\": [\"height\"], \"missing\": \"drop\"}, \"label\": \"sign\"}}");
        see("scene", lab.get("/api/runs/" + classed + "/scene"));
        see("frame", lab.get("/api/runs/" + classed + "/frame"));
        see("drawing",
                lab.post("/api/drawings", "{\"kind\": \"density\", \"low\": 0, \"high\": 1, \"heights\": [1, 2]}"));
        see("drawing", lab.post("/api/drawings", "{\"kind\": \"mask\", \"width\": 8, \"height\": 8, \"pixels\": \""
                + "/".repeat(84) + "/w==\"}"));
        see("error", Laboratory.JSON.readTree(lab.send(lab.request("/api/nothing")).body()));
    }

    private void tables(Laboratory lab) {
        StringBuilder csv = new StringBuilder("age,income,sex,since,note\n");
        for (int i = 0; i < 120; i++) {
            csv.append(i % 7 == 0 ? "" : Integer.toString(i * i % 61)).append(',').append(i * 37 % 1009 + 0.5)
                    .append(i % 3 == 0 ? ",f," : ",m,").append("2024-01-").append(10 + i % 19).append(",same\n");
        }
        String upload = Laboratory.JSON.readTree(lab.send(lab.request("/api/uploads?name=people.csv")
                .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(csv.toString()))).body())
                .get("upload").stringValue();
        JsonNode made = lab.post("/api/tables", "{\"upload\": \"" + upload
                + "\", \"set\": {\"likelihood.epochs\": \"2\","
                + " \"generator\": \"{embedding: 16, hidden: 16}\", \"game.iterations\": \"4\", \"game.every\": \"2\","
                + " \"game.discriminatorHidden\": \"[16]\", \"ranks.hidden\": \"[16]\"}}");
        see("tableStatus", made);
        String path = "/api/tables/" + made.get("run").stringValue();
        while (lab.get(path).get("phase").stringValue().equals("preparing")) {
            Laboratory.sleep(20);
        }
        see("tableCards", lab.get(path + "/cards?where=sex%3Df"));
        try (Laboratory.Stream stream = lab.stream("table=" + made.get("run").stringValue())) {
            see("tableCards", stream.next("tableCards", any -> true));
            lab.post(path + "/control", "{\"action\": \"play\"}");
            see("tableStatus", stream.next("tableStatus", status -> !status.get("judgement").isNull()));
            see("tableCards", stream.next("tableCards", cards -> cards.get("isFinal").booleanValue()));
            lab.send(lab.request(path).DELETE());
            see("gone", stream.next("gone", any -> true));
        }
    }

    @Test
    void everyFieldIsWhatClientsKnow() throws IOException {
        try (Laboratory lab = new Laboratory(Limits.STANDARD.with(Limit.NEURONS, 16))) {
            see("info", lab.get("/api/info"));
            see("catalogue", lab.get("/api/catalogue"));
            see("completed", lab.post("/api/experiment", "{}"));
            watch(lab, SMALL);
            watch(lab, RING);
            watch(lab, MODES);
            watchSeeds(lab, SMALL);
            watchSeeds(lab, RING);
            watchSeeds(lab, MODES);
            compare(lab);
            send(lab);
            tables(lab);
        }
        Map<String, Set<String>> expected = new TreeMap<>();
        Files.readAllLines(EXPECTED).forEach(line -> expected.put(line.split(": ")[0],
                new TreeSet<>(Set.of(line.split(": ")[1].split(" or ")))));
        StringBuilder lines = new StringBuilder();
        found.forEach(
                (field, types) -> lines.append(field).append(": ").append(String.join(" or ", types)).append('\n'));
        Files.writeString(Path.of("target", "wire.txt"), lines);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((field, types) -> assertThat(types).as(field).isSubsetOf(expected.get(field)));
    }
}
