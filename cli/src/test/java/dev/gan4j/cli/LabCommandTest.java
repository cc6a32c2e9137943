package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
