package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Missing;
import dev.gan4j.data.Range;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExperimentOverridesTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    private final Experiment tutorial = Experiment.preset("tutorial");

    @Test
    void oneFieldIsReplacedAndAllOthersStay() {
        Experiment changed = tutorial.with("optimiser.learningRate", "0.01");

        assertThat(changed.optimiser()).isEqualTo(
                new OptimiserSpec.Momentum(0.01, null, 0.6, new ScheduleSpec.Staircase(0.95, 2500, null)));
        assertThat(changed.with("optimiser.learningRate", "0.001")).isEqualTo(tutorial);
        assertThat(tutorial.with("generator.hidden", "[12, 12]").generator().hidden()).containsExactly(12, 12);
        assertThat(tutorial.with("generator.hidden", "[]").generator().hidden()).isEmpty();
        assertThat(tutorial.with("seed", "-9223372036854775808").seed()).isEqualTo(Long.MIN_VALUE);
        assertThat(tutorial.with("iterations", "2e4").iterations()).isEqualTo(20_000);
    }

    @Test
    void anOptimiserOfAnotherTypeKeepsWhatBothHaveAndTakesDefaultsForTheRest() {
        ScheduleSpec schedule = tutorial.optimiser().schedule();

        OptimiserSpec adam = new OptimiserSpec.Adam(0.001, null, 0.9, 0.999, 1e-8, schedule);
        assertThat(tutorial.with("optimiser.type", "adam").optimiser()).isEqualTo(adam);
        assertThat(tutorial.with("optimiser", "adam").optimiser()).isEqualTo(adam);
        assertThat(tutorial.with("optimiser", "{type: adam}").optimiser()).isEqualTo(adam);
        assertThat(Experiment.parse("optimiser: {type: adam}").optimiser()).isEqualTo(adam);
        assertThat(tutorial.with("optimiser", "{type: adam, beta1: 0.5}").optimiser())
                .isEqualTo(new OptimiserSpec.Adam(0.001, null, 0.5, 0.999, 1e-8, schedule));
        assertThat(tutorial.with("optimiser", "sgd").optimiser())
                .isEqualTo(new OptimiserSpec.Sgd(0.001, null, schedule));
        assertThat(tutorial.with("optimiser", "sgd").with("optimiser", "momentum").optimiser())
                .isEqualTo(new OptimiserSpec.Momentum(0.001, null, 0.9, schedule));
    }

    @Test
    void aScheduleMayBeNamedAlone() {
        assertThat(tutorial.with("optimiser.schedule", "constant").optimiser().schedule())
                .isEqualTo(new ScheduleSpec.Constant());
        assertThat(tutorial.with("optimiser.schedule", "constant").with("optimiser.schedule.type", "staircase")
                .optimiser().schedule()).isEqualTo(new ScheduleSpec.Staircase(0.95, 2500, null));
        assertThat(tutorial.with("optimiser.schedule.factor", "0.5").optimiser().schedule())
                .isEqualTo(new ScheduleSpec.Staircase(0.5, 2500, null));
    }

    @Test
    void aLatentOfAnotherTypeKeepsItsRange() {
        Experiment narrow = tutorial.with("latent.range", "[0, 1]");

        assertThat(narrow.latent()).isEqualTo(new Latent.Grid(0, 1, 0.01, 1));
        assertThat(narrow.with("latent.type", "uniform").latent()).isEqualTo(new Latent.Uniform(0, 1, 1));
        assertThat(narrow.with("latent", "stratified").latent()).isEqualTo(new Latent.Stratified(0, 1, 1));
        assertThat(narrow.with("latent", "normal").latent()).isEqualTo(new Latent.Normal(0, 1, 1));
        assertThat(narrow.with("latent", "normal").with("latent", "grid").latent())
                .isEqualTo(new Latent.Grid(-5, 5, 0.01, 1));
    }

    @Test
    void theClampGoesWithTheOutput() {
        Experiment logit = tutorial.with("discriminator.output", "linear");
        assertThat(logit.discriminator().output()).isEqualTo(Activation.LINEAR);
        assertThat(logit.discriminator().clamp()).isNull();

        assertThat(logit.with("discriminator.output", "tanh").discriminator().clamp())
                .isEqualTo(new Range(0.01, 0.99));
        assertThat(tutorial.with("discriminator.output", "sigmoid").discriminator().clamp())
                .isEqualTo(new Range(0.01, 0.99));
        assertThat(tutorial.with("discriminator", "{output: sigmoid, clamp: none}").discriminator().clamp()).isNull();
    }

    @Test
    void theOutputFollowsAnObjectiveOnRawOutputsUnlessItIsTold() {
        Experiment hinge = tutorial.with("objective", "hinge");
        assertThat(hinge.objective()).isEqualTo(new ObjectiveSpec(ObjectiveSpec.Type.HINGE));
        assertThat(hinge.discriminator().output()).isEqualTo(Activation.LINEAR);
        assertThat(hinge.discriminator().clamp()).isNull();
        assertThat(tutorial.with("objective", "minimax").discriminator()).isEqualTo(tutorial.discriminator());
        assertThatThrownBy(() -> tutorial.with(Map.of("objective", "hinge", "discriminator.output", "sigmoid")))
                .hasMessage("discriminator.output must be linear if the objective is hinge but was sigmoid");
        assertThatThrownBy(() -> hinge.with("discriminator.output", "tanh"))
                .hasMessage("discriminator.output must be linear if the objective is hinge but was tanh");
    }

    @Test
    void labelsAreSmoothedInObjectivesThatHaveThem() {
        Experiment smoothed = tutorial.with("objective.labelSmoothing", "0.1");
        assertThat(smoothed.objective()).isEqualTo(new ObjectiveSpec(ObjectiveSpec.Type.NON_SATURATING, 0.1));
        assertThat(smoothed.with("objective", "least-squares").objective())
                .isEqualTo(new ObjectiveSpec(ObjectiveSpec.Type.LEAST_SQUARES, 0.1));
        assertThat(smoothed.with("objective", "hinge").objective())
                .isEqualTo(new ObjectiveSpec(ObjectiveSpec.Type.HINGE));
        assertThat(Experiment.parse("objective: {type: minimax, labelSmoothing: 0.2}").objective())
                .isEqualTo(new ObjectiveSpec(ObjectiveSpec.Type.MINIMAX, 0.2));
    }

    @Test
    void penaltiesAreOneOrSeveralOrNone() {
        Experiment r1 = tutorial.with("penalty", "r1");
        assertThat(r1.penalties()).containsExactly(new PenaltySpec.Slope(PenaltySpec.Type.R1, 10));
        assertThat(r1.with("penalty.weight", "3").penalties())
                .containsExactly(new PenaltySpec.Slope(PenaltySpec.Type.R1, 3));
        assertThat(r1.with("penalty.weight", "3").with("penalty.type", "wgan-gp").penalties())
                .containsExactly(new PenaltySpec.Slope(PenaltySpec.Type.WGAN_GP, 3));
        assertThat(r1.with("penalty", "weight-clipping").penalties())
                .containsExactly(new PenaltySpec.WeightClipping(0.01));
        assertThat(r1.with("penalty", "[{type: r1, weight: 1}, r2]").penalties()).containsExactly(
                new PenaltySpec.Slope(PenaltySpec.Type.R1, 1), new PenaltySpec.Slope(PenaltySpec.Type.R2, 10));
        assertThat(r1.with("penalty", "none").penalties()).isEmpty();
    }

    @Test
    void aBasisMayBeNamedAlone() {
        Experiment fourier = tutorial.with("generator.basis", "fourier");
        assertThat(fourier.generator().structure().basis()).isEqualTo(new Basis.Fourier(8));
        assertThat(fourier.with("generator.basis.frequencies", "3").generator().structure().basis())
                .isEqualTo(new Basis.Fourier(3));
        assertThat(fourier.with("generator.basis", "none")).isEqualTo(tutorial);
        assertThat(tutorial.with("discriminator.basis", "{type: random-fourier, features: 5}").discriminator()
                .structure().basis()).isEqualTo(new Basis.RandomFourier(5, 1));
        assertThat(tutorial.with("discriminator.minibatchDiscrimination.kernels", "7").discriminator()
                .minibatchDiscrimination()).isEqualTo(new MinibatchDiscriminationSpec(7, 3));
    }

    @Test
    void noiseThatIsToldInPartTakesDefaultsForTheRest() {
        Experiment noisy = tutorial.with("discriminator.instanceNoise.start", "0.5");
        assertThat(noisy.discriminator().instanceNoise()).isEqualTo(new InstanceNoiseSpec(0.5, 0, 5000));
        assertThat(noisy.with("discriminator.instanceNoise", "none").discriminator())
                .isEqualTo(tutorial.discriminator());
    }

    @Test
    void severalFieldsChangeTogetherWhateverTheirOrder() {
        Experiment forward = tutorial
                .with(ordered("optimiser.beta1", "0.5", "optimiser.type", "adam", "optimiser.beta2", "0.9"));
        Experiment backward = tutorial
                .with(ordered("optimiser", "adam", "optimiser.beta2", "0.9", "optimiser.beta1", "0.5"));

        assertThat(forward.optimiser()).isEqualTo(
                new OptimiserSpec.Adam(0.001, null, 0.5, 0.9, 1e-8, new ScheduleSpec.Staircase(0.95, 2500, null)));
        assertThat(backward).isEqualTo(forward);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            optimiser.type        | adam          | optimiser           | sgd
            optimiser.type        | adam          | optimiser           | {type: sgd}
            optimiser             | {beta1: 0.5}  | optimiser.type      | adam
            generator.hidden      | [3]           | generator           | {hidden: [4]}
            generator             | {hidden: [4]} | generator.output    | tanh
            generator.basis       | none          | generator.basis.features | 3
            pretraining.steps     | 5             | pretraining         | none
            penalty.weight        | 3             | penalty             | none
            penalty.weight        | 3             | penalty             | '[r1, r2]'
            label                 | mode          | label.embedding     | 3
            data                  | {file: a.csv} | data.column         | b
            optimiser.schedule    | constant      | optimiser.schedule.type | staircase
            """)
    void fieldsOfWhichOneWouldBeLostAreRefusedInEitherOrder(String first, String value, String second, String other) {
        for (boolean forward : new boolean[]{true, false}) {
            Map<String, String> values = new java.util.LinkedHashMap<>();
            values.put(forward ? first : second, forward ? value : other);
            values.put(forward ? second : first, forward ? other : value);
            assertThatThrownBy(() -> tutorial.with(values)).isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(first).hasMessageContaining(second).hasMessageContaining("together");
        }
    }

    @Test
    void pretrainingMayBeLeftOutAndTakenUpAgain() {
        Experiment without = tutorial.with("pretraining", "none");

        assertThat(without.pretraining()).isEqualTo(new PretrainingSpec.None());
        assertThat(without.with("pretraining.density", "estimated").pretraining())
                .isEqualTo(new PretrainingSpec.OnDensity(PretrainingSpec.Density.ESTIMATED, 1000));
        assertThat(tutorial.with("pretraining.steps", "5").pretraining())
                .isEqualTo(new PretrainingSpec.OnDensity(PretrainingSpec.Density.EXACT, 5));
    }

    @Test
    void whatWasToldForOtherDataDoesNotHoldForNewData() {
        Experiment known = Experiment.parse("data: exponential(2)");
        assertThat(known.range()).isEqualTo(new RangeSpec.Auto());
        assertThat(known.pretraining()).isEqualTo(tutorial.pretraining());

        Experiment file = tutorial.with("data", "{file: notes.csv}");
        assertThat(file.range()).isEqualTo(new RangeSpec.Auto());
        assertThat(file.pretraining())
                .isEqualTo(new PretrainingSpec.OnDensity(PretrainingSpec.Density.ESTIMATED, 1000));

        assertThat(tutorial.with("data", "normal(-1, 1)")).isEqualTo(tutorial);
        assertThat(tutorial.with(Map.of("data", "uniform(0,9)", "range", "[0, 9]")).range())
                .isEqualTo(new RangeSpec.Fixed(new Range(0, 9)));
        assertThat(tutorial.with(Map.of("data", "{file: a.csv}", "pretraining", "none")).pretraining())
                .isEqualTo(new PretrainingSpec.None());
        assertThat(tutorial.with(Map.of("data", "{file: a.csv}", "pretraining.steps", "7")).pretraining())
                .isEqualTo(new PretrainingSpec.OnDensity(PretrainingSpec.Density.ESTIMATED, 7));
        assertThatThrownBy(() -> tutorial.with(Map.of("data", "{file: a.csv}", "pretraining.density", "exact")))
                .isInstanceOf(InvalidInputException.class).hasMessage("pretraining.density must be estimated (or"
                        + " pretraining must be none) if the data's density is not known but was exact");
    }

    @Test
    void whatWasToldStaysWhereTheSameDataAreNamedInAnotherWay() {
        Path file = Path.of("a.csv").toAbsolutePath();
        Experiment told = tutorial.withData(new DataSpec.Csv(file, new ColumnChoice.First())).with("range", "[0, 9]");

        DataSpec found = new DataSpec.Csv(file, new ColumnChoice.Named("age"), true, ',', Missing.REFUSE, HASH);
        assertThat(told.with("data.header", "true").range()).isEqualTo(told.range());
        assertThat(told.toBuilder().data(found).unchecked().range()).isEqualTo(told.range());
        assertThat(told.toBuilder().data(found).unchecked().data()).isEqualTo(found);
        assertThat(told.with("data.column", "height").range()).isEqualTo(new RangeSpec.Auto());
        assertThat(told.withData(found).range()).isEqualTo(new RangeSpec.Auto());
    }

    @Test
    void dataMayBeGivenAsTheTypeTheyAre() {
        DataSpec csv = new DataSpec.Csv(Path.of("a b.csv").toAbsolutePath(), new ColumnChoice.Named("3"), true, ';',
                Missing.REFUSE, HASH);
        assertThat(tutorial.withData(csv)).isEqualTo(tutorial.with("data",
                "{file: a b.csv, column: 3, header: true, separator: ';', sha256: '" + HASH + "'}"));
        assertThat(tutorial.withData(csv).data()).isEqualTo(csv);
        DataSpec given = new DataSpec.Given(12, List.of(), HASH);
        assertThat(tutorial.withData(given).data()).isEqualTo(given);
        assertThat(tutorial.withData(tutorial.data())).isEqualTo(tutorial);
    }

    @Test
    void anotherColumnIsOfTheSameFileAndAnotherFileHasAColumnOfItsOwn() {
        Experiment column = tutorial.with("data", "{file: a.csv, column: age, header: true}");

        assertThat(column.with("data.column", "height").data()).isEqualTo(
                new DataSpec.Csv(Path.of("a.csv").toAbsolutePath(), new ColumnChoice.Named("height"), true, null,
                        Missing.REFUSE, null));
        assertThat(column.with("data.file", "b.csv").data()).isEqualTo(
                new DataSpec.Csv(Path.of("b.csv").toAbsolutePath(), new ColumnChoice.First()));
    }

    @Test
    void aFileOfTheFileSystemIsRelativeToTheYamlThatNamesIt(@TempDir Path folder) throws IOException {
        Path yaml = Files.writeString(folder.resolve("my run.yaml"), "\uFEFFdata: {file: ../x/./notes.csv}\n");

        Experiment experiment = Experiment.read(yaml);

        assertThat(experiment.name()).isEqualTo("my run");
        assertThat(experiment.data()).isEqualTo(new DataSpec.Csv(
                folder.toAbsolutePath().resolveSibling("x").resolve("notes.csv"), new ColumnChoice.First()));
        assertThat(Experiment.parse("data: {file: notes.csv}").data())
                .isEqualTo(new DataSpec.Csv(Path.of("notes.csv").toAbsolutePath(), new ColumnChoice.First()));
        assertThat(Experiment.parse("seed: 7")).isEqualTo(tutorial.with(Map.of("seed", "7", "name", "experiment")));
    }

    @Test
    void aMixtureIsWrittenAsItIsSpoken() {
        String mixture = "mixture(0.3*normal(-2,0.5), 0.7*normal(1,1))";

        assertThat(tutorial.with("data", mixture).data()).isEqualTo(new DataSpec.Known(Distribution.parse(mixture)));
        assertThat(Experiment.parse("data: " + mixture + " # two humps\n").data())
                .isEqualTo(new DataSpec.Known(Distribution.parse(mixture)));
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (List<String> pair : List.of(List.of(pairs[0], pairs[1]), List.of(pairs[2], pairs[3]),
                List.of(pairs[4], pairs[5]))) {
            map.put(pair.get(0), pair.get(1));
        }
        return map;
    }
}
