package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a run, drawn again and opened. */
class ReportCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private String run(String... arguments) {
        String run = folder.resolve("run").toString();
        List<String> command = new ArrayList<>(List.of("train", "--quiet", "-o", run));
        command.addAll(List.of(arguments));
        assertThat(gan4j(command.toArray(String[]::new)).code()).isZero();
        return run;
    }

    private String data() throws IOException {
        StringBuilder rows = new StringBuilder("length,width\n");
        for (int i = 0; i < 200; i++) {
            rows.append(Math.sin(i)).append(',').append(Math.cos(i)).append('\n');
        }
        return Files.writeString(folder.resolve("data.csv"), rows).toString();
    }

    /** The files of a report by their names. */
    private Map<String, List<Byte>> report() throws IOException {
        Map<String, List<Byte>> report = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.endsWith("report.html") || file.toString().contains("figures")) {
                    byte[] bytes = Files.readAllBytes(file);
                    Byte[] boxed = new Byte[bytes.length];
                    Arrays.setAll(boxed, i -> bytes[i]);
                    report.put(file.toString(), List.of(boxed));
                }
            }
        }
        return report;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tutorial", "moons", "DATA --column length", "DATA --columns length,width",
                    "DATA --column length --set evaluation.patience=2"})
    void aReportThatIsDrawnAgainIsTheSame(String arguments) throws IOException {
        String data = data();
        String run = run(Arrays.stream((arguments + " --iterations 300").split(" "))
                .map(word -> word.equals("DATA") ? data : word).toArray(String[]::new));
        Map<String, List<Byte>> first = report();
        assertThat(first).hasSizeGreaterThan(5);
        Processes.delete(Path.of(run, "figures"));
        Files.delete(Path.of(run, "report.html"));

        InProcess.Outcome outcome = gan4j("report", run);

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo(run + "/report.html" + System.lineSeparator());
        assertThat(report()).isEqualTo(first);
    }

    @Test
    void theFiguresNameTheColumnThatWasFound() throws IOException {
        String run = run(data(), "--column", "length", "--iterations", "5");
        assertThat(Files.readString(Path.of(run, "report.html"))).contains("length (data");
    }

    @Test
    void whatCannotBeDrawnIsRefused() throws IOException {
        assertRefused(gan4j("report", folder.resolve("none").toString()), "must be a run directory");
        String data = data();
        String run = run(data, "--column", "length", "--iterations", "5");
        Path history = Path.of(run, "history.csv");
        String whole = Files.readString(history);
        Files.writeString(history, "nonsense\n");
        assertRefused(gan4j("report", run), "history.csv: must begin with phase");
        Files.writeString(history, whole);
        Files.writeString(Path.of(data), Files.readString(Path.of(data)) + "1,1\n");
        assertRefused(gan4j("report", run), "data.csv", "restore the file");
        Files.delete(Path.of(data));
        assertRefused(gan4j("report", run), "data.csv: no such file");
        Files.delete(Path.of(run, "model.gan"));
        assertRefused(gan4j("report", run), "has not finished", "gan4j train --resume ");
    }

    /** Runs a command whose browser is a script. */
    private Processes.Outcome withBrowser(String script, String... arguments) throws IOException {
        Path browser = Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve("xdg-open"),
                "#!/bin/sh\n" + script + "\n");
        assertThat(browser.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder(Processes.gan4j(arguments)).directory(folder.toFile());
        builder.environment().put("PATH", browser.getParent() + ":" + System.getenv("PATH"));
        return Processes.finish(Processes.start(builder));
    }

    @Test
    void aBrowserIsGivenThePage() throws IOException {
        Path run = folder.resolve("run");
        String page = run.resolve("report.html").toUri().toString();
        String tell = "echo \"$1\" >> '" + folder.resolve("opened") + "'";
        assertThat(withBrowser(tell, "train", "--iterations", "5", "--quiet", "--open", "-o", "run"))
                .isEqualTo(new Processes.Outcome(0, "", ""));
        assertThat(withBrowser(tell, "report", "run", "--open").err()).isEmpty();
        assertThat(folder.resolve("opened")).hasContent(page + "\n" + page);
    }

    @Test
    void withoutABrowserTheTrainingIsNoFailure() throws IOException {
        Processes.Outcome outcome = withBrowser("exit 3", "train", "--iterations", "5", "--quiet", "--open", "-o",
                "run");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.errorLines()).singleElement().asString()
                .isEqualTo("gan4j: no browser could be opened (xdg-open ended with 3); open "
                        + folder.resolve("run/report.html").toUri());
    }
}
