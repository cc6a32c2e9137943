package dev.gan4j.eval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsJudgeTest {

    private static final int SEED = 12;

    static Judgement against(Distribution distribution, Points generated, long seed) {
        return judge(new RealData.Known(distribution), generated, seed);
    }

    private static Judgement against(Points training, Points heldOut, Points generated, long seed) {
        return judge(new RealData.Rows(dataset(training), dataset(heldOut)), generated, seed);
    }

    private static Judgement judge(RealData data, Points generated, long seed) {
        return Judge.against(data, generated, seed, Judging.WITHOUT_REFEREES);
    }

    private static Dataset dataset(Points points) {
        return new Dataset(Schema.numeric(names(points)), points, null);
    }

    static List<String> names(Points points) {
        return IntStream.range(0, points.columns()).mapToObj(j -> "x" + j).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring8", "grid25", "moons", "product(normal(0,1),exponential(3),normal(100,20))"})
    void trueSamplesAreAtTheirNoiseFloors(String expression) {
        Distribution distribution = Distribution.parse(expression);

        Judgement judgement = against(distribution, Samples.of(distribution, 2500, SEED, 0), SEED);

        assertThat(judgement.verdict().words()).startsWith("Indistinguishable");
        assertThat(judgement.value("slicedWasserstein2")).isLessThan(2 * judgement.floor("slicedWasserstein2"));
        assertThat(judgement.value("wasserstein2")).isLessThan(1.6 * judgement.floor("wasserstein2"));
        assertThat(judgement.value("energy")).isLessThan(3 * judgement.floor("energy"));
        assertThat(judgement.value("mmd")).isLessThan(2 * judgement.floor("mmd"));
        for (String metric : List.of("precision", "recall", "density", "coverage")) {
            assertThat(judgement.value(metric)).isEqualTo(judgement.floor(metric), within(0.06));
        }
        assertThat(judgement.value("density")).isEqualTo(1, within(0.1));
        assertThat(judgement.judged("copies")).isNull();
        assertThat(judgement.columns()).hasSize(distribution.dimension())
                .allSatisfy(column -> assertThat(ks(column).value()).isLessThan(2.5 * ks(column).floor()));
    }

    @Test
    void aMissingModeIsSeenAndNamed() {
        Distribution ring = Distribution.parse("ring8");
        Points all = Samples.of(ring, 3000, SEED, 0);
        int[] left = IntStream.range(0, 3000).filter(row -> all.get(row, 0) < 0.9).toArray();

        Judgement judgement = against(ring, all.select(left), SEED);

        assertThat(judgement.value("modesPopulated")).isEqualTo(7);
        assertThat(judgement.floor("modesPopulated")).isEqualTo(8);
        assertThat(judgement.verdict().words()).startsWith("Off: ").contains("only 7 of 8 modes have a fair share");
        assertThat(judgement.value("coverage")).isLessThan(judgement.floor("coverage") - 0.1);
        assertThat(judgement.value("precision")).isGreaterThan(0.95);
    }

    @Test
    void aWrongShapeWithTheRightMomentsIsSeen() {
        // A ring of radius sqrt(2) has the mean and the standard deviation of the normal distribution.
        Distribution normal = Distribution.parse("product(normal(0,1),normal(0,1))");
        Points circle = Samples.of("ring(1000,1.4142,0.01)", 2000, SEED, 0);

        Judgement judgement = against(normal, circle, SEED);

        assertThat(requireNonNull(requireNonNull(judgement.judged("energy")).p())).isEqualTo(0.005);
        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.OFF);
    }

    @Test
    void copiesOfTrainingRowsAreFoundOut() {
        Points training = Samples.of("moons", 800, SEED, 0);
        Points heldOut = Samples.of("moons", 200, SEED, 1);

        Judgement honest = against(training, heldOut, Samples.of("moons", 200, SEED, 2), SEED);
        // Where training rows are more than held-out ones, copies of all of them meet those that are looked at by chance.
        Judgement copied = against(training.head(200), heldOut, training.head(200), SEED);

        assertThat(honest.value("copies")).isEqualTo(0.5, within(0.12));
        assertThat(honest.floor("copies")).isEqualTo(0.5, within(0.1));
        assertThat(copied.value("copies")).isGreaterThan(0.95);
        assertThat(copied.verdict().words()).contains("the generator copies");
        assertThat(honest.verdict().words()).doesNotContain("copies");
    }

    @Test
    void unitsDoNotMatter() {
        Points real = Samples.of("product(normal(0,1),uniform(0,1))", 400, SEED, 0);
        Points heldOut = Samples.of("product(normal(0,1),uniform(0,1))", 100, SEED, 1);
        Points generated = Samples.of("product(normal(0.2,1),uniform(0,1.1))", 100, SEED, 2);

        Judgement one = against(real, heldOut, generated, SEED);
        Judgement other = against(inOtherUnits(real), inOtherUnits(heldOut),
                inOtherUnits(generated), SEED);

        assertThat(other.value("slicedWasserstein2")).isEqualTo(one.value("slicedWasserstein2"), within(1e-9));
        assertThat(other.judged("wasserstein2")).isEqualTo(one.judged("wasserstein2"));
        assertThat(wasserstein1(other)).isEqualTo(1024 * wasserstein1(one),
                within(1e-6));
    }

    @Test
    void theJudgementIsAFunctionOfTheSeed() {
        Distribution moons = Distribution.parse("moons");
        Points generated = Samples.of(moons, 300, SEED, 0);
        assertThat(against(moons, generated, 1)).isEqualTo(against(moons, generated, 1));
    }

    @Test
    void aCollapsedGeneratorIsJudgedToo() {
        Distribution grid = Distribution.parse("grid25");
        Judgement judgement = against(grid,
                Points.ofColumns(new double[500], new double[500]), SEED);

        assertThat(judgement.verdict().words()).startsWith("Off: ").contains("only 1 of 25 modes");
        assertThat(judgement.value("coverage")).isLessThan(0.1);
    }

    @Test
    void whatCannotBeJudgedIsRefused() {
        Distribution moons = Distribution.parse("moons");
        assertThatThrownBy(() -> against(moons, Samples.of(moons, 9, SEED, 0), 1))
                .hasMessageContaining("at least 10 in 2 columns");
        assertThatThrownBy(() -> against(moons, Samples.of("product(normal(0,1))", 50, SEED, 0), 1))
                .hasMessageContaining("in 2 columns");
        double[] bad = new double[20];
        bad[3] = Double.NaN;
        assertThatThrownBy(() -> against(moons, Points.ofColumns(bad, bad), 1))
                .hasMessageContaining("must be finite but one was NaN");
    }

    private static double wasserstein1(Judgement judgement) {
        return requireNonNull(Judgement.find(judgement.columns().getFirst().scores(), "wasserstein1")).value();
    }

    private static Score.Judged ks(ColumnJudgement column) {
        return requireNonNull(Judgement.find(column.scores(), "ks"));
    }

    private static Points inOtherUnits(Points points) {
        return Points.generate(points.rows(), 2, (row, point) -> {
            point[0] = 1024 * points.get(row, 0);
            point[1] = points.get(row, 1) / 256;
        });
    }
}
