package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LabCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theAddressThatIsPrintedAnswersAndNothingIsLeftBehind() throws IOException, InterruptedException {
        List<String> command = Processes.gan4j("lab", "--port", "0", "--runs", "3");
        command.add(command.indexOf("-cp"), "-Djava.io.tmpdir=" + folder);
        Process process = Processes.start(new ProcessBuilder(command));
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String address = out.readLine();
            assertThat(address).matches("http://localhost:\\d+/");
            try (InputStream info = URI.create(address + "api/info").toURL().openStream()) {
                assertThat(new String(info.readAllBytes(), StandardCharsets.UTF_8)).contains("\"runs\":3");
            }
            assertThat(uploads()).hasSize(1);
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(uploads()).isEmpty();
    }

    /** The experiment that the page of an address opens, completed by the server behind it. */
    private static String opened(String... arguments) throws Exception {
        Process process = Processes.start(new ProcessBuilder(Processes.gan4j(arguments)));
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String address = out.readLine();
            assertThat(address).matches("http://localhost:\\d+/#experiment=[\\w-]+");
            URI page = URI.create(address);
            byte[] packed = Base64.getUrlDecoder().decode(page.getFragment().substring("experiment=".length()));
            String json = new String(new InflaterInputStream(new ByteArrayInputStream(packed), new Inflater(true))
                    .readAllBytes(), StandardCharsets.UTF_8);
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(page.resolve("/api/experiment"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"experiment\":" + json + "}")).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                return answer.body();
            }
        } finally {
            process.destroy();
            process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    /** The table that the page of an address opens, as the server behind it trains it. */
    private static String openedTable(String... arguments) throws Exception {
        Process process = Processes.start(new ProcessBuilder(Processes.gan4j(arguments)));
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String address = out.readLine();
            assertThat(address).matches("http://localhost:\\d+/#table=u-[\\w-]+");
            URI page = URI.create(address);
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(page.resolve("/api/tables")).header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"upload\":\""
                                        + page.getFragment().substring("table=".length()) + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                return answer.body();
            }
        } finally {
            process.destroy();
            process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void thePageOpensWithATableOfMixedColumns() throws Exception {
        StringBuilder rows = new StringBuilder("sex,age\n");
        for (int i = 0; i < 100; i++) {
            rows.append(i % 3 == 0 ? "f" : "m").append(',').append(i % 7 == 0 ? "" : Integer.toString(20 + i % 50))
                    .append('\n');
        }
        Path people = Files.writeString(folder.resolve("people.csv"), rows);
        assertThat(openedTable("lab", people.toString(), "--port", "0")).contains("\"name\":\"people.csv\"",
                "\"rows\":100", "\"columns\":2", "\"learnt\":2");
    }

    @Test
    void thePageOpensWithClasses() throws Exception {
        StringBuilder rows = new StringBuilder("length,width,kind\n");
        for (int i = 0; i < 200; i++) {
            rows.append(Math.sin(i)).append(',').append(Math.cos(i)).append(i % 2 == 0 ? ",round\n" : ",square\n");
        }
        Path file = Files.writeString(folder.resolve("kinds.csv"), rows);
        assertThat(opened("lab", file.toString(), "--columns", "length,width", "--label", "kind", "--port", "0"))
                .contains("\"column\":\"kind\"", "\"round\"", "\"square\"");
        assertThat(opened("lab", "ring8", "--label", "mode", "--port", "0")).contains("\"column\":\"mode\"");
    }

    private String data() throws IOException {
        StringBuilder rows = new StringBuilder("length,width\n");
        for (int i = 0; i < 200; i++) {
            rows.append(Math.sin(i)).append(',').append(Math.cos(i)).append('\n');
        }
        return Files.writeString(folder.resolve("my data.csv"), rows).toString();
    }

    @Test
    void thePageOpensWithAFileOfData() throws Exception {
        assertThat(opened("lab", data(), "--column", "width", "--port", "0")).contains("\"column\":\"width\"",
                "relativistic-pairing");
    }

    @Test
    void thePageOpensWithAllNumericColumnsOfAGzippedFile() throws Exception {
        Path packed = folder.resolve("data.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(Path.of(data()), out);
        }
        assertThat(opened("lab", packed.toString(), "--columns", "numeric", "--port", "0"))
                .contains("[\"length\",\"width\"]");
    }

    @Test
    void thePageOpensWithAPreset() throws Exception {
        assertThat(opened("lab", "ring8", "--port", "0")).contains("\"data\":\"ring8\"");
    }

    @Test
    void whatThePageCannotOpenIsRefused() throws IOException {
        assertRefused(gan4j("lab", "nosuch"), "neither a preset nor a file \"nosuch\"");
        assertRefused(gan4j("lab", data(), "--column", "wdth", "--port", "0"), "did you mean \"width\"?");
        assertRefused(gan4j("lab", "--column", "width"), "need a file of rows");
        assertRefused(gan4j("lab", "-"), "reads no stream");
        assertRefused(gan4j("lab", data(), "--separator", ",", "--port", "0"), "how a table is written");
        assertRefused(gan4j("lab", "--label", "kind"), "--label needs data with classes");
        assertRefused(gan4j("lab", data(), "--upload", "100", "--port", "0"), "at most 100 bytes", "--upload");
    }

    private List<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("gan4j-lab-")).toList();
        }
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertRefused(gan4j("lab", "--port", "70000"), "--port", "65535", "70000");
        assertRefused(gan4j("lab", "--frames", "0"), "--frames", "1 to 120", "0");
        assertRefused(gan4j("lab", "--token", "short"), "--token", "16");
        assertRefused(gan4j("lab", "--runs", "many"), "--runs", "many");
    }
}
