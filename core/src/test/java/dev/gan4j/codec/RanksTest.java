package dev.gan4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.Schema;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.StandardNormal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {

    private final Random random = new Random(7);

    private Ranks fitted(double[] values) {
        return Ranks.fit(values);
    }

    /** What a network would generate that has learnt nothing but the normal distribution. */
    private double[] generated(ColumnMap map, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> map.toData((float) random.nextGaussian()));
        return values;
    }

    private static double share(double[] values, double wanted) {
        return Arrays.stream(values).filter(value -> value == wanted).count() / (double) values.length;
    }

    @Test
    void aHeapComesBackWithItsShareAndNothingBesideIt() {
        double[] hours = random.doubles(2000).map(u -> u < 0.47 ? 40 : Math.rint(1 + 98 * random.nextDouble()))
                .toArray();
        double[] drawn = generated(fitted(hours), 20_000);
        assertThat(share(drawn, 40)).isCloseTo(share(hours, 40), within(0.02));
        assertThat(Arrays.stream(drawn).boxed())
                .allMatch(value -> value == Math.rint(value) && value >= 1 && value <= 99);
    }

    @Test
    void thereIsNothingBetweenZerosAndTheNextValue() {
        double[] gain = random.doubles(3000).map(u -> u < 0.92 ? 0 : 100 + Math.rint(99_899 * random.nextDouble()))
                .toArray();
        double[] drawn = generated(fitted(gain), 20_000);
        assertThat(share(drawn, 0)).isCloseTo(0.92, within(0.02));
        assertThat(Arrays.stream(drawn).boxed()).allMatch(value -> value == 0 || (value >= 100 && value <= 99_999));
    }

    @Test
    void multiplesOfATenthStayMultiplesOfATenth() {
        double[] values = random.doubles(5000).map(u -> Math.rint(10_000 * u) / 10).toArray();
        assertThat(Arrays.stream(generated(fitted(values), 5000)).boxed())
                .allMatch(value -> Math.rint(value * 10) / 10 == value);
    }

    @Test
    void valuesBecomeNormal() {
        double[] values = random.doubles(4000).map(u -> Math.tan(Math.PI * (u - 0.5))).toArray(); // Cauchy
        Ranks ranks = fitted(values);
        double[] features = Arrays.stream(values).map(ranks::toTraining).sorted().toArray();
        for (int i = 0; i < features.length; i += 100) {
            assertThat(features[i]).isCloseTo(StandardNormal.quantileAt((i + 0.5) / features.length), within(0.05));
        }
        assertThat(Arrays.stream(features).map(Math::abs).max().orElseThrow()).isLessThan(4);
    }

    @Test
    void aTieIsSpreadOverItsShareAndComesBackAsItself() {
        double[] values = new double[1000];
        Arrays.fill(values, 400, 1000, 1);
        Ranks ranks = fitted(values);
        assertThat(ranks.isSpread()).isTrue();
        assertThat(ranks.toTraining(0, 0)).isLessThan(-5);
        assertThat(ranks.toTraining(0, 0.999999)).isCloseTo((float) StandardNormal.quantileAt(0.4), within(1e-4f));
        assertThat(ranks.toTraining(1, 0)).isCloseTo((float) StandardNormal.quantileAt(0.4), within(1e-4f));
        for (double uniform = 0; uniform < 1; uniform += 0.01) {
            assertThat(ranks.toData(ranks.toTraining(0, uniform))).isZero();
            assertThat(ranks.toData(ranks.toTraining(1, 0.001 + 0.998 * uniform))).isEqualTo(1);
        }
    }

    @Test
    void theMapNeverFallsAndStaysWithinTheTrainingValues() {
        double[] values = random.doubles(300).map(u -> Math.exp(3 * random.nextGaussian())).toArray();
        Ranks ranks = fitted(values);
        double before = Double.NEGATIVE_INFINITY;
        for (float y = -9; y <= 9; y += 0.001f) {
            double value = ranks.toData(y);
            assertThat(value).isGreaterThanOrEqualTo(before);
            before = value;
        }
        assertThat(ranks.toData(-40)).isEqualTo(Arrays.stream(values).min().orElseThrow());
        assertThat(ranks.toData(40)).isEqualTo(Arrays.stream(values).max().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"normal(-1,1)", "exponential(2)", "laplace(0,1)", "student(2)", "lognormal(0,2)", "cauchy(0,1)",
                    "uniform(1e9,1000000001)", "uniform(0,1)", "beta(0.5,0.5)"})
    void aKnownDistributionIsMappedByItsOwnQuantiles(String expression) {
        UnivariateDistribution distribution = (UnivariateDistribution) Distribution.parse(expression);
        ColumnMap map = Codec.ofRanks(new RealData.Known(distribution)).columns().getFirst();
        for (double p = 0.001; p < 1; p += 0.001) {
            double x = distribution.quantile(p);
            assertThat(distribution.cumulative(map.toData((float) StandardNormal.quantileAt(p)))).isCloseTo(p,
                    within(0.001));
            assertThat(map.toTraining(x)).isCloseTo((float) StandardNormal.quantileAt(p), within(0.05f));
        }
        assertThat(map.isUsable()).isTrue();
        assertThat(distribution.cumulative(map.toData(12))).isLessThanOrEqualTo(1 - 4e-7);
        assertThat(distribution.cumulative(map.toData(-12))).isGreaterThanOrEqualTo(4e-7);
    }

    @Test
    void scaleIsTheSlope() {
        ColumnMap map = Codec.ofRanks(new RealData.Known(Distribution.parse("normal(-1,3)"))).columns().getFirst();
        assertThat(map.scaleAt(-1)).isCloseTo(3, within(0.1));
        assertThat(map.scaleAt(2)).isCloseTo(3, within(0.1));
    }

    @Test
    void columnsWithHeapsOrHeavyTailsAskForRanks() {
        double[] smooth = random.doubles(2000).map(u -> random.nextGaussian()).toArray();
        assertThat(Ranks.suit(smooth)).isFalse();
        assertThat(Ranks.suit(random.doubles(2000).map(u -> Math.rint(20 * u)).toArray())).isTrue();
        assertThat(Ranks.suit(random.doubles(2000).map(u -> Math.tan(Math.PI * (u - 0.5))).toArray())).isTrue();
        assertThat(Ranks.suit(random.doubles(2000).toArray())).isFalse();
        assertThat(Ranks.suit(new double[]{3, 3, 3})).isFalse();
        assertThat(Ranks.suit((UnivariateDistribution) Distribution.parse("student(2)"))).isTrue();
        assertThat(Ranks.suit((UnivariateDistribution) Distribution.parse("normal(3,2)"))).isFalse();
    }

    @Test
    void oneValueCannotBeRanked() {
        assertThatThrownBy(() -> Ranks.fit(new double[]{4, 4, 4})).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must vary");
    }

    @Test
    void equalMapsAreEqual() {
        double[] values = random.doubles(500).toArray();
        assertThat(Ranks.fit(values)).isEqualTo(Ranks.fit(values)).hasSameHashCodeAs(Ranks.fit(values));
        assertThat(Ranks.fit(values)).isNotEqualTo(Ranks.fit(random.doubles(500).toArray()));
    }

    @Test
    void aCodecOfSeveralColumnsMapsEachByItself() {
        Dataset rows = new Dataset(Schema.numeric(List.of("a", "b")),
                Points.generate(400, 2, (row, point) -> {
                    point[0] = row;
                    point[1] = row % 4;
                }), null);
        Codec codec = Codec.ofRanks(new RealData.Rows(rows, rows));
        Points back = codec.decode(codec.encode(rows.values()));
        for (int row = 0; row < 400; row++) {
            assertThat(back.get(row, 0)).isCloseTo(row, within(0.5));
            assertThat(back.get(row, 1)).isEqualTo(row % 4);
        }
    }
}
