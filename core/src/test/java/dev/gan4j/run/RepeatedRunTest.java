package dev.gan4j.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepeatedRunTest {

    private static final Map<String, String> SHORT = Map.of("iterations", "30", "pretraining.steps", "20",
            "evaluation", "{samples: 1000, every: 10, quickSamples: 100}", "seed", "5", "optimiser", "adam");

    @TempDir
    private Path folder;

    @Test
    void theExperimentThatARunOnADistributionLeavesGivesTheSameBits() throws IOException {
        givesTheSameBits(Experiment.preset("tutorial").with(SHORT));
    }

    @Test
    void theExperimentThatARunOnAFileLeavesGivesTheSameBits() throws IOException {
        Path file = folder.resolve("a b.csv");
        Random random = new Random(3);
        Files.writeString(file, random.ints(300, 0, 3).mapToObj(mode -> "row;" + (mode * 10 + random.nextGaussian()))
                .collect(Collectors.joining("\n", "name;length\n", "\n")));
        Experiment experiment = Experiment.preset("tutorial").with("data", "{file: \"" + file + "\", column: 2}")
                .with(SHORT);

        givesTheSameBits(experiment);
        givesTheSameBits(experiment.with("range", "[-9, 31]"));
    }

    private void givesTheSameBits(Experiment experiment) throws IOException {
        RunDirectory first = run(experiment);
        RunDirectory second = run(Experiment.read(first.path().resolve(RunDirectory.EXPERIMENT)));

        for (String name : new String[]{RunDirectory.EXPERIMENT, RunDirectory.HISTORY}) {
            assertThat(second.path().resolve(name)).hasSameBinaryContentAs(first.path().resolve(name));
        }
        GanModel model = GanModel.read(first.path().resolve(RunDirectory.MODEL));
        GanModel again = GanModel.read(second.path().resolve(RunDirectory.MODEL));
        assertThat(again.pair().parameters()).isEqualTo(model.pair().parameters());
        assertThat(again.pair().codec()).isEqualTo(model.pair().codec());
        assertThat(again.judgement()).isEqualTo(model.judgement());
        assertThat(again.dataHash()).isEqualTo(model.dataHash()).hasSize(64);
        assertThat(again.generator().sample(100, 1)).containsExactly(model.generator().sample(100, 1));
    }

    private RunDirectory run(Experiment experiment) throws IOException {
        RunDirectory run = RunDirectory.create(folder, experiment.name(), experiment.seed());
        run.writeResult(Trainer.of(experiment).train());
        return run;
    }
}
