package dev.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.RangeSpec;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.train.internal.TrainingPrograms;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training on points in several dimensions, from data to the model file. */
class PointsTrainingTest {

    @TempDir
    private Path folder;

    /** A small network that learns in seconds. */
    private static Experiment small(String data) {
        return Experiment.preset("tutorial").with(Map.of("data", data, "iterations", "40", "batch", "64",
                "evaluation.samples", "300", "evaluation.quickSamples", "200", "evaluation.every", "20"));
    }

    private static Experiment able(String data) {
        return small(data).with(Map.ofEntries(Map.entry("generator.hidden", "[32, 32]"),
                Map.entry("discriminator.hidden", "[32, 32]"), Map.entry("generator.activation", "tanh"),
                Map.entry("generator.initialiser", "xavier"), Map.entry("discriminator.initialiser", "xavier"),
                Map.entry("discriminator.output", "linear"), Map.entry("generator.output", "linear"),
                Map.entry("generator.scale", "1"),
                Map.entry("optimiser", "{type: adam, learningRate: 0.001, beta1: 0.5}"),
                Map.entry("latent", "normal"), Map.entry("latent.dimension", "2"), Map.entry("iterations", "2500"),
                Map.entry("evaluation.samples", "1000")));
    }

    @Test
    void dataInSeveralDimensionsTakeTheirLatentsAlongAndLeaveWhatOnlyNumbersHave() {
        Experiment ring = Experiment.preset("tutorial").with("data", "ring8");

        assertThat(TrainingPlan.of(ring).dimension()).isEqualTo(2);
        assertThat(ring.latent().dimension()).isEqualTo(2);
        assertThat(ring.coupling()).isEqualTo(Coupling.NONE);
        assertThat(ring.pretraining()).isEqualTo(new PretrainingSpec.None());
        assertThat(ring.range()).isEqualTo(new RangeSpec.Auto());
        assertThat(Experiment.parse(ring.toYaml())).isEqualTo(ring);
        Experiment back = ring.with("data", "normal(0,1)");
        assertThat(TrainingPlan.of(back).dimension()).isEqualTo(1);
        assertThat(back.latent().dimension()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring8", "grid25", "product(normal(0,1),uniform(0,1),exponential(1))", "moons(0.05)"})
    void aRunIsAFunctionOfItsExperimentAndReadsBackAsAModel(String data) throws IOException {
        Experiment experiment = small(data);
        TrainedGan trained = Trainer.of(experiment).train();
        TrainedGan again = Trainer.of(Experiment.parse(experiment.toYaml())).train();

        assertThat(again.pair().parameters()).isEqualTo(trained.pair().parameters());
        assertThat(again.judgement()).isEqualTo(trained.judgement());
        int dimension = TrainingPlan.of(experiment).dimension();
        assertThat(trained.judgement().columns()).hasSize(dimension);
        assertThat(trained.judgement().modes() > 0).isEqualTo(data.equals("ring8") || data.equals("grid25"));
        assertThat(trained.history().distances()).hasSize(3).doesNotContain(Double.NaN);
        Path file = folder.resolve("model.gan");
        trained.toModel().write(file);
        GanModel read = GanModel.read(file);
        assertThat(read).isEqualTo(trained.toModel());
        assertThat(read.generator().points(3, 50, 9)).isEqualTo(trained.generator().points(3, 50, 9));
        assertThat(read.generator().points(0, 53, 9).select(3, 52).toRowMajorArray())
                .containsExactly(trained.generator().points(3, 50, 9).select(0, 49).toRowMajorArray());
        assertThat(read.generator().points(0, 10, 1).columns()).isEqualTo(dimension);
        double[] probabilities = read.discriminator().probability(read.generator().points(0, 600, 1));
        assertThat(probabilities).hasSize(600);
        assertThat(Arrays.stream(probabilities)).allMatch(p -> p >= 0 && p <= 1);
        assertThatThrownBy(() -> read.generator().sample(1, 1)).hasMessageContaining("draw points instead of numbers");
    }

    @Test
    void columnsInVeryDifferentUnitsComeOutEachInItsOwn() {
        TrainedGan trained = Trainer.of(able("product(normal(1000,1),normal(0,0.001))")).train();

        List<ColumnJudgement> columns = trained.judgement().columns();
        assertThat(columns.get(0).judged().standardDeviation()).isBetween(0.9, 1.1);
        assertThat(columns.get(1).judged().standardDeviation()).isBetween(0.0009, 0.0011);
        for (ColumnJudgement column : columns) {
            assertThat(column.generated().mean() - column.judged().mean())
                    .isBetween(-column.judged().standardDeviation(), column.judged().standardDeviation());
            assertThat(column.generated().standardDeviation()).isBetween(column.judged().standardDeviation() / 3,
                    2 * column.judged().standardDeviation());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "exact", "sliced", "sinkhorn"})
    void everyCouplingTrains(String coupling) {
        TrainedGan trained = Trainer.of(small("moons").with("coupling", coupling)).train();
        assertThat(trained.outcome()).isEqualTo(TrainingOutcome.COMPLETED);
    }

    @Test
    void aRunOnPointsGoesOnToTheSameBits() {
        Experiment experiment = small("pinwheel");
        List<Checkpoint> checkpoints = new ArrayList<>();
        TrainedGan whole = Trainer.of(experiment).checkpointEvery(Duration.ZERO).listen(event -> {
            if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint checkpoint)) {
                checkpoints.add(checkpoint);
            }
        }).train();
        Checkpoint middle = checkpoints.get(checkpoints.size() / 2);

        assertThat(Trainer.resume(middle).train().pair().parameters()).isEqualTo(whole.pair().parameters());
    }

