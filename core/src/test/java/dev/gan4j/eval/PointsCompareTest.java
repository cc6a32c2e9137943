package dev.gan4j.eval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.data.Points;
import java.util.List;
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

    private static Judgement compare(Points real, Points synthetic, long seed) {
        return Judge.compare(real, synthetic, List.of("a", "b"), seed, Judging.WITHOUT_REFEREES);
    }

    @Test
    void pointsOfTheSameKindAreAsFarAsTheFloor() {
        double value = 0;
        double floor = 0;
        for (int seed = 0; seed < 10; seed++) {
            Judgement judged = compare(points(seed, 400, 0, 0.8), points(100 + seed, 400, 0, 0.8),
                    seed);
            assertThat(judged.sizes().generated()).isEqualTo(200);
            assertThat(judged.judged("copies")).isNull();
            value += judged.value("slicedWasserstein1");
            floor += judged.floor("slicedWasserstein1");
        }
        assertThat(value / floor).isBetween(0.8, 1.25);
    }

    @Test
    void aShiftAndALostCorrelationAreSeen() {
        Points real = points(1, 600, 0, 0.9);
        Judgement shifted = compare(real, points(2, 600, 100, 0.9), 3);
        assertThat(shifted.value("slicedWasserstein1")).isGreaterThan(4 * shifted.floor("slicedWasserstein1"));
        assertThat(shifted.columns().get(1).generated().mean() - shifted.columns().get(1).judged().mean()).isBetween(
                70.0,
                130.0);

        Judgement uncorrelated = compare(real, points(2, 600, 0, 0), 3);
        assertThat(requireNonNull(uncorrelated.judged("energy")).p()).isEqualTo(0.005);
        assertThat(uncorrelated.verdict().words()).startsWith("Off");
    }

    @Test
    void sizesMayDifferAndTheSeedDecidesAll() {
        Points real = points(1, 41, 0, 0);
        assertThat(compare(real, points(2, 5000, 0, 0), 1).sizes().generated()).isEqualTo(21);
        assertThat(compare(real, points(2, 12, 0, 0), 1).sizes().generated()).isEqualTo(12);
        assertThat(compare(real, points(2, 30, 0, 0), 7))
                .isEqualTo(compare(real, points(2, 30, 0, 0), 7))
                .isNotEqualTo(compare(real, points(2, 30, 0, 0), 8));
        assertThatThrownBy(() -> compare(points(1, 19, 0, 0), points(2, 30, 0, 0), 1))
                .isInstanceOf(IllegalArgumentException.class);
        Points constant = Points.generate(50, 2, (row, point) -> point[0] = 3);
        assertThat(compare(points(1, 200, 0, 0), constant, 1).verdict().words()).contains("Even so: Off");
    }
}
