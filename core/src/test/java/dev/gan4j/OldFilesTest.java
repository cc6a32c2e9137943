package dev.gan4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Points;
import dev.gan4j.eval.Score;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.model.GanModel;
import dev.gan4j.run.RunCheckpoints;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of every format that was ever written are read, and say what they said: {@code src/test/resources/old}, whose
 * README tells what made each. What each says is in {@code facts.txt} beside it, written by {@link #main}.
 */
class OldFilesTest {

    private static final Path OLD = Path.of("src/test/resources/old");
    private static final int SAMPLES = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Path> all() throws IOException {
        try (Stream<Path> entries = Files.list(OLD)) {
            return entries.filter(entry -> Files.exists(entry.resolve("experiment.yaml"))
                    || Files.exists(entry.resolve(SweepDirectory.PLAN))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyOldFileIsReadAndSaysWhatItSaid(Path old) throws Exception {
        assertThat(facts(old, folder)).isEqualTo(Files.readString(old.resolve("facts.txt")));
    }

    @Test
    void thereIsAFileOfEveryKind() throws Exception {
        List<String> kinds = all().map(path -> path.getFileName().toString()).toList();
        for (String kind : List.of("distribution", "column", "known-points", "image", "columns", "label", "penalties",
                "bases", "patience", "scales", "sobol", "checkpoint", "points-checkpoint", "column-checkpoint",
                "sweep")) {
            assertThat(kinds).contains("frozen-" + kind);
        }
        assertThat(kinds).filteredOn(kind -> kind.startsWith("first-")).hasSizeGreaterThan(8);
    }

    /** Writes the facts of the files beside them: {@code java ... dev.gan4j.OldFilesTest} in the folder {@code core}. */
    public static void main(String[] arguments) throws Exception {
        Path copies = Files.createTempDirectory("gan4j-");
        for (Path old : all().toList()) {
            Files.writeString(old.resolve("facts.txt"), facts(old, copies));
        }
    }

    private static String facts(Path old, Path folder) throws Exception {
        Path copy = folder.resolve(old.getFileName().toString());
        copy(old, copy);
        StringBuilder facts = new StringBuilder();
        if (Files.exists(copy.resolve(SweepDirectory.PLAN))) {
            sweep(copy, facts);
        } else {
            Experiment experiment = RunDirectory.open(copy).experiment();
            assertThat(Experiment.parse(experiment.toYaml())).isEqualTo(experiment);
            facts.append("experiment ").append(experiment.name()).append(", seed ").append(experiment.seed())
                    .append(", ").append(experiment.iterations()).append(" iterations\n");
            if (Files.exists(copy.resolve(RunDirectory.MODEL))) {
                model(copy, experiment, facts);
            } else {
                checkpoint(RunDirectory.open(copy), experiment, facts);
            }
        }
        return facts.toString();
    }

    private static void model(Path run, Experiment experiment, StringBuilder facts) throws IOException {
        GanModel model = GanModel.read(run.resolve(RunDirectory.MODEL));
        assertThat(model.experiment().name()).isEqualTo(experiment.name());
        assertThat(RunDirectory.open(run).isFinished()).isTrue();
        JsonNode summary = JsonMapper.shared().readTree(RunDirectory.open(run).summaryJson());
        Score.Judged distance = model.judgement().headline();
        JsonNode written = summary.has("format")
                ? summary.get("judgement").get("scores").get(distance.metric()).get("value")
                : summary.get("wasserstein1");
        assertThat(written.doubleValue()).isEqualTo(distance.value());
        facts.append("model of gan4j ").append(model.libraryVersion()).append(", ").append(model.outcome())
                .append(" after ").append(model.iterations()).append('\n');
        facts.append("data ").append(model.dataHash()).append('\n');
        facts.append("distance ").append(model.judgement().headline().value()).append(", floor ")
                .append(model.judgement().headline().floor()).append('\n');
        facts.append("verdict ").append(model.judgement().verdict().words()).append('\n');
        facts.append("D ").append(model.discriminatorStatistics()).append('\n');
        facts.append("calibration ").append(model.calibration()).append('\n');
        facts.append("units ").append(model.pair().codec().columns().toString().replace("Affine", "Units"))
                .append('\n');
        facts.append("classes ").append(model.generator().classes()).append('\n');
        samples(model, facts);
    }

    private static void samples(GanModel model, StringBuilder facts) {
        if (!model.generator().classes().isEmpty()) {
            facts.append("samples ")
                    .append(Arrays.toString(model.generator().points(0, SAMPLES, 1, 1).toRowMajorArray())).append('\n');
            return;
        }
        Points points = model.generator().points(0, SAMPLES, 1);
        facts.append("samples ").append(Arrays.toString(points.toRowMajorArray())).append('\n');
        if (model.discriminator().rowsTogether() == 1) {
            facts.append("D of them ").append(Arrays.toString(model.discriminator().probability(points))).append('\n');
        }
    }

    private static void checkpoint(RunDirectory run, Experiment experiment, StringBuilder facts) throws Exception {
        try (RunCheckpoints<Experiment, Checkpoint> checkpoints = run.checkpoints()) {
            RunCheckpoints.Newest<Checkpoint> newest = checkpoints.newest(experiment);
            assertThat(newest.refused()).isEmpty();
            Checkpoint checkpoint = Objects.requireNonNull(newest.checkpoint());
            facts.append("checkpoint after ").append(checkpoint.pretrainingSteps()).append(" and ")
                    .append(checkpoint.iterations()).append('\n');
            facts.append("distances ").append(Arrays.toString(checkpoint.history().distances())).append('\n');
            TrainedGan trained = Trainer.resume(checkpoint).train();
            facts.append("then ").append(trained.outcome()).append(" after ").append(trained.iterations())
                    .append(", kept ").append(trained.keptIteration()).append('\n');
            facts.append("distances ").append(Arrays.toString(trained.history().distances())).append('\n');
            samples(trained.toModel(), facts);
        }
    }

    private static void sweep(Path directory, StringBuilder facts) throws IOException {
        SweepSpec spec = SweepSpec.read(directory.resolve(SweepDirectory.PLAN), SweepSpec.Additions.NONE);
        facts.append("sweep ").append(spec.name()).append(", ").append(spec.settings().size()).append(" settings\n");
        try (SweepDirectory opened = SweepDirectory.open(directory, new SharedData())) {
            facts.append(opened.plan().runs().size()).append(" runs\n");
            for (RunRecord entry : opened.done()) {
                facts.append("done ").append(entry).append('\n');
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
