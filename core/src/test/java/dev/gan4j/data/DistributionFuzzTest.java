package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.internal.WorkingRange;
import dev.gan4j.testing.ParserFuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Expressions of distributions from anywhere. */
final class DistributionFuzzTest extends ParserFuzzing {

    DistributionFuzzTest() {
        super("distribution");
    }

    @Override
    protected List<String> words() {
        return List.of("normal(", "uniform(", "exponential(", "lognormal(", "gamma(", "beta(", "cauchy(", "laplace(",
                "student(", "mixture(", "0.5*", "1*", "1e300", "1e-300", "1e9", "-", ")", ",", "e", "\u001b[31m");
    }

    @Override
    protected void parse(byte[] input) {
        UnivariateDistribution distribution = UnivariateDistribution.parse(new String(input, StandardCharsets.UTF_8));
        assertThat(distribution.quantile(0.5)).isFinite();
        assertThat(WorkingRange.of(distribution).width()).isPositive();
        String expression = distribution.expression();
        UnivariateDistribution again = UnivariateDistribution.parse(expression);
        assertThat(again.expression()).isEqualTo(expression);
        assertThat(again.quantile(0.25)).isEqualTo(distribution.quantile(0.25));
        assertThat(distribution.cumulative(distribution.quantile(0.5))).isBetween(0.0, 1.0);
        assertThat(distribution.density(distribution.quantile(0.75))).isNotNegative();
    }
}
