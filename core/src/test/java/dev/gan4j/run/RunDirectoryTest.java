package dev.gan4j.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Missing;
import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.ModelFiles;
import dev.gan4j.train.TrainedGan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RunDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void aRunNeverTakesADirectoryThatIsThere() throws Exception {
        Instant now = Instant.now();
        Set<Path> made = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Path> make = () -> RunDirectory.create(folder.resolve("a/runs"), "tutorial", 1, now).path();
            for (Future<Path> future : threads.invokeAll(Collections.nCopies(20, make))) {
                made.add(future.get());
            }
        }

        assertThat(made).hasSize(20).allSatisfy(path -> assertThat(path).isEmptyDirectory());
    }

    @Test
    void onlyARunThatDidNotBeginIsRemoved() throws IOException {
        RunDirectory begun = RunDirectory.create(folder.resolve("begun"));
        begun.writeExperiment(Experiment.preset("tutorial"));
        begun.removeUnbegun();
        assertThat(begun.path()).isDirectoryContaining("glob:**experiment.yaml");

        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        run.saveData(new ByteArrayInputStream("1\n2\n".getBytes(UTF_8)));
        run.checkpoints().close();
        Files.createDirectory(run.path().resolve("checkpoints.finished"));
        run.removeUnbegun();
        assertThat(run.path()).doesNotExist();

        RunDirectory other = RunDirectory.create(folder.resolve("other"));
        Path note = Files.writeString(other.path().resolve("note.txt"), "mine");
        other.removeUnbegun();
        assertThat(note).hasContent("mine");
    }

    @Test
    void dataThatALinkInTheDirectoryLeadsToAreNotWrittenOver() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1\n2\n".repeat(50));
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        run.writeExperiment(Experiment.preset("tutorial").withData(
                new DataSpec.Csv(data, new ColumnChoice.First())));
        assertThat(run.experiment().data()).isInstanceOf(DataSpec.Csv.class);

        for (String name : List.of(RunDirectory.HISTORY, "report.html")) {
            Path link = Files.createSymbolicLink(run.path().resolve(name), data);
            assertThatThrownBy(run::experiment).isInstanceOf(InvalidInputException.class)
                    .hasMessage(link + " is to be written, but is the same file as the data, " + data);
            Files.delete(link);
            Files.createLink(link, data);
            assertThatThrownBy(run::experiment).isInstanceOf(InvalidInputException.class);
            Files.delete(link);
        }
        assertThat(run.experiment().data()).isInstanceOf(DataSpec.Csv.class);
    }

    @Test
    void dataInTheDirectoryAreNamedRelativeToItWithALabelToo() throws IOException {
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        Path data = run.saveData(new ByteArrayInputStream("x,kind\n1,a\n2,b\n".getBytes(UTF_8)));
        Experiment labelled = Experiment.preset("recommended").withData(
                new DataSpec.Csv(data, new ColumnChoice.Named("x"))).with("label", "kind");

        run.writeExperiment(labelled);

        assertThat(run.path().resolve(RunDirectory.EXPERIMENT)).content().contains("file: \"data.csv\"")
                .doesNotContain(folder.toString());
        assertThat(run.experiment()).isEqualTo(labelled);
    }

    @Test
    void aRunIsNamedAfterItsNameItsSeedAndTheTime() throws IOException {
        Instant time = LocalDateTime.of(2026, 11, 24, 18, 9, 35).atZone(ZoneId.systemDefault()).toInstant();

        assertThat(RunDirectory.create(folder, "tutorial", -3, time).path())
                .isEqualTo(folder.resolve("tutorial-seed-3-20261124-180935"));
        assertThat(RunDirectory.create(folder, "tutorial", -3, time).path())
                .isEqualTo(folder.resolve("tutorial-seed-3-20261124-180935-2"));
        assertThat(RunDirectory.create(folder, "../a b/\u00FC\u0000", 1, time).path())
                .isEqualTo(folder.resolve("a-b--seed1-20261124-180935"));
        assertThat(RunDirectory.create(folder, "...", 1, time).path())
                .isEqualTo(folder.resolve("run-seed1-20261124-180935"));
        assertThat(folder.relativize(RunDirectory.create(folder, "x".repeat(500), 1).path()).toString())
                .hasSizeLessThan(100);
    }

    @Test
    void aDirectoryThatWasAskedForMustBeNewOrEmpty() throws IOException {
        Path fresh = folder.resolve("a/b");
        assertThat(RunDirectory.create(fresh).path()).isEqualTo(fresh).isEmptyDirectory();
        assertThat(RunDirectory.create(fresh).path()).isEqualTo(fresh);

        Path file = Files.writeString(fresh.resolve("file"), "x");
        assertThatThrownBy(() -> RunDirectory.create(fresh)).isInstanceOf(InvalidInputException.class)
                .hasMessage(fresh + " must be a new or empty directory but has files in it");
        assertThatThrownBy(() -> RunDirectory.create(file)).isInstanceOf(InvalidInputException.class)
                .hasMessage(file + " must be a new or empty directory but is a file");
        assertThatThrownBy(() -> RunDirectory.create(file, "tutorial", 1)).isInstanceOf(InvalidInputException.class)
                .hasMessage(file + " must be a directory to make runs in but is a file");
        assertThatThrownBy(() -> RunDirectory.create(file.resolve("run"))).isInstanceOf(InvalidInputException.class)
                .hasMessage(file.toAbsolutePath() + " must be a directory to make runs in but is a file");
    }

    @Test
    void aRunLeavesAllItsFilesAndNoOthers() throws IOException {
        TrainedGan trained = ModelFiles.trained(7, 0.5);
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        run.writeExperiment(trained.experiment());

        RunSummary summary = run.writeResult(trained);

        try (Stream<Path> files = Files.list(run.path())) {
            assertThat(files.map(file -> run.path().relativize(file).toString())).containsExactlyInAnyOrder(
                    "experiment.yaml", "model.gan", "history.csv", "summary.json");
        }
        assertThat(Experiment.read(run.path().resolve("experiment.yaml"))).isEqualTo(trained.experiment());
        assertThat(GanModel.read(run.path().resolve("model.gan"))).isEqualTo(trained.toModel());
        assertThat(run.path().resolve("summary.json")).hasContent(summary.toJson() + "\n");
        assertThat(run.path().resolve("history.csv")).hasContent("""
                phase,iteration,objectiveD,objectiveG,pretrainingLoss,wasserstein1
                pretraining,1,,,0.25,
                pretraining,2,,,0.125,
                training,0,,,,1.0
                training,1,-1.0,-3.0,,
                training,2,-2.0,-4.0,,0.30000000000000004
                training,3,NaN,1.0E-8,,0.001
                """);
    }

    @Test
    void theSummaryIsOneJsonObjectWhateverTheNumbers() {
        RunSummary summary = RunSummary.of(ModelFiles.trained(7, 0.5), Path.of("runs/x"));

        JsonNode json = JsonMapper.shared().readTree(summary.toJson());

        assertThat(json.propertyNames()).containsExactly("format", "preset", "seed", "iterations", "keptIteration",
                "seconds", "microsecondsPerIteration", "kernels", "judgement", "discriminatorMean",
                "discriminatorMin", "discriminatorMax", "outcome", "events", "runDirectory");
        assertThat(json.get("preset").stringValue()).isEqualTo("tutorial");
        assertThat(json.get("seed").longValue()).isEqualTo(7);
        assertThat(json.get("iterations").longValue()).isEqualTo(3);
        assertThat(json.get("seconds").doubleValue()).isEqualTo(0.5);
        assertThat(json.get("microsecondsPerIteration").doubleValue()).isEqualTo(0.5e6 / 3);
        assertThat(json.get("kernels").stringValue()).isEqualTo("plain");
        JsonNode judgement = json.get("judgement");
        assertThat(judgement.get("scores").get("wasserstein1").get("value").doubleValue()).isEqualTo(0.1);
        JsonNode generated = judgement.get("columns").get(0).get("generated");
        assertThat(generated.get("mean").stringValue()).isEqualTo("NaN");
        assertThat(generated.get("standardDeviation").stringValue()).isEqualTo("Infinity");
        assertThat(json.get("discriminatorMax").doubleValue()).isEqualTo(0.99);
        assertThat(json.get("outcome").stringValue()).isEqualTo("completed");
        assertThat(judgement.get("verdict").stringValue()).isNotBlank();
        assertThat(json.get("events").get(0).get("kind").stringValue()).isEqualTo("generator-collapsed");
        assertThat(json.get("events").get(0).get("iteration").longValue()).isEqualTo(2);
        assertThat(json.get("runDirectory").stringValue()).isEqualTo(Path.of("runs/x").toString());
        assertThat(summary.events()).isEqualTo(
                List.of(new Alarm(Alarm.Kind.GENERATOR_COLLAPSED, 2, "all samples are \"2\" or so")));
    }

    @Test
    void dataFromAStreamAreKeptAndMoveWithTheRun() throws IOException {
        byte[] bytes = "x\n1\n2\n".getBytes(UTF_8);
        String hash = "ab".repeat(32);
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        Path data = run.saveData(new ByteArrayInputStream(bytes));
        Experiment experiment = Experiment.preset("tutorial")
                .withData(new DataSpec.Csv(data, new ColumnChoice.Named("x"), true, ',', Missing.REFUSE, hash))
                .with("range", "[0, 3]");

        run.writeExperiment(experiment);
        Path moved = Files.move(run.path(), folder.resolve("moved"));

        assertThat(moved.resolve("experiment.yaml")).content().contains("file: \"data.csv\"");
        Experiment read = Experiment.read(moved.resolve("experiment.yaml"));
        assertThat(read.data()).isEqualTo(
                new DataSpec.Csv(moved.toAbsolutePath().resolve("data.csv"), new ColumnChoice.Named("x"), true, ',',
                        Missing.REFUSE, hash));
        assertThat(read.range()).isEqualTo(experiment.range());
        assertThat(moved.resolve("data.csv")).hasBinaryContent(bytes);
    }
}