    @Test
    void rowsOfATableAreHeldOutAndNamed() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("name,length,width\n");
        for (int row = 0; row < 200; row++) {
            double length = 100 + 3 * random.nextGaussian();
            text.append("note ").append(row).append(',').append(length).append(',').append(length / 50).append('\n');
        }
        Path file = Files.writeString(folder.resolve("notes.csv"), text);
        Experiment told = small("{file: \"" + file + "\", columns: [width, length]}");
        Experiment found = small("{file: \"" + file + "\", columns: numeric}").with("latent.dimension", "2");

        TrainedGan trained = Trainer.of(told).train();
        TrainedGan numeric = Trainer.of(found).train();

        assertThat(trained.plan().data().columnNames()).containsExactly("width", "length");
        assertThat(numeric.plan().data().columnNames()).containsExactly("length", "width");
        RealData.Rows rows = (RealData.Rows) trained.data();
        assertThat(rows.heldOut().rows()).isEqualTo(20);
        assertThat(rows.training().rows()).isEqualTo(180);
        assertThat(trained.judgement().judged("copies")).isNotNull();
        Path model = folder.resolve("notes.gan");
        trained.toModel().write(model);
        assertThat(GanModel.read(model)).isEqualTo(trained.toModel());
        assertThatThrownBy(() -> TrainingPrograms.describe(found)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("data.columns must be named");
        Files.writeString(file, "changed");
        assertThatThrownBy(() -> Trainer.of(trained.plan().complete()).train())
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void pointsOfAPictureAreLearnedFrom() throws IOException {
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 20, 20);
        graphics.setColor(Color.BLACK);
        graphics.fillOval(4, 4, 12, 12);
        Path file = folder.resolve("disc.png");
        ImageIO.write(image, "png", file.toFile());

        TrainedGan trained = Trainer.of(small("{image: \"" + file + "\"}")).train();

        assertThat(trained.experiment().toYaml()).contains("sha256");
        assertThat(Experiment.parse(trained.plan().complete().toYaml())).isEqualTo(trained.plan().complete());
        assertThat(trained.judgement().columns()).hasSize(2);
    }

    @Test
    void whatPointsCannotHaveIsRefused() {
        refused("coupling", "sorted", "coupling sorted needs data and latents in one dimension but they have 2 and 2");
        refused("pretraining", "{density: estimated, steps: 10}",
                "pretraining must be none if the data have several");
        Experiment many = small("moons").with(Map.of("latent", "normal", "latent.dimension", "8"));
        assertThatThrownBy(() -> many.with("coupling", "exact")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("set latent.dimension to 2");
        assertThatThrownBy(() -> small("moons(-1)")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sd of moons(sd)");
        assertThatThrownBy(() -> small("{file: a.csv, column: x, columns: [y, z]}"))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("column or columns but has both");
    }

    private static void refused(String field, String value, String message) {
        assertThatThrownBy(() -> small("moons").with(field, value)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void numbersMayComeFromLatentsInSeveralDimensions() {
        TrainedGan trained = Trainer.of(small("normal(3,1)").with(Map.of("latent", "normal", "latent.dimension", "4",
                "coupling", "none"))).train();

        assertThat(trained.generator().sample(5, 1)).hasSize(5);
        assertThat(trained.judgement().columns()).hasSize(1);
    }
}
