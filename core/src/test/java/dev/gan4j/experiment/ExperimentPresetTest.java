package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Range;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExperimentPresetTest {

    @Test
    void tutorialIsExactlyWhatTheArticleAndItsNotebookSay() {
        Experiment tutorial = Experiment.preset("tutorial");
        StructureSpec dense = new StructureSpec(new Basis.None(), false, false);

        assertThat(tutorial).isEqualTo(new Experiment("tutorial",
                new SourceSpec(new DataSpec.Known(Distribution.parse("normal(-1,1)")), null,
                        new RangeSpec.Fixed(new Range(-5, 5)), 0.1),
                new TrainingSpec(1, 10_000, 200, 1, 1, new Latent.Grid(-5, 5, 0.01, 1), Coupling.SORTED,
                        Summation.BATCH),
                new NetworksSpec(
                        new GeneratorSpec(List.of(6, 5), Activation.TANH, Activation.TANH, 5, Initialiser.NORMAL,
                                dense, null),
                        new DiscriminatorSpec(List.of(6, 5), Activation.TANH, Activation.TANH, new Range(0.01, 0.99),
                                Initialiser.NORMAL, dense, false, null, 1, null)),
                new GameSpec(new ObjectiveSpec(ObjectiveSpec.Type.NON_SATURATING), List.of(),
                        new OptimiserSpec.Momentum(0.001, null, 0.6, new ScheduleSpec.Staircase(0.95, 2500, null)),
                        new PretrainingSpec.OnDensity(PretrainingSpec.Density.EXACT, 1000)),
                new EvaluationSpec(100_000, 500, 2000, null)));
    }

    @Test
    void everyPresetIsAmongTheResourcesAndCanBeWrittenAndReadAgain() {
        assertThat(Experiment.presets()).isNotEmpty().isSorted();
        for (String name : Experiment.presets()) {
            Experiment preset = Experiment.preset(name);
            assertThat(preset.name()).isEqualTo(name);
            assertThat(Experiment.parse(preset.toYaml())).isEqualTo(preset);
        }
    }

    @Test
    void anUnknownPresetIsRefusedWithTheNamesOfThoseThereAre() {
        assertThatThrownBy(() -> Experiment.preset("tutorail")).isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "there is no preset \"tutorail\"; the presets are aylien, gan-lab, grid25, pacgan, recommended, ring8, tutorial, wgan-gp-toy; did you mean \"tutorial\"?");
        assertThatThrownBy(() -> Experiment.preset("../secret")).isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "there is no preset \"../secret\"; the presets are aylien, gan-lab, grid25, pacgan, recommended, ring8, tutorial, wgan-gp-toy");
    }

    @Test
    void thePresetReadsWellWhenWritten() {
        assertThat(Experiment.preset("tutorial").with("data", "uniform(0,1)").toYaml()).isEqualTo("""
                name: tutorial
                data: %s
                label: none
                range: auto
                holdout: 0.1
                seed: 1
                iterations: 10000
                batch: 200
                discriminatorSteps: 1
                generatorSteps: 1
                latent:
                  type: grid
                  range:
                  - -5.0
                  - 5.0
                  jitter: 0.01
                coupling: sorted
                summation: batch
                generator:
                  hidden:
                  - 6
                  - 5
                  activation: tanh
                  output: tanh
                  scale: 5.0
                  initialiser: normal
                  basis: none
                  residual: false
                  layerNormalisation: false
                  averageDecay: none
                discriminator:
                  hidden:
                  - 6
                  - 5
                  activation: tanh
                  output: tanh
                  clamp:
                  - 0.01
                  - 0.99
                  initialiser: normal
                  basis: none
                  residual: false
                  layerNormalisation: false
                  spectralNormalisation: false
                  minibatchDiscrimination: none
                  packing: 1
                  instanceNoise: none
                objective: non-saturating
                penalty: none
                optimiser:
                  type: momentum
                  learningRate: 0.001
                  generatorLearningRate: same
                  momentum: 0.6
                  schedule:
                    type: staircase
                    factor: 0.95
                    every: 2500
                pretraining:
                  density: exact
                  steps: 1000
                evaluation:
                  samples: 100000
                  every: 500
                  quickSamples: 2000
                  patience: none
                """.formatted(UnivariateDistribution.parse("uniform(0,1)").expression()));
    }
}
