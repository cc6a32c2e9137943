package dev.gan4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's door does what the rooms behind it do. */
class GanTest {

    private static final Experiment SHORT = Experiment.builder(Gan.PRESET).iterations(30)
            .evaluation(evaluation -> evaluation.quickSamples(100)).build();
    private static final double[][] ROWS = rows(600);

    private static double[][] rows(int count) {
        Random random = new Random(1);
        return IntStream.range(0, count).mapToObj(
                row -> new double[]{(row % 2 == 0 ? 190 : 150) + 5 * random.nextGaussian(),
                        70 + 9 * random.nextGaussian()})
                .toArray(double[][]::new);
    }

    private static List<String> labels(int count) {
        return IntStream.range(0, count).mapToObj(row -> row % 2 == 0 ? "tall" : "short").toList();
    }

    @Test
    void rowsAreTrainedAsATrainerDoes() {
        Gan gan = Gan.fit(ROWS, SHORT);
        TrainedGan trained = Trainer.of(SHORT, ROWS).train();
        assertThat(gan.sample(20)).isDeepEqualTo(trained.generator().points(0, 20, Gan.DEFAULT_SEED).toRows());
        assertThat(gan.columns()).containsExactly("x1", "x2");
        assertThat(gan.classes()).isEmpty();
        assertThat(gan.judgement()).isEqualTo(trained.judgement());
        assertThat(gan.verdict()).isEqualTo(trained.judgement().verdict());
        assertThat(gan.draw(20).labels()).isNull();
        assertThat(gan.draw(3, 5, 42).toRows()).isDeepEqualTo(Arrays.copyOfRange(gan.draw(0, 8, 42).toRows(), 3, 8));
    }

    @Test
    void numbersAreOneColumn() {
        double[] heights = Arrays.stream(ROWS).mapToDouble(row -> row[0]).toArray();
        Gan gan = Gan.fit(heights, SHORT);
        assertThat(gan.draw(10).column(0)).isEqualTo(gan.generator().sample(10, Gan.DEFAULT_SEED));
        assertThat(Gan.fit(Dataset.of(heights).withNames("height"), SHORT).draw(10).column("height"))
                .isEqualTo(gan.draw(10).column(0));
    }

    @Test
    void namesAndClassesComeBackAndClassesAreAskedForByName(@TempDir Path folder) throws Exception {
        Gan gan = Gan.fit(Dataset.of(ROWS).withNames("height", "weight").withLabels(labels(600)), SHORT);
        assertThat(gan.columns()).containsExactly("height", "weight");
        assertThat(gan.classes()).containsExactly("short", "tall");
        Dataset drawn = gan.draw(50);
        assertThat(drawn.schema().names()).containsExactly("height", "weight");
        Labels drawnLabels = requireNonNull(drawn.labels());
        assertThat(drawnLabels.codes()).isEqualTo(gan.generator().classesOf(0, 50, Gan.DEFAULT_SEED));
        assertThat(drawnLabels.name(0)).isEqualTo(gan.classes().get(drawnLabels.code(0)));
        assertThat(gan.sample(5, "tall"))
                .isDeepEqualTo(gan.generator().points(0, 5, Gan.DEFAULT_SEED, 1).toRows());
        assertThat(gan.draw(2, 5, 9, "short").labels()).isEqualTo(Labels.of(gan.classes(), new int[5]));
        assertThatThrownBy(() -> gan.sample(5, "tal")).isInstanceOf(InvalidInputException.class)
                .hasMessage("there is no class \"tal\"; the classes are short, tall");
        assertThat(gan).hasToString("Gan[height, weight; classes short, tall; " + gan.verdict().grade().words() + "]");

        Path file = folder.resolve("people.gan");
        gan.save(file);
        Gan loaded = Gan.load(file);
        assertThat(loaded.columns()).isEqualTo(gan.columns());
        assertThat(loaded.sample(20)).isDeepEqualTo(gan.sample(20));
        assertThat(loaded.judgement()).isEqualTo(gan.judgement());
        assertThat(Gan.of(GanModel.read(file)).sample(20)).isDeepEqualTo(gan.sample(20));
    }

    @Test
    void anExperimentNamesItsOwnData() {
        Experiment normal = SHORT.with("data", "normal(3,2)");
        assertThat(Gan.fit(normal).draw(10).column(0)).isEqualTo(Trainer.of(normal).train().generator().sample(10, 1));
    }

    @Test
    void withoutAnExperimentItIsTheRecommendedOne() {
        assertThat(Gan.fit(rows(60)).model().plan().experiment().with("data", "ring8"))
                .isEqualTo(Experiment.preset("recommended").with("data", "ring8"));
    }

    @Test
    void rowsThatCannotBeUsedAreNamed() {
        assertThatThrownBy(() -> Gan.fit(new double[0][])).isInstanceOf(InvalidInputException.class)
                .hasMessage("there must be at least one row with at least one number but there was no row");
        assertThatThrownBy(() -> Gan.fit(new double[][]{{}})).isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "there must be at least one row with at least one number but there was a row without numbers");
        assertThatThrownBy(() -> Gan.fit(new double[][]{{1, 2}, {3}})).isInstanceOf(InvalidInputException.class)
                .hasMessage("row 2 must have a number for each of [x1, x2] but had 1");
        Dataset data = Dataset.of(ROWS);
        assertThatThrownBy(() -> data.withNames("height")).isInstanceOf(InvalidInputException.class)
                .hasMessage("there must be a name for each of 2 columns but there were 1: height");
        assertThatThrownBy(() -> data.withLabels(new ArrayList<>(List.of("a"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("there must be a class for each of 600 rows but there were 1");
        assertThatThrownBy(() -> data.column("height")).isInstanceOf(InvalidInputException.class)
                .hasMessage("there is no column \"height\"; the columns are x1, x2");
    }
}
