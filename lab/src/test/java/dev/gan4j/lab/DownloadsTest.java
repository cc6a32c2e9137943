package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is taken away can be run, and says in its name what it is. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadsTest {

    private static final String SMALL = "\"iterations\": 40, \"evaluation\": {\"samples\": 500, \"every\": 20},"
            + " \"pretraining\": \"none\"";

    private final Laboratory lab = new Laboratory();

    @AfterAll
    void close() {
        lab.close();
    }

    private String upload(String name) {
        Random random = new Random(1);
        String csv = "eruptions,waiting\n" + IntStream.range(0, 200)
                .mapToObj(i -> (3 + random.nextGaussian()) + "," + (70 + 10 * random.nextGaussian()))
                .collect(Collectors.joining("\n"));
        HttpResponse<String> response = lab.send(lab.request("/api/uploads?name=" + name)
                .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(csv)));
        return Laboratory.JSON.readTree(response.body()).get("upload").stringValue();
    }

    private String fileName(String path) {
        String disposition = lab.send(lab.request(path)).headers().firstValue("Content-Disposition").orElseThrow();
        assertThat(disposition).startsWith("attachment; filename=\"").matches("[ -~]+");
        return URLDecoder.decode(disposition.replaceFirst(".*filename\\*=UTF-8''", ""), StandardCharsets.UTF_8);
    }

    private static void unpack(byte[] zip, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, in.readAllBytes());
            }
        }
    }

    /** Trains what lies in a folder, and says how far it came. */
    private static double trained(Path yaml) {
        return Trainer.of(Experiment.read(yaml)).train().judgement().headline().value();
    }

    private double judged(String run) {
        return lab.finish(run).get("lanes").get(0).get("judgement").get("value").doubleValue();
    }

    @Test
    void anExperimentOfAnUploadRunsWithItsDataBesideIt(@TempDir Path folder) throws IOException {
        String id = upload("notes.csv");
        String run = lab.run("{\"experiment\": {\"data\": {\"file\": \"" + id + "\", \"column\": \"eruptions\"}, "
                + SMALL + "}}");
        double expected = judged(run);
        String path = "/api/runs/" + run;
        assertThat(fileName(path + "/experiment.zip")).isEqualTo("notes-eruptions.zip");
        unpack(lab.download(path + "/experiment.zip"), folder);
        assertThat(folder.resolve("notes.csv")).exists();
        assertThat(trained(folder.resolve("notes-eruptions.yaml"))).isEqualTo(expected);

        Path other = Files.createDirectories(folder.resolve("other"));
        JsonNode completed = lab.get(path + "/experiment");
        assertThat(completed.get("data").get("name").stringValue()).isEqualTo("notes.csv");
        Files.writeString(other.resolve("copied.yaml"), completed.get("yaml").stringValue());
        Files.write(other.resolve("notes.csv"), lab.download("/api/uploads/" + id));
        assertThat(trained(other.resolve("copied.yaml"))).isEqualTo(expected);

        unpack(lab.download(path + "/run.zip"), folder);
        assertThat(trained(folder.resolve("run/experiment.yaml"))).isEqualTo(expected);
        assertThat(folder.resolve("run/notes.csv")).exists();
        assertThat(lab.download(path + "/model.gan")).isEqualTo(Files.readAllBytes(folder.resolve("run/model.gan")));
        assertThat(lab.download(path + "/history.csv"))
                .isEqualTo(Files.readAllBytes(folder.resolve("run/history.csv")));
        assertThat(fileName(path + "/model.gan")).isEqualTo("notes-eruptions.gan");
        assertThat(fileName(path + "/history.csv")).isEqualTo("notes-eruptions-history.csv");
        assertThat(fileName(path + "/run.zip")).isEqualTo("notes-eruptions-run.zip");
        assertThat(fileName("/api/uploads/" + id)).isEqualTo("notes.csv");
    }

    @Test
    void whatWasDrawnRunsWithItsPictureBesideIt(@TempDir Path folder) throws IOException {
        byte[] ink = new byte[64];
        ink[0] = -1;
        ink[63] = -1;
        JsonNode drawn = lab.post("/api/drawings", "{\"kind\": \"mask\", \"width\": 8, \"height\": 8, \"pixels\": \""
                + Base64.getEncoder().encodeToString(ink) + "\"}");
        String run = lab.run("{\"experiment\": {\"data\": " + drawn.get("data") + ", " + SMALL
                + ", \"latent\": {\"type\": \"normal\", \"dimension\": 2}, \"coupling\": \"none\"}}");
        double expected = judged(run);
        unpack(lab.download("/api/runs/" + run + "/experiment.zip"), folder);
        assertThat(folder.resolve("drawing.png")).exists();
        assertThat(trained(folder.resolve("drawing.yaml"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"ring8,ring8", "'normal(-1,1)',tutorial", "'normal(2,1)',normal",
            "'mixture(0.5*normal(-2,0.5),0.5*normal(2,0.5))',mixture"})
    void downloadsAreNamedAfterTheirData(String data, String name) {
        String run = lab.run("{\"set\": {\"data\": \"" + data + "\", \"iterations\": 10, \"pretraining\": \"none\"}}");
        assertThat(fileName("/api/runs/" + run + "/experiment.yaml")).isEqualTo(name + ".yaml");
    }

    @Test
    void anExperimentsOwnNameComesFirst() {
        String run = lab.run("{\"set\": {\"data\": \"ring8\", \"name\": \"my first\", \"pretraining\": \"none\"}}");
        assertThat(fileName("/api/runs/" + run + "/experiment.yaml")).isEqualTo("my-first.yaml");
    }

    @ParameterizedTest
    @CsvSource({"..%2F..%2Fetc%2Fpasswd,etc-passwd.csv", "con.csv,data-con.csv", "history.csv,data-history.csv",
            "%E6%95%B0%E6%8D%AE.csv,数据.csv", "-rf,rf.csv", "a%0Ab%1Bc.csv,a-b-c.csv", "notes.txt,notes.txt",
            "experiment.yaml,experiment.yaml.csv", "%2E,data.csv"})
    void theNameOfAnUploadIsOneThatEverySystemAllows(String told, String name) {
        assertThat(fileName("/api/uploads/" + upload(told))).isEqualTo(name);
    }
}
