package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.eval.internal.Distances;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistancesTest {

    private static double[] sorted(double... values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    @Test
    void wassersteinOfKnownSamples() {
        // scipy.stats.wasserstein_distance([0, 1, 3], [5, 6, 8]) is 5.
        assertThat(Distances.wasserstein1(sorted(0, 1, 3), sorted(5, 6, 8))).isEqualTo(5);
        // Half of the mass goes from 0 to 1.
        assertThat(Distances.wasserstein1(sorted(0, 0), sorted(0, 1))).isEqualTo(0.5);
        // One point against two: each half moves by 1.
        assertThat(Distances.wasserstein1(sorted(0), sorted(-1, 1))).isEqualTo(1);
        // {0, 1} against {0, 0, 1}: one sixth of the mass moves by 1.
        assertThat(Distances.wasserstein1(sorted(0, 1), sorted(0, 0, 1))).isCloseTo(1.0 / 6, within(1e-15));
    }

    @Test
    void wassersteinOfUnequalSizesIsThatOfRepeatedSamples() {
        SplittableRandom random = new SplittableRandom(12);
        for (int n = 1; n <= 12; n++) {
            for (int m = 1; m <= 12; m++) {
                double[] a = sorted(random.doubles(n).toArray());
                double[] b = sorted(random.doubles(m).toArray());
                double repeated = Distances.wasserstein1(repeat(a, m), repeat(b, n));
                assertThat(Distances.wasserstein1(a, b)).isCloseTo(repeated, within(1e-14));
                assertThat(Distances.wasserstein1(b, a)).isCloseTo(repeated, within(1e-14));
            }
        }
    }

    private static double[] repeat(double[] values, int times) {
        return sorted(Arrays.stream(values).flatMap(x -> Arrays.stream(new double[times]).map(zero -> x)).toArray());
    }

    @Test
    void wassersteinIsAMetric() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 100; round++) {
            double[] a = sorted(random.doubles(1 + random.nextInt(20)).toArray());
            double[] b = sorted(random.doubles(1 + random.nextInt(20)).toArray());
            double[] c = sorted(random.doubles(1 + random.nextInt(20)).toArray());
            assertThat(Distances.wasserstein1(a, a)).isZero();
            assertThat(Distances.wasserstein1(a, c))
                    .isLessThanOrEqualTo(Distances.wasserstein1(a, b) + Distances.wasserstein1(b, c) + 1e-12);
        }
    }

    @Test
    void quantileCellsStandForTheDistribution() {
        double[] cells = Distances.quantileCells(UnivariateDistribution.parse("uniform(0,1)"), 4);
        assertThat(cells).containsExactly(0.125, 0.375, 0.625, 0.875);
        // Two normal distributions of the same width are as far apart as their means.
        double[] here = Distances.quantileCells(UnivariateDistribution.parse("normal(0,1)"), 10_000);
        double[] there = Distances.quantileCells(UnivariateDistribution.parse("normal(0.3,1)"), 10_000);
        assertThat(Distances.wasserstein1(here, there)).isCloseTo(0.3, within(1e-12));
        // normal(0,1) against normal(0,2): E|Z| = sqrt(2 / pi).
        double[] wide = Distances.quantileCells(UnivariateDistribution.parse("normal(0,2)"), 100_000);
        double[] unit = Distances.quantileCells(UnivariateDistribution.parse("normal(0,1)"), 100_000);
        assertThat(Distances.wasserstein1(unit, wide)).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-4));
    }

    @Test
    void kolmogorovSmirnovOfKnownSamples() {
        assertThat(Distances.kolmogorovSmirnov(sorted(1, 2, 3), sorted(1, 2, 3))).isZero();
        assertThat(Distances.kolmogorovSmirnov(sorted(1, 2), sorted(3, 4, 5))).isEqualTo(1);
        assertThat(Distances.kolmogorovSmirnov(sorted(1, 3), sorted(2, 4))).isEqualTo(0.5);
        // Ties step together: F = 1/2 and 1/3 at 0.
        assertThat(Distances.kolmogorovSmirnov(sorted(0, 1), sorted(0, 1, 1))).isCloseTo(1.0 / 6, within(1e-15));
    }

    @Test
    void kolmogorovSmirnovOfUnequalSizesIsThatOfTheDistributionFunctions() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 200; round++) {
            double[] a = sorted(random.ints(1 + random.nextInt(15), 0, 10).asDoubleStream().toArray());
            double[] b = sorted(random.ints(1 + random.nextInt(15), 0, 10).asDoubleStream().toArray());
            double largest = 0;
            for (int x = 0; x < 10; x++) {
                int at = x;
                double pa = (double) Arrays.stream(a).filter(v -> v <= at).count() / a.length;
                double pb = (double) Arrays.stream(b).filter(v -> v <= at).count() / b.length;
                largest = Math.max(largest, Math.abs(pa - pb));
            }
            assertThat(Distances.kolmogorovSmirnov(a, b)).isCloseTo(largest, within(1e-12));
        }
    }

    @Test
    void kolmogorovSmirnovAgainstADistributionLooksAtBothSidesOfAStep() {
        UnivariateDistribution uniform = UnivariateDistribution.parse("uniform(0,1)");
        assertThat(Distances.kolmogorovSmirnov(sorted(0.5), uniform)).isEqualTo(0.5);
        assertThat(Distances.kolmogorovSmirnov(sorted(0.9), uniform)).isEqualTo(0.9);
        assertThat(Distances.kolmogorovSmirnov(sorted(0.2, 0.3), uniform)).isCloseTo(0.7, within(1e-15));
        assertThat(Distances.kolmogorovSmirnov(Distances.quantileCells(uniform, 50), uniform))
                .isCloseTo(0.01, within(1e-12));
    }

    @Test
    void aDistanceNeedsSamples() {
        assertThatThrownBy(() -> Distances.wasserstein1(new double[0], new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a distance needs at least one sample but there were 0");
    }
}
