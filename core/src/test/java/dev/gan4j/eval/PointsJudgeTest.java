package dev.gan4j.eval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.MultivariateDistribution;
import dev.gan4j.data.Points;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsJudgeTest {

    private static final int SEED = 12;

    @ParameterizedTest
    @ValueSource(strings = {"ring8", "grid25", "moons", "product(normal(0,1),exponential(3),normal(100,20))"})
    void trueSamplesAreAtTheirNoiseFloors(String expression) {
        MultivariateDistribution distribution = MultivariateDistribution.parse(expression);

        PointsJudgement judgement = PointsJudge.against(distribution, Samples.of(distribution, 2500, SEED, 0), SEED);

        assertThat(judgement.verdict()).startsWith("Indistinguishable");
        assertThat(judgement.slicedWasserstein2().value()).isLessThan(2 * judgement.slicedWasserstein2().floor());
        assertThat(judgement.wasserstein2().value()).isLessThan(1.6 * judgement.wasserstein2().floor());
        assertThat(judgement.energy().value()).isLessThan(3 * judgement.energy().floor());
        assertThat(judgement.mmd().value()).isLessThan(2 * judgement.mmd().floor());
        for (Score score : new Score[]{judgement.precision(), judgement.recall(), judgement.density(),
                judgement.coverage(), judgement.treeAccuracy(), judgement.linearAccuracy()}) {
            assertThat(score.value()).isEqualTo(score.floor(), within(0.06));
        }
        assertThat(judgement.treeAccuracy().value()).isEqualTo(0.5, within(0.06));
        assertThat(judgement.density().value()).isEqualTo(1, within(0.1));
        assertThat(judgement.copies()).isNull();
        assertThat(judgement.columns()).hasSize(distribution.dimension())
                .allSatisfy(column -> assertThat(column.ks()).isLessThan(2.5 * column.ksFloor()));
    }

    @Test
    void aMissingModeIsSeenAndNamed() {
        MultivariateDistribution ring = MultivariateDistribution.parse("ring8");
        Points all = Samples.of(ring, 3000, SEED, 0);
        int[] left = IntStream.range(0, 3000).filter(row -> all.get(row, 0) < 0.9).toArray();

        PointsJudgement judgement = PointsJudge.against(ring, all.select(left), SEED);

        assertThat(requireNonNull(judgement.modes()).populated()).isEqualTo(7);
        assertThat(requireNonNull(judgement.modesFloor()).populated()).isEqualTo(8);
        assertThat(judgement.verdict()).startsWith("Off: ").contains("only 7 of 8 modes have a fair share");
        assertThat(judgement.coverage().value()).isLessThan(judgement.coverage().floor() - 0.1);
        assertThat(judgement.precision().value()).isGreaterThan(0.95);
    }

    @Test
    void aWrongShapeWithTheRightMomentsIsSeenByTreesAndNotByALinearModel() {
        // A ring of radius sqrt(2) has the mean and the standard deviation of the normal distribution.
        MultivariateDistribution normal = MultivariateDistribution.parse("product(normal(0,1),normal(0,1))");
        Points circle = Samples.of("ring(1000,1.4142,0.01)", 2000, SEED, 0);

        PointsJudgement judgement = PointsJudge.against(normal, circle, SEED);

        assertThat(judgement.treeAccuracy().value()).isGreaterThan(0.9);
        assertThat(judgement.linearAccuracy().value()).isEqualTo(0.5, within(0.07));
        assertThat(judgement.verdict()).startsWith("Off: ");
    }

    @Test
    void copiesOfTrainingRowsAreFoundOut() {
        Points training = Samples.of("moons", 800, SEED, 0);
        Points heldOut = Samples.of("moons", 200, SEED, 1);

        PointsJudgement honest = PointsJudge.against(training, heldOut, Samples.of("moons", 200, SEED, 2), SEED);
        // Where training rows are more than held-out ones, copies of all of them meet those that are looked at by chance.
        PointsJudgement copied = PointsJudge.against(training.head(200), heldOut, training.head(200), SEED);

        assertThat(requireNonNull(honest.copies()).value()).isEqualTo(0.5, within(0.12));
        assertThat(requireNonNull(honest.copies()).floor()).isEqualTo(0.5, within(0.1));
        assertThat(requireNonNull(copied.copies()).value()).isGreaterThan(0.95);
        assertThat(copied.verdict()).contains("the generator copies");
        assertThat(honest.verdict()).doesNotContain("copies");
    }

    @Test
    void unitsDoNotMatter() {
        Points real = Samples.of("product(normal(0,1),uniform(0,1))", 400, SEED, 0);
        Points heldOut = Samples.of("product(normal(0,1),uniform(0,1))", 100, SEED, 1);
        Points generated = Samples.of("product(normal(0.2,1),uniform(0,1.1))", 100, SEED, 2);

        PointsJudgement one = PointsJudge.against(real, heldOut, generated, SEED);
        PointsJudgement other = PointsJudge.against(inOtherUnits(real), inOtherUnits(heldOut),
                inOtherUnits(generated), SEED);

        assertThat(other.slicedWasserstein2().value()).isEqualTo(one.slicedWasserstein2().value(), within(1e-9));
        assertThat(other.wasserstein2()).isEqualTo(one.wasserstein2());
        assertThat(other.treeAccuracy()).isEqualTo(one.treeAccuracy());
        assertThat(other.columns().get(0).wasserstein1()).isEqualTo(1024 * one.columns().get(0).wasserstein1(),
                within(1e-6));
    }

    @Test
    void theJudgementIsAFunctionOfTheSeed() {
        MultivariateDistribution moons = MultivariateDistribution.parse("moons");
        Points generated = Samples.of(moons, 300, SEED, 0);
        assertThat(PointsJudge.against(moons, generated, 1)).isEqualTo(PointsJudge.against(moons, generated, 1));
    }

    @Test
    void aCollapsedGeneratorIsJudgedToo() {
        MultivariateDistribution grid = MultivariateDistribution.parse("grid25");
        PointsJudgement judgement = PointsJudge.against(grid,
                Points.ofColumns(new double[500], new double[500]), SEED);

        assertThat(judgement.verdict()).startsWith("Off: ").contains("only 1 of 25 modes");
        assertThat(judgement.treeAccuracy().value()).isGreaterThan(0.95);
        assertThat(judgement.coverage().value()).isLessThan(0.1);
    }

    @Test
    void whatCannotBeJudgedIsRefused() {
        MultivariateDistribution moons = MultivariateDistribution.parse("moons");
        assertThatThrownBy(() -> PointsJudge.against(moons, Samples.of(moons, 9, SEED, 0), 1))
                .hasMessageContaining("at least 10, finite and in 2 dimensions");
        assertThatThrownBy(() -> PointsJudge.against(moons, Samples.of("product(normal(0,1))", 50, SEED, 0), 1))
                .hasMessageContaining("in 2 dimensions");
        double[] bad = new double[20];
        bad[3] = Double.NaN;
        assertThatThrownBy(() -> PointsJudge.against(moons, Points.ofColumns(bad, bad), 1))
                .hasMessageContaining("not all finite");
    }

    private static Points inOtherUnits(Points points) {
        return Points.generate(points.rows(), 2, (row, point) -> {
            point[0] = 1024 * points.get(row, 0);
            point[1] = points.get(row, 1) / 256;
        });
    }
}
