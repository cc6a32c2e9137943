package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.internal.KernelDensity;
import dev.gan4j.random.AddressedRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelDensityTest {

    private static double[] draw(String expression, int count) {
        UnivariateDistribution.Sampler sampler = UnivariateDistribution.parse(expression)
                .sampler(new AddressedRandom(4));
        double[] samples = new double[count];
        Arrays.setAll(samples, i -> sampler.sample());
        return samples;
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal(-1,1)", "cauchy(0,1)", "exponential(3)",
            "mixture(0.3*normal(-2,0.5), 0.7*normal(1,1))"})
    void isTheSumOfBumpsWithinItsStatedError(String expression) {
        double[] samples = draw(expression, 500);
        KernelDensity estimate = KernelDensity.of(samples);
        double h = estimate.bandwidth();
        for (double x = -6; x <= 6; x += 0.037) {
            double exact = 0;
            for (double sample : samples) {
                double u = (x - sample) / h;
                exact += Math.exp(-0.5 * u * u) / (samples.length * h * Math.sqrt(2 * Math.PI));
            }
            assertThat(estimate.density(x)).isCloseTo(exact, within(4e-5 * 0.399 / h));
        }
    }

    @Test
    void comesNearTheDensityThatSamplesWereDrawnFrom() {
        UnivariateDistribution truth = UnivariateDistribution.parse("mixture(0.3*normal(-2,0.5), 0.7*normal(1,1))");
        KernelDensity estimate = KernelDensity.of(draw(truth.expression(), 100_000));
        for (double x = -5; x <= 5; x += 0.02) {
            assertThat(estimate.density(x)).isCloseTo(truth.density(x), within(0.012));
        }
    }

    @Test
    void holdsAMassOfOne() {
        double[] samples = draw("laplace(10,2)", 3_000);
        KernelDensity estimate = KernelDensity.of(samples);
        double mass = 0;
        for (double x = -60; x <= 80; x += 0.01) {
            mass += 0.01 * estimate.density(x);
        }
        assertThat(mass).isCloseTo(1, within(1e-6));
    }

    @Test
    void itsBandwidthIsSilvermans() {
        double[] samples = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        // sd = sqrt(60/9) = 2.582, IQR / 1.34 = 4 / 1.34 = 2.985
        assertThat(KernelDensity.of(samples).bandwidth())
                .isCloseTo(0.9 * Math.sqrt(60.0 / 9) * Math.pow(9, -0.2), within(1e-12));
        samples[8] = 1e9;
        assertThat(KernelDensity.of(samples).bandwidth())
                .isCloseTo(0.9 * 4 / 1.34 * Math.pow(9, -0.2), within(1e-12));
    }

    @Test
    void standsOnTheStandardDeviationWhereHalfOfTheSamplesAreEqual() {
        double[] samples = new double[100];
        samples[99] = 50;
        KernelDensity estimate = KernelDensity.of(samples);
        assertThat(estimate.bandwidth()).isCloseTo(0.9 * Math.sqrt(25 - 0.25) * Math.pow(100, -0.2), within(1e-12));
        assertThat(estimate.density(0)).isGreaterThan(estimate.density(50)).isPositive();
    }

    @Test
    void survivesHugeAndTinyUnits() {
        double[] samples = draw("normal(0,1)", 1000);
        double peak = KernelDensity.of(samples).density(0);
        for (double unit : new double[]{1e-30, 1e30}) {
            double[] scaled = Arrays.stream(samples).map(x -> x * unit).toArray();
            assertThat(KernelDensity.of(scaled).density(0) * unit).isCloseTo(peak, within(1e-9));
        }
    }

    @Test
    void refusesSamplesWithoutSpread() {
        assertThatThrownBy(() -> KernelDensity.of(new double[]{2, 2, 2})).isInstanceOf(InvalidInputException.class)
                .hasMessage("the data must vary but all 3 samples are 2.0");
        assertThatThrownBy(() -> KernelDensity.of(new double[]{})).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> KernelDensity.of(new double[]{1, Double.NaN}))
                .isInstanceOf(InvalidInputException.class);
    }
}
