package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.data.Points;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointsCompareTest {

    private static Points points(long seed, int rows, double shift, double correlation) {
        Random random = new Random(seed);
        return Points.generate(rows, 2, (row, point) -> {
            point[0] = random.nextGaussian();
            point[1] = 100 * (correlation * point[0]
                    + Math.sqrt(1 - correlation * correlation) * random.nextGaussian()) + shift;
        });
    }

    @Test
    void pointsOfTheSameKindAreAsFarAsTheFloor() {
        double value = 0;
        double floor = 0;
        for (int seed = 0; seed < 10; seed++) {
            PointsJudgement judged = PointsJudge.compare(points(seed, 400, 0, 0.8), points(100 + seed, 400, 0, 0.8),
                    seed);
            assertThat(judged.samples()).isEqualTo(200);
            assertThat(judged.copies()).isNull();
            value += judged.slicedWasserstein1().value();
            floor += judged.slicedWasserstein1().floor();
        }
        assertThat(value / floor).isBetween(0.8, 1.25);
    }

    @Test
    void aShiftAndALostCorrelationAreSeen() {
        Points real = points(1, 600, 0, 0.9);
        PointsJudgement shifted = PointsJudge.compare(real, points(2, 600, 100, 0.9), 3);
        assertThat(shifted.slicedWasserstein1().value()).isGreaterThan(4 * shifted.slicedWasserstein1().floor());
        assertThat(shifted.columns().get(1).meanGenerated() - shifted.columns().get(1).meanReal()).isBetween(70.0,
                130.0);

        PointsJudgement uncorrelated = PointsJudge.compare(real, points(2, 600, 0, 0), 3);
        assertThat(uncorrelated.treeAccuracy().value()).isGreaterThan(uncorrelated.treeAccuracy().floor() + 0.1);
        assertThat(uncorrelated.verdict()).startsWith("Off");
    }

    @Test
    void sizesMayDifferAndTheSeedDecidesAll() {
        Points real = points(1, 41, 0, 0);
        assertThat(PointsJudge.compare(real, points(2, 5000, 0, 0), 1).samples()).isEqualTo(21);
        assertThat(PointsJudge.compare(real, points(2, 12, 0, 0), 1).samples()).isEqualTo(12);
        assertThat(PointsJudge.compare(real, points(2, 30, 0, 0), 7))
                .isEqualTo(PointsJudge.compare(real, points(2, 30, 0, 0), 7))
                .isNotEqualTo(PointsJudge.compare(real, points(2, 30, 0, 0), 8));
        assertThatThrownBy(() -> PointsJudge.compare(points(1, 19, 0, 0), points(2, 30, 0, 0), 1))
                .isInstanceOf(IllegalArgumentException.class);
        Points constant = Points.generate(50, 2, (row, point) -> point[0] = 3);
        assertThat(PointsJudge.compare(points(1, 200, 0, 0), constant, 1).verdict()).startsWith("Off");
    }
}
