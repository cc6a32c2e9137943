package dev.gan4j.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.eval.Calibration;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    private static final Experiment LITTLE = Experiment.preset("tutorial").with(Map.of("iterations", "12", "batch",
            "24", "pretraining", "none", "evaluation", "{samples: 500, every: 5, quickSamples: 100}"));

    /** Of N(1, 1) and N(0, 1) the log ratio at x is x - 1/2. */
    @ParameterizedTest
    @CsvSource({"20000, 20000, 1, 0", "20000, 20000, 0.25, 3", "20000, 20000, 50, 1e6", "2000, 20000, 1, 0"})
    void aKnownLogRatioIsRecovered(int real, int generated, double unit, double shift) {
        Random random = new Random(1);
        double[] scoresOfReal = normals(random, real).map(x -> unit * (x + 1) + shift).toArray();
        double[] scoresOfGenerated = normals(random, generated).map(x -> unit * x + shift).toArray();

        Calibration calibration = Calibration.fit(scoresOfReal, scoresOfGenerated);

        for (double x = -1; x <= 2; x += 0.5) {
            assertThat(calibration.logRatio(unit * x + shift)).as("at %s", x).isCloseTo(x - 0.5, within(0.15));
        }
        assertThat(calibration.slope() * unit).isCloseTo(1, within(0.1));
    }

    @Test
    void aDiscriminatorThatSaysTheSameOfAllIsWorthNothing() {
        Calibration calibration = Calibration.fit(new double[]{2, 2}, new double[]{2, 2, 2});
        assertThat(calibration.intercept()).isCloseTo(0, within(1e-9));
        assertThat(calibration.slope()).isZero();
        assertThat(calibration.isInformative()).isFalse();
    }

    @Test
    void aDiscriminatorThatRanksBackwardsIsNotTrusted() {
        Random random = new Random(1);
        double[] real = normals(random, 1000).map(x -> x - 1).toArray();
        assertThat(Calibration.fit(real, normals(random, 1000).toArray())).isEqualTo(new Calibration(0, 0));
    }

    @Test
    void groupsThatAreApartHaveAFiniteSlope() {
        Calibration calibration = Calibration.fit(new double[]{9, 10, 11}, new double[]{-11, -10, -9});
        assertThat(calibration.slope()).isPositive().isLessThan(10);
        assertThat(calibration.logRatio(0)).isCloseTo(0, within(1e-6));
        Calibration single = Calibration.fit(new double[]{1}, new double[]{-1});
        assertThat(single.slope()).isPositive();
    }

    @Test
    void scoresThatAreNotFiniteAndGroupsWithoutAnyAreRefused() {
        assertThatThrownBy(() -> Calibration.fit(new double[]{1}, new double[]{Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("all finite");
        assertThatThrownBy(() -> Calibration.fit(new double[0], new double[]{1}))
                .hasMessageContaining("0 of real and 1 of generated");
        assertThatThrownBy(() -> new Calibration(0, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimax", "non-saturating", "least-squares", "wasserstein", "hinge",
            "relativistic-average", "relativistic-pairing"})
    void everyObjectiveHasADiscriminatorThatCanBeCalibrated(String objective) {
        TrainedGan trained = Trainer.of(LITTLE.with(Map.of("objective", objective, "discriminator",
                "{output: linear, clamp: none}", "optimiser.learningRate", "0.02", "optimiser.generatorLearningRate",
                "1e-9", "iterations", "200"))).train();

        Calibration calibration = trained.pair().calibrate(trained.evaluation().real().values(), 1).orElseThrow();

        assertThat(calibration.slope()).as("D has learned something").isPositive();
        assertThat(trained.pair().calibrate(trained.evaluation().real().values(), 1)).contains(calibration);
        assertThat(trained.pair().calibrate(trained.evaluation().real().values(), 2)).isNotEqualTo(calibration);
    }

    @Test
    void aDiscriminatorThatJudgesSeveralSamplesTogetherHasNoCalibration() {
        TrainedGan trained = Trainer.of(LITTLE.with(Map.of("discriminator",
                "{packing: 3, output: linear, clamp: none}", "coupling", "none", "latent", "normal"))).train();
        assertThat(trained.pair().calibrate(trained.evaluation().real().values(), 1)).isEmpty();
    }

    private static DoubleStream normals(Random random, int count) {
        return DoubleStream.generate(random::nextGaussian).limit(count);
    }
}
