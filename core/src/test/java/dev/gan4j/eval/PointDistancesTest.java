package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Points;
import dev.gan4j.eval.internal.PointDistances;
import org.junit.jupiter.api.Test;

class PointDistancesTest {

    private static final int SEED = 7;

    @Test
    void aShiftHasItsClosedForms() {
        Points points = Samples.of("moons", 300, SEED, 0);
        Points shifted = Samples.shifted(points, 3, -4);

        assertThat(PointDistances.wasserstein2(points, shifted)).isEqualTo(5, within(1e-9));
        assertThat(PointDistances.slicedWasserstein2(points, shifted, 16)).isEqualTo(5 / Math.sqrt(2), within(1e-9));
        Points flat = Samples.of("product(normal(0,1),normal(0,1),uniform(0,1))", 300, SEED, 0);
        assertThat(PointDistances.slicedWasserstein2(flat, Samples.shifted(flat, 2, 3, 6), 2_000))
                .isEqualTo(7 / Math.sqrt(3), within(0.15));
    }

    /** N(0, I) and N(m, s^2 I) in the plane: W2^2 = |m|^2 + 2 (s - 1)^2. */
    @Test
    void normalDistributionsHaveTheirClosedForm() {
        Points standard = Samples.of("product(normal(0,1),normal(0,1))", 1000, SEED, 0);
        Points other = Samples.of("product(normal(1,2),normal(-1,2))", 1000, SEED, 1);

        assertThat(PointDistances.wasserstein2(standard, other)).isEqualTo(2, within(0.08));
        // Along each direction (m . u)^2 + (s - 1)^2, of which the mean is |m|^2 / 2 + 1.
        assertThat(PointDistances.slicedWasserstein2(standard, other, 64)).isEqualTo(Math.sqrt(2), within(0.08));
    }

    @Test
    void theExactDistanceInOneDimensionIsThatOfSortedSamples() {
        Points a = Samples.of("product(normal(0,1))", 200, SEED, 0);
        Points b = Samples.of("product(exponential(1))", 200, SEED, 1);
        double[] sortedA = Reference.ascending(a, 0);
        double[] sortedB = Reference.ascending(b, 0);
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            sum += (sortedA[i] - sortedB[i]) * (sortedA[i] - sortedB[i]);
        }
        assertThat(PointDistances.wasserstein2(a, b)).isEqualTo(Math.sqrt(sum / 200), within(1e-12));
        assertThat(PointDistances.slicedWasserstein2(a, b, 3)).isEqualTo(Math.sqrt(sum / 200), within(1e-12));
    }

    @Test
    void samplesOfDifferentSizesAreComparedByTheirQuantiles() {
        Points one = Points.ofColumns(new double[]{0}, new double[]{0});
        Points four = Points.ofColumns(new double[]{1, -1, 0, 0}, new double[]{0, 0, 1, -1});
        // The mean squared projection of a point on the unit circle is one half.
        assertThat(PointDistances.slicedWasserstein2(one, four, 32)).isEqualTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void twoPointMassesHaveTheirClosedForms() {
        Points a = Points.ofColumns(new double[]{0, 0}, new double[]{0, 0});
        Points b = Points.ofColumns(new double[]{3, 3, 3}, new double[]{4, 4, 4});

        assertThat(PointDistances.energy(a, b)).isEqualTo(10, within(1e-12));
        assertThat(PointDistances.maximumMeanDiscrepancy(a, b, 5))
                .isEqualTo(Math.sqrt(2 - 2 * Math.exp(-0.5)), within(1e-12));
        assertThat(PointDistances.energy(a, a)).isZero();
        assertThat(PointDistances.maximumMeanDiscrepancy(b, b, 5)).isZero();
    }

    @Test
    void theMedianDistanceIsThatOfDifferentPoints() {
        assertThat(PointDistances.medianDistance(Points.ofColumns(new double[]{0, 1, 3}))).isEqualTo(2);
    }

    @Test
    void samplesThatCannotBeComparedAreRefused() {
        Points plane = Samples.of("moons", 10, SEED, 0);
        Points line = Samples.of("product(normal(0,1))", 10, SEED, 0);
        assertThatThrownBy(() -> PointDistances.energy(plane, line)).hasMessageContaining("one and the same dimension");
        assertThatThrownBy(() -> PointDistances.wasserstein2(plane, plane.head(9)))
                .hasMessageContaining("as many points but had 10 and 9");
        assertThatThrownBy(() -> PointDistances.maximumMeanDiscrepancy(plane, plane, 0))
                .hasMessageContaining("bandwidth must be positive");
    }
}
