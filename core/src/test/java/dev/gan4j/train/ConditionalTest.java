package dev.gan4j.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Points;
import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Score;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generators that are told a class, from data to the model file. */
class ConditionalTest {

    @TempDir
    private Path folder;

    /** Two classes of two columns, apart from each other; three rows of four are "genuine". */
    private Path notes() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("length,kind,width\n");
        for (int row = 0; row < 800; row++) {
            boolean genuine = row % 4 > 0;
            text.append(String.format(Locale.ROOT, "%.4f,%s,%.4f%n", (genuine ? 100 : 130) + 5 * random.nextGaussian(),
                    genuine ? "genuine" : "forged", (genuine ? 2 : -2) + random.nextGaussian()));
        }
        return Files.writeString(folder.resolve("notes.csv"), text);
    }

    private static Experiment able(String data, String label) {
        return Experiment.preset("recommended").with(Map.of("data", data, "label", label, "latent",
                "{type: normal, dimension: 2}", "iterations", "1500", "evaluation",
                "{samples: 1000, every: 500, quickSamples: 500, patience: none}"));
    }

    private Experiment ofNotes(String label) throws IOException {
        return able("{file: '" + notes().toString().replace("'", "''") + "', columns: [length, width]}", label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "{column: kind, discriminator: one-hot}", "{column: kind, embedding: 3}"})
    void eachClassIsLearnedOnItsOwnAndTheirSharesWithThem(String label) throws IOException {
        TrainedGan trained = Trainer.of(ofNotes(label)).train();
        Generator generator = trained.generator();

        assertThat(generator.classes()).containsExactly("forged", "genuine");
        Points forged = generator.points(0, 2000, 3, 0);
        Points genuine = generator.points(0, 2000, 3, 1);
        assertThat(mean(forged.column(0))).isCloseTo(130, within(2.5));
        assertThat(mean(genuine.column(0))).isCloseTo(100, within(2.5));
        assertThat(mean(forged.column(1))).isCloseTo(-2, within(0.6));
        assertThat(mean(genuine.column(1))).isCloseTo(2, within(0.6));
        int[] classes = generator.classesOf(0, 4000, 3);
        assertThat(Arrays.stream(classes).average().orElseThrow()).isCloseTo(0.75, within(0.03));
        Judgement points = trained.judgement();
        assertThat(points.classes()).extracting(ClassJudgement::name).containsExactly("forged", "genuine");
        assertThat(points.classes()).allSatisfy(judged -> {
            assertThat(score(judged, "agreement").value()).isGreaterThan(0.9);
            assertThat(score(judged, "slicedWasserstein1").value()).isBetween(0.0, 0.25);
            assertThat(score(judged, "slicedWasserstein1").floor()).isBetween(0.0, 0.2);
        });
    }

    @Test
    void aPointOfAClassAndAPointOfAllAreOneWhereTheClassIsTheSame() throws IOException {
        Generator generator = Trainer.of(ofNotes("kind").with("iterations", "20")).train().generator();
        Points all = generator.points(7, 50, 3);
        int[] classes = generator.classesOf(7, 50, 3);

        for (int code = 0; code < 2; code++) {
            Points ofClass = generator.points(7, 50, 3, code);
            for (int row = 0; row < 50; row++) {
                if (classes[row] == code) {
                    assertThat(all.get(row, 0)).isEqualTo(ofClass.get(row, 0));
                } else {
                    assertThat(all.get(row, 0)).isNotEqualTo(ofClass.get(row, 0));
                }
            }
        }
        assertThat(generator.classesOf(20, 5, 3)).isEqualTo(Arrays.copyOfRange(classes, 13, 18));
        assertThatThrownBy(() -> generator.points(0, 1, 3, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the class must be from 0 to 1 but was 2");
        assertThatThrownBy(() -> generator.apply(all)).isInstanceOf(IllegalStateException.class)
                .hasMessage("the generator needs a class, one of [forged, genuine]");
    }

    @Test
    void theModesOfAMixtureAreItsClasses() {
        TrainedGan trained = Trainer.of(able("blobs", "mode")).train();

        assertThat(trained.generator().classes()).hasSize(3).startsWith("1");
        assertThat(trained.judgement().classes())
                .allSatisfy(judged -> assertThat(score(judged, "agreement").value()).isGreaterThan(0.9));
    }

    @Test
    void aModelOfClassesIsWrittenAndReadAgainAndAResumedRunHasTheSameBits() throws IOException {
        Experiment experiment = ofNotes("{column: kind, embedding: 2}").with("iterations", "60");
        List<Checkpoint> checkpoints = new ArrayList<>();
        TrainedGan trained = Trainer.of(experiment).checkpointEvery(Duration.ZERO).listen(event -> {
            if (event instanceof TrainingEvent.CheckpointTaken taken && taken.checkpoint().iterations() == 31) {
                checkpoints.add(taken.checkpoint());
            }
        }).train();
        GanModel model = trained.toModel();
        Path file = folder.resolve("model.gan");
        model.write(file);

        assertThat(GanModel.read(file)).isEqualTo(model);
        assertThat(model.calibration()).isNull();
        assertThat(GanModel.read(file).generator().points(0, 9, 1)).isEqualTo(trained.generator().points(0, 9, 1));
        TrainedGan resumed = Trainer.resume(checkpoints.getFirst()).train();
        assertThat(resumed.pair().parameters()).isEqualTo(trained.pair().parameters());
        assertThat(resumed.judgement()).isEqualTo(trained.judgement());
    }

    @Test
    void classesThatAreToldOrderTheFilesAndOthersAreRefused() throws IOException {
        Experiment told = ofNotes("{column: kind, classes: [genuine, forged, copied]}").with("iterations", "5");
        TrainedGan trained = Trainer.of(told).train();

        assertThat(trained.generator().classes()).containsExactly("genuine", "forged", "copied");
        assertThat(requireNonNull(trained.plan().label()).shares()).containsExactly(0.75, 0.25, 0.0);
        assertThat(trained.judgement().classes().getLast().scores())
                .contains(new Score.NotJudged("agreement", "fewer than 10 real samples"));
        assertThat(trained.toModel().experiment()).isEqualTo(Experiment.parse(trained.plan().complete().toYaml()));
        assertThatThrownBy(() -> Trainer.of(ofNotes("{column: kind, classes: [genuine, copied]}")).train())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has rows of class 'forged' but label.classes are [genuine, copied]");
    }

    @Test
    void aLabelThatIsToldByItsNumberGetsItsName() throws IOException {
        TrainedGan trained = Trainer.of(ofNotes("2").with("iterations", "5")).train();

        assertThat(requireNonNull(trained.plan().label()).column()).isEqualTo("kind");
    }

    @Test
    void aFileThatIsSortedByClassIsJudgedInAllItsClasses() throws IOException {
        StringBuilder text = new StringBuilder("x,y,kind\n");
        Random random = new Random(6);
        for (int row = 0; row < 30_000; row++) {
            int kind = row / 15_000;
            text.append(String.format(Locale.ROOT, "%.3f,%.3f,%d%n", 9 * kind + random.nextGaussian(),
                    random.nextGaussian(), kind));
        }
        Path file = Files.writeString(folder.resolve("sorted.csv"), text);
        TrainedGan trained = Trainer
                .of(able("{file: '" + file.toString().replace("'", "''") + "', columns: [x, y]}", "kind")
                        .with("iterations", "5"))
                .train();

        assertThat(trained.judgement().classes())
                .allSatisfy(judged -> assertThat(score(judged, "agreement").floor()).isGreaterThan(0.99));
    }

    private static Score.Judged score(ClassJudgement judged, String metric) {
        return requireNonNull(Judgement.find(judged.scores(), metric));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
