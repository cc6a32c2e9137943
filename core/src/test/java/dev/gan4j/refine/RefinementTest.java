package dev.gan4j.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.Affine;
import dev.gan4j.codec.Codec;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.eval.Calibration;
import dev.gan4j.eval.internal.Distances;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.Pair;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Refined samples of generators whose error is known. */
class RefinementTest {

    private static final int COUNT = 20_000;
    /** What the Kolmogorov-Smirnov statistic of so many true samples stays below in 99 of 100 cases. */
    private static final double CRITICAL = 1.63 / Math.sqrt(COUNT);

    private static final UnivariateDistribution NORMAL = UnivariateDistribution.parse("normal(0,1)");

    enum Method {
        REJECTION {
            @Override
            Refinement of(Proposals proposals) {
                return Refinement.rejection(proposals);
            }
        },
        METROPOLIS_HASTINGS {
            @Override
            Refinement of(Proposals proposals) {
                return Refinement.metropolisHastings(proposals, 60);
            }
        };

        abstract Refinement of(Proposals proposals);
    }

    /** G makes N(0.5, 1.5^2), which is wrong, and D knows. */
    private static Proposals tooWide() {
        return exact(new Latent.Normal(0.5, 1.5, 1), x -> -x * x / 2 + (x - 0.5) * (x - 0.5) / 4.5 + Math.log(1.5));
    }

    private static Proposals exact(Latent latent, DoubleUnaryOperator logRatio) {
        return new Proposals(latent, 1, z -> z, x -> Arrays.stream(x.toArray()).map(logRatio).toArray());
    }

    @ParameterizedTest
    @EnumSource
    void anExactDiscriminatorMakesAWrongGeneratorRight(Method method) {
        double[] raw = method.of(exact(new Latent.Normal(0.5, 1.5, 1), x -> 0)).points(0, COUNT, 1).toArray();
        Arrays.sort(raw);
        assertThat(Distances.kolmogorovSmirnov(raw, NORMAL)).isGreaterThan(10 * CRITICAL);

        Refinement refinement = method.of(tooWide());
        double[] refined = refinement.points(0, COUNT, 1).toArray();
        Arrays.sort(refined);

        assertThat(Distances.kolmogorovSmirnov(refined, NORMAL)).isLessThan(CRITICAL);
        double[] ideal = Distances.quantileCells(NORMAL, COUNT);
        double floor = Distances.wasserstein1(new Random(2).doubles(COUNT).map(NORMAL::quantile).sorted().toArray(),
                ideal);
        assertThat(Distances.wasserstein1(refined, ideal)).isLessThan(3 * floor);
        assertThat(refinement.acceptanceRate()).isBetween(0.4, 0.8);
    }

    @Test
    void theAcceptanceRateOfRejectionIsOneByTheLargestRatio() {
        // Of the density 2 x on [0, 1] and the uniform one the ratio is 2 x, at most 2.
        Refinement refinement = Refinement.rejection(exact(new Latent.Uniform(0, 1, 1), x -> Math.log(2 * x)));

        double[] refined = refinement.points(0, COUNT, 3).toArray();

        assertThat(refinement.acceptanceRate()).isCloseTo(0.5, within(0.01));
        assertThat(Arrays.stream(refined).average().orElseThrow()).isCloseTo(2.0 / 3, within(0.01));
    }

    @ParameterizedTest
    @EnumSource
    void aRowDependsOnTheSeedAndItsIndexAlone(Method method) {
        double[] whole = method.of(tooWide()).points(0, 300, 7).toArray();
        Refinement again = method.of(tooWide());

        assertThat(again.points(250, 50, 7).toArray()).containsExactly(Arrays.copyOfRange(whole, 250, 300));
        assertThat(again.points(0, 250, 7).toArray()).containsExactly(Arrays.copyOfRange(whole, 0, 250));
        assertThat(again.points(17, 1, 7).toArray()).containsExactly(whole[17]);
        assertThat(again.points(0, 300, 8).toArray()).isNotEqualTo(whole);
        assertThat(again.points(5, 0, 7).rows()).isZero();
        Refinement once = method.of(tooWide());
        once.points(0, 300, 7);
        Refinement inParts = method.of(tooWide());
        inParts.points(0, 1, 7);
        inParts.points(1, 299, 7);
        assertThat(inParts.acceptanceRate()).isEqualTo(once.acceptanceRate());
    }

