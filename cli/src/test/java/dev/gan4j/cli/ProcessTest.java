package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a process of its own: exit codes, pipes, signals, and what a run leaves. */
class ProcessTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path model;

    @SuppressWarnings("NullAway.Init")
    private static Processes.Outcome training;

    @BeforeAll
    static void train() {
        training = Processes.run(folder,
                Processes.gan4j("train", "--seed", "7", "--iterations", "300", "--out", "run", "--json"));
        model = folder.resolve("run/model.gan");
    }

    @Test
    void trainingWithJsonPrintsOneObjectAndNothingElse() {
        assertThat(training.err()).isEmpty();
        assertThat(training.code()).isZero();
        JsonNode json = JsonMapper.shared().readTree(training.out());
        assertThat(json.propertyNames()).contains("preset", "seed", "iterations", "seconds",
                "microsecondsPerIteration", "kernels", "judgement", "discriminatorMean", "events", "runDirectory");
        assertThat(json.get("judgement").propertyNames()).contains("grade", "verdict", "parts", "scores", "columns");
        assertThat(json.get("judgement").get("scores").propertyNames()).containsExactly("wasserstein1",
                "scaledWasserstein1", "ks", "detection");
        assertThat(json.get("judgement").get("scores").get("detection").get("value").doubleValue())
                .as("trees that are found and whose library is loaded").isGreaterThan(0.5);
        assertThat(json.get("preset").stringValue()).isEqualTo("tutorial");
        assertThat(json.get("seed").intValue()).isEqualTo(7);
        assertThat(json.get("iterations").intValue()).isEqualTo(300);
        assertThat(folder.resolve(json.get("runDirectory").stringValue())).isDirectory();
    }

    @Test
    void aRunLeavesEverythingThatItPromises() throws IOException {
        for (String name : List.of("experiment.yaml", "model.gan", "history.csv", "summary.json", "report.html")) {
            assertThat(folder.resolve("run").resolve(name)).isNotEmptyFile();
        }
        try (Stream<Path> figures = Files.list(folder.resolve("run/figures"))) {
            assertThat(figures).isNotEmpty();
        }
        assertThat(JsonMapper.shared().readTree(Files.readString(folder.resolve("run/summary.json"))))
                .isEqualTo(JsonMapper.shared().readTree(training.out()));
    }

    @Test
    void runningTheExperimentOfARunAgainGivesTheSameBits() throws IOException {
        Processes.Outcome again = Processes.run(folder,
                Processes.gan4j("train", "run/experiment.yaml", "--out", "again"));

        assertThat(again.code()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).contains("Wasserstein-1", "noise floor", "report.html");
        assertThat(folder.resolve("again/history.csv"))
                .hasSameBinaryContentAs(folder.resolve("run/history.csv"));
        assertThat(GanModel.read(folder.resolve("again/model.gan")).generator().sample(1000, 3))
                .isEqualTo(GanModel.read(model).generator().sample(1000, 3));
    }

    @Test
    void aRunNeverOverwritesAnother() throws IOException {
        byte[] before = Files.readAllBytes(model);
        Processes.Outcome outcome = Processes.run(folder, Processes.gan4j("train", "--out", "run"));
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.errorLines()).singleElement().asString().startsWith("gan4j: ").contains("run");
        assertThat(model).hasBinaryContent(before);
    }

    @Test
    void samplesArePrintedAsTheLibraryDrawsThem() {
        Processes.Outcome outcome = Processes.run(folder,
                Processes.gan4j("sample", model.toString(), "-n", "40000", "--seed", "5"));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        double[] printed = outcome.out().lines().mapToDouble(Double::parseDouble).toArray();
        assertThat(printed).isEqualTo(GanModel.read(model).generator().sample(40_000, 5));
    }

    @Test
    void aPipeThatClosesEndsTheSamplingQuietly() {
        String pipe = Processes.quoted(Processes.gan4j("sample", model.toString(), "-n", "1000000000", "--header", "x"))
                + " 2>err | head -n 3; cat err >&2";
        // The exit code of the first program in a pipe is not POSIX's to give, so it is written to a file.
        String line = "{ " + pipe.replace(" 2>err |", " 2>err; echo $? >code; } |");
        Processes.Outcome outcome = Processes.run(folder, List.of("sh", "-c", line));
        assertThat(outcome.out().lines()).hasSize(3).first().isEqualTo("x");
        assertThat(outcome.err()).isEmpty();
        assertThat(folder.resolve("code")).hasContent("0");
    }

    @Test
    void anOutputThatCannotBeWrittenIsAFailure() {
        for (List<String> command : List.of(Processes.gan4j("sample", model.toString(), "-n", "100000"),
                Processes.gan4j("presets"))) {
            Processes.Outcome outcome = Processes.run(folder,
                    List.of("sh", "-c", Processes.quoted(command) + " >/dev/full"));
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILURE);
            assertThat(outcome.errorLines()).singleElement().asString()
                    .startsWith("gan4j: standard output cannot be written to");
        }
    }

    @Test
    void aStandardOutputThatIsClosedIsAFailureWhereverSomethingIsWrittenToIt() {
        String samples = folder.resolve("closed.csv").toString();
        String[][] writing = {{"sample", model.toString(), "-n", "3"}, {"presets"}, {"show", model.toString()},
                {"--help"}, {"train", "--help"}, {"--version"}, {"completion"}, {"explain"},
                {"evaluate", rows(), rows(), "--column", "x", "--json"},
                {"train", "--iterations", "2", "--json", "--out", folder.resolve("closed").toString()}};
        for (String[] arguments : writing) {
            Processes.Outcome outcome = closed(arguments);
            assertThat(outcome.errorLines()).as(List.of(arguments).toString())
                    .endsWith("gan4j: standard output is closed")
                    .allMatch(line -> line.equals("gan4j: standard output is closed"));
            assertThat(outcome.code()).as(List.of(arguments).toString()).isEqualTo(ExitCode.FAILURE);
        }
        String[][] silent = {{"sample", model.toString(), "-n", "3", "-o", samples},
                {"train", "--iterations", "2", "--quiet", "--out", folder.resolve("closed-quiet").toString()}};
        for (String[] arguments : silent) {
            Processes.Outcome outcome = closed(arguments);
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.code()).isZero();
        }
        Processes.Outcome wrong = closed("presets", "nosuch");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.errorLines()).singleElement().asString().contains("nosuch");
    }

    private static String rows() {
        StringBuilder rows = new StringBuilder("x\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i).append('\n');
        }
        Path file = folder.resolve("closed-rows.csv");
        Processes.write(file, rows.toString());
        return file.toString();
    }

    /** Runs the command as the launcher does where standard output is closed. */
    private static Processes.Outcome closed(String... arguments) {
        List<String> command = Processes.gan4j(arguments);
        command.add(1, "-Dgan4j.stdout=closed");
        return Processes.run(folder,
                List.of("sh", "-c", "exec " + Processes.quoted(command) + " 1</dev/null"));
    }

    @Test
    void standardInputIsTrainedOnAndKept() throws IOException {
        StringBuilder rows = new StringBuilder("length\n");
        for (int i = 0; i < 500; i++) {
            rows.append(1000 + 5 * Math.sin(i)).append('\n');
        }
        Processes.write(folder.resolve("rows.csv"), rows.toString());
        Processes.Outcome outcome = Processes.run(folder, List.of("sh", "-c", "cat rows.csv | "
                + Processes.quoted(Processes.gan4j("train", "--data", "-", "--iterations", "50", "--out", "piped"))));
        assertThat(outcome.errorLines()).satisfiesExactly(
                line -> assertThat(line).contains("no preset was named", "preset recommended"),
                line -> assertThat(line)
                        .isEqualTo("gan4j: standard input: column length, the only one with numbers; 450"
                                + " rows for training, 50 for judging; first row taken as names (--no-header: it is data)"));
        assertThat(outcome.code()).isZero();
        double[] samples = GanModel.read(folder.resolve("piped/model.gan")).generator().sample(100, 1);
        assertThat(Arrays.stream(samples).boxed()).allSatisfy(sample -> assertThat(sample).isBetween(500.0, 1500.0));

        Processes.Outcome again = Processes.run(folder,
                Processes.gan4j("train", "piped/experiment.yaml", "--out", "piped-again", "--quiet"));
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).isEmpty();
        assertThat(folder.resolve("piped-again/history.csv"))
                .hasSameBinaryContentAs(folder.resolve("piped/history.csv"));

        Processes.Outcome handedOn = Processes.run(folder, List.of("sh", "-c", "cat rows.csv | "
                + Processes.quoted(Processes.gan4j("train", "tutorial", "--data", "/dev/fd/0", "--columns", "1",
                        "--iterations", "5", "--out", "handed-on", "--quiet"))));
        assertThat(handedOn.err()).isEmpty();
        assertThat(folder.resolve("handed-on/data.csv")).hasSameBinaryContentAs(folder.resolve("rows.csv"));

        Processes.Outcome bad = Processes.run(folder, List.of("sh", "-c", "echo oops | "
                + Processes.quoted(Processes.gan4j("train", "--data", "-", "--out", "bad"))));
        assertThat(bad.code()).isEqualTo(ExitCode.USAGE);
        assertThat(bad.errorLines()).singleElement().asString().contains("standard input");
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    @Test
    void endlessDataAreRefusedBeforeMemoryOrTheDiskIsFull() throws IOException {
        List<String> command = Processes.java();
        command.addAll(List.of("-Xmx64m", "dev.gan4j.cli.Main", "train", "--data", "-", "--out", "endless"));
        for (String endless : List.of("yes 1.5", "yes ''", "yes 1.5,a | tr '\\n' ' '", "yes NA | sed '1i1.5'")) {
            Processes.Outcome outcome = Processes.run(folder,
                    List.of("sh", "-c", "{ " + endless + "; } | " + Processes.quoted(command)));
            assertThat(outcome.code()).as("%s: %s", endless, outcome.err()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.errorLines()).as(endless).singleElement().asString().startsWith("gan4j: standard input");
        }
        assertThat(folder.resolve("endless")).doesNotExist();
    }

    @Test
    void aTrainingThatDivergesIsAFailureThatKeepsItsRun() {
        Processes.Outcome outcome = Processes.run(folder,
                Processes.gan4j("train", "--iterations", "200", "--out", "diverged", "--set", "pretraining=none",
                        "--set", "optimiser.learningRate=1e6", "--set", "generator.activation=relu", "--set",
                        "generator.output=linear", "--set", "discriminator.activation=relu", "--set",
                        "discriminator.output=linear"));
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(outcome.err()).contains("gan4j: warning: ").contains("diverged");
        assertThat(GanModel.read(folder.resolve("diverged/model.gan")).experiment().iterations()).isEqualTo(200);
    }

    @Test
    void interruptingATrainingLeavesARunThatCanBeRead() throws Exception {
        List<String> command = new ArrayList<>();
        // A shell without job control starts what is in the background with interrupts ignored; undo that.
        if (Processes.run(folder, List.of("sh", "-c", "env --default-signal=INT true")).code() == 0) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(Processes.gan4j("train", "--iterations", "1000000000", "--out", "stopped", "--json"));
        Process process = Processes.start(new ProcessBuilder(command).directory(folder.toFile()));
        Path experiment = folder.resolve("stopped/experiment.yaml");
        for (int i = 0; i < 600 && !Files.exists(experiment); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        TimeUnit.MILLISECONDS.sleep(300);
        Processes.run(folder, List.of("kill", "-INT", Long.toString(process.pid())));
        Processes.Outcome outcome = Processes.finish(process);

        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.errorLines()).singleElement().asString().startsWith("gan4j: stopped").contains("stopped");
        JsonNode json = JsonMapper.shared().readTree(outcome.out());
        // On a busy machine the interrupt may come while D is still pretrained, before the first iteration.
        assertThat(json.get("iterations").longValue()).isBetween(0L, 999_999_999L);
        assertThat(Experiment.read(experiment).iterations()).isEqualTo(1_000_000_000);
        assertThat(GanModel.read(folder.resolve("stopped/model.gan")).generator().sample(10, 1)).hasSize(10);
        assertThat(folder.resolve("stopped/report.html")).isNotEmptyFile();
    }

    @Test
    void aModelIsShownWithItsExperimentAndFigures() {
        Processes.Outcome outcome = Processes.run(folder, Processes.gan4j("show", model.toString()));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("seed", "7", "Wasserstein-1", "generator.0.weight", "normal(-1,1)");
    }

    @Test
    void aTruncatedModelIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(model);
        Path cut = Files.write(folder.resolve("cut.gan"), Arrays.copyOf(whole, whole.length / 2));
        Processes.Outcome outcome = Processes.run(folder, Processes.gan4j("sample", cut.toString(), "-n", "3"));
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errorLines()).singleElement().asString().startsWith("gan4j: ").contains("cut.gan");
    }
}
