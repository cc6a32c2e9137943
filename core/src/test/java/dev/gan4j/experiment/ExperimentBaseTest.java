package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentBaseTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatIsLeftOutComesFromThePreset() {
        Experiment experiment = Experiment.parse("base: recommended\nname: mine\niterations: 7\n");
        Experiment expected = Experiment.preset("recommended").with("iterations", "7").with("name", "mine");
        assertThat(experiment).isEqualTo(expected);
    }

    @Test
    void theDataOfTheBaseGiveWay() {
        Experiment experiment = Experiment.parse("base: recommended\ndata: moons\n");
        Experiment expected = Experiment.preset("recommended").with("data", "moons").with("name", "experiment");
        assertThat(experiment).isEqualTo(expected);
    }

    @Test
    void aFileIsRelativeToTheOneThatNamesIt() throws IOException {
        Files.createDirectories(folder.resolve("common"));
        Files.writeString(folder.resolve("common/first.yaml"), "base: ring8\nbatch: 64\ndata: {file: rows.csv}\n");
        Files.writeString(folder.resolve("second.yaml"), "base: common/first.yaml\niterations: 7\n");
        Experiment experiment = Experiment.read(folder.resolve("second.yaml"));
        Experiment first = Experiment.read(folder.resolve("common/first.yaml"));
        assertThat(experiment).isEqualTo(first.with("iterations", "7").with("name", "second"));
        assertThat(experiment.batch()).isEqualTo(64);
        assertThat(experiment.toYaml()).contains("common/rows.csv").doesNotContain("base");
    }

    @Test
    void theNameOfAFileMayBeInCapitals() throws IOException {
        Files.writeString(folder.resolve("FIRST.YAML"), "base: ring8\nbatch: 64\n");
        Files.writeString(folder.resolve("second.yaml"), "base: FIRST.YAML\n");
        assertThat(Experiment.read(folder.resolve("second.yaml")).batch()).isEqualTo(64);
    }

    @Test
    void aSweepMayVaryAnExperimentThatIsBasedOnAnother() throws IOException {
        Path sweep = folder.resolve("sweep.yaml");
        Files.writeString(sweep, "sweep:\n  base: {base: recommended, iterations: 7}\n  seeds: 3\n");
        Experiment base = SweepSpec.read(sweep, SweepSpec.Additions.NONE).settings().getFirst().experiment();
        assertThat(base.with("name", "recommended"))
                .isEqualTo(Experiment.preset("recommended").with("iterations", "7"));
    }

    @Test
    void aCircleIsRefused() throws IOException {
        Path first = folder.resolve("first.yaml");
        Files.writeString(first, "base: second.yaml\n");
        Files.writeString(folder.resolve("second.yaml"), "base: ./first.yaml\n");
        assertThatThrownBy(() -> Experiment.read(first)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("first.yaml: base: the experiment is based on itself");
    }

    @Test
    void whatIsNoBaseIsRefused() throws IOException {
        assertThatThrownBy(() -> Experiment.parse("base: recomended\n")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("base: there is no preset \"recomended\"").hasMessageContaining("recommended");
        assertThatThrownBy(() -> Experiment.parse("base: [tutorial]\n")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("base must be");
        assertThatThrownBy(() -> Experiment.parse("base: null\n")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("base must be");
        assertThatThrownBy(() -> Experiment.parse("base: other.yaml\n")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("base must be the name of a preset");
        Path file = folder.resolve("alone.yaml");
        Files.writeString(file, "base: missing.yaml\n");
        assertThatThrownBy(() -> Experiment.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("missing.yaml does not exist");
    }
}