    /** Linear networks: G makes N(0, 1), the data are N(1, 1), and D's logit is x - 1/2. */
    @ParameterizedTest
    @EnumSource
    void aPairOfNetworksIsCalibratedAndRefined(Method method) {
        Experiment experiment = Experiment.preset("tutorial").with(Map.of("data", "normal(1,1)", "pretraining", "none",
                "generator", "{hidden: [], output: linear, scale: 1}", "discriminator",
                "{hidden: [], output: linear, clamp: none}", "latent", "normal", "coupling", "none"));
        Map<String, Parameters.Value> weights = new LinkedHashMap<>();
        float[] values = {1, 0, 1, -0.5f};
        new Networks(TrainingPlan.of(experiment)).shapes().forEach((name, shape) -> weights.put(name,
                new Parameters.Value(shape, new float[]{values[weights.size()]})));
        Pair pair = Pair.of(TrainingPlan.of(experiment), Codec.of(new Affine(0, 1)), new Parameters(weights));
        UnivariateDistribution real = UnivariateDistribution.parse("normal(1,1)");

        Calibration calibration = pair.calibrate(new RealData.Known(real).unseen(10_000), 1).orElseThrow();
        Refinement refinement = switch (method) {
            case REJECTION -> Refinement.rejection(pair.generator(), pair.discriminator(), calibration);
            case METROPOLIS_HASTINGS ->
                Refinement.metropolisHastings(pair.generator(), pair.discriminator(), calibration, 300);
        };

        assertThat(calibration.slope()).isCloseTo(1, within(0.1));
        double[] refined = refinement.points(0, 5000, 1).toArray();
        double[] raw = pair.generator().sample(5000, 1);
        Arrays.sort(refined);
        Arrays.sort(raw);
        assertThat(Distances.kolmogorovSmirnov(raw, real)).isGreaterThan(0.3);
        assertThat(Distances.kolmogorovSmirnov(refined, real)).isLessThan(0.04);
    }

    @Test
    void whatCannotBeRefinedIsRefused() {
        Experiment packs = Experiment.preset("tutorial").with(Map.of("discriminator",
                "{packing: 2, output: linear, clamp: none}", "coupling", "none", "latent", "normal", "pretraining",
                "none", "iterations", "1", "evaluation", "{samples: 500, every: 5, quickSamples: 100}"));
        Pair pair = Trainer.of(packs).train().pair();
        assertThatThrownBy(
                () -> Refinement.rejection(pair.generator(), pair.discriminator(), new Calibration(0, 1)))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("judges 200 together");
        assertThatThrownBy(() -> Refinement.metropolisHastings(tooWide(), 0))
                .hasMessage("burn-in must be from 1 to 65535 but was 0");
        assertThatThrownBy(() -> Refinement.rejection(tooWide()).points(-1, 1, 1)).hasMessageContaining("-1 and 1");
    }

    @Test
    void aRowThatIsRefusedAllTheTimeIsNamed() {
        // The pilot is drawn with a seed of its own, so only it finds the one sample that D likes.
        Refinement refinement = Refinement.rejection(new Proposals(new Latent.Uniform(0, 1, 1), 1, z -> z,
                x -> x.rows() == 10_000 ? new double[]{1000} : new double[x.rows()]));
        assertThatThrownBy(() -> refinement.points(40, 2, 1)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("row 40: none of 65536 generated samples was kept");
    }

    @Test
    void pointsOfSeveralColumnsStayTogether() {
        Proposals square = new Proposals(new Latent.Uniform(0, 1, 2), 2, z -> z, x -> {
            double[] ratios = new double[x.rows()];
            Arrays.setAll(ratios, i -> x.get(i, 0) < x.get(i, 1) ? Math.log(2) : Double.NEGATIVE_INFINITY);
            return ratios;
        });
        for (Method method : Method.values()) {
            Points refined = method.of(square).points(0, 500, 1);
            for (int i = 0; i < 500; i++) {
                assertThat(refined.get(i, 0)).isLessThan(refined.get(i, 1));
            }
        }
    }
}
