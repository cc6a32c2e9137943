package dev.gan4j.data.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.WorkingRange;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
            "'' ~ column 1: expected one of normal(mean,sd), uniform(low,high), exponential(rate), lognormal(mu,sigma), gamma(shape,scale), beta(alpha,beta), cauchy(location,scale), laplace(location,scale), student(df), mixture(weight*distribution, ...) but found the end",
            "'gauss(0,1)' ~ column 1: 'gauss' is not a distribution of one column; expected one of normal(mean,sd), uniform(low,high), exponential(rate), lognormal(mu,sigma), gamma(shape,scale), beta(alpha,beta), cauchy(location,scale), laplace(location,scale), student(df), mixture(weight*distribution, ...)",
            "'normal' ~ column 7: expected '(' of normal(mean,sd) but found the end",
            "'normal(0)' ~ column 9: expected ',' of normal(mean,sd) but found ')'",
            "'normal(0,1,2)' ~ column 11: expected ')' of normal(mean,sd) but found ','",
            "'normal(0,x)' ~ column 10: expected a number, the sd of normal(mean,sd), but found 'x'",
            "'normal(0,1) +' ~ column 13: expected the end but found '+'",
            "'normal(0,-1)' ~ column 10: sd of normal(mean,sd) must be positive but was -1",
            "'normal(0,0)' ~ column 10: sd of normal(mean,sd) must be positive but was 0",
            "'normal(1e999,1)' ~ column 8: a number must be finite but was 1e999",
            "'uniform(3,2)' ~ column 11: high of uniform(low,high) must be above low but was 2 with low 3",
            "'gamma(0.001,1)' ~ column 7: shape of gamma(shape,scale) must be from 0.01 to 1000000 but was 0.001",
            "'student(2e6)' ~ column 9: df of student(df) must be from 0.01 to 1000000 but was 2e6",
            "'mixture(0.5*normal(0,1), 0.4*normal(1,1))' ~ column 1: the weights of a mixture must sum to 1 but sum to 0.9",
            "'mixture(-1*normal(0,1), 2*normal(1,1))' ~ column 9: a weight of a mixture must be positive and at most 1 but was -1",
            "'mixture(0.5*normal(0,1), 0.5*normal(1,0))' ~ column 39: sd of normal(mean,sd) must be positive but was 0",
            "'mixture(normal(0,1))' ~ column 9: expected a number, the weight of a part of mixture(weight*distribution, ...), but found 'n'",
            "'mixture()' ~ column 9: expected a number, the weight of a part of mixture(weight*distribution, ...), but found ')'"})
    void namesTheColumnAndWhatIsAllowed(String quoted, String message) {
        String expression = quoted.substring(1, quoted.length() - 1);
        assertThatThrownBy(() -> UnivariateDistribution.parse(expression)).isInstanceOf(InvalidInputException.class)
                .hasMessage("distribution '" + expression + "', " + message);
    }

    @Test
    void refusesWhatDoublesCannotResolve() {
        for (String expression : new String[]{"normal(1e20,1)", "normal(0,1e300)", "lognormal(0,1000)",
                "lognormal(-1000,0.1)", "exponential(1e-320)", "exponential(1e300)"}) {
            assertThatThrownBy(() -> UnivariateDistribution.parse(expression)).isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("column 1: the central 99 % of a distribution must");
        }
        assertThatThrownBy(() -> UnivariateDistribution.parse("uniform(-1e308,1e308)"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("distribution 'uniform(-1e308,1e308)', column 16: Range Infinity is not finite");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"NORMAL( -1.0 , +1e0 ) ~ normal(-1,1)", "normal(-0,.5) ~ normal(0,0.5)",
            "normal(0,12345678) ~ normal(0,1.2345678e7)",
            "Mixture( 0.50 * normal(0,1) ,0.5*uniform(0,1.)) ~ mixture(0.5*normal(0,1), 0.5*uniform(0,1))"})
    void differentSpellingsHaveOneExpression(String spelling, String canonical) {
        assertThat(UnivariateDistribution.parse(spelling).expression()).isEqualTo(canonical);
    }

    @Test
    void weightsMaySumToOneWithinRounding() {
        UnivariateDistribution thirds = UnivariateDistribution
                .parse("mixture(0.3333333333*normal(0,1), 0.3333333333*normal(1,1), 0.3333333333*normal(2,1))");
        assertThat(thirds.cumulative(1e9)).isEqualTo(1);
        assertThat(thirds.mean()).isCloseTo(1, within(1e-12));
        assertThat(UnivariateDistribution.parse(thirds.expression()).expression()).isEqualTo(thirds.expression());
    }

    @Test
    void mixturesNestDeepAndRefuseToOverflowTheStack() {
        String deep = "mixture(1*".repeat(400) + "normal(0,1)" + ")".repeat(400);
        UnivariateDistribution distribution = UnivariateDistribution.parse(deep);
        assertThat(distribution.expression()).isEqualTo(deep);
        assertThat(distribution.quantile(0.3)).isEqualTo(UnivariateDistribution.parse("normal(0,1)").quantile(0.3));
        String hostile = "mixture(1*".repeat(100_000);
        assertThatThrownBy(() -> UnivariateDistribution.parse(hostile)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nested at most 500 deep");
    }

    @Test
    void theQuantileOfALevelDistributionFunctionIsItsLeftEnd() {
        UnivariateDistribution apart = UnivariateDistribution.parse("mixture(0.5*uniform(0,1), 0.5*uniform(2,3))");
        assertThat(apart.quantile(0.5)).isEqualTo(1);
        assertThat(apart.quantile(0.25)).isCloseTo(0.5, within(1e-15));
        assertThat(apart.quantile(0.75)).isCloseTo(2.5, within(1e-15));
        assertThat(apart.quantile(0)).isZero();
        assertThat(apart.quantile(1)).isEqualTo(3);
    }

    @Test
    void quantilesOfAMixtureKeepTheirDigitsInBothTails() {
        UnivariateDistribution mixture = UnivariateDistribution.parse("mixture(0.5*normal(-1,1), 0.5*normal(1,1))");
        for (double p : new double[]{1e-12, 1e-6, 0.01, 0.3, 0.45}) {
            assertThat(mixture.cumulative(mixture.quantile(p)) / p).isCloseTo(1, within(1e-12));
        }
        double p = 0x1p-40; // 1 - p is exact
        assertThat(mixture.quantile(1 - p)).isCloseTo(-mixture.quantile(p), within(1e-14));
        assertThatThrownBy(() -> mixture.quantile(1.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("p must be in [0, 1] but was 1.5");
    }

    @Test
    void aMixtureHasTheMomentsOfItsParts() {
        UnivariateDistribution mixture = UnivariateDistribution.parse("mixture(0.3*normal(-2,0.5), 0.7*normal(1,1))");
        assertThat(mixture.mean()).isCloseTo(0.1, within(1e-15));
        // 0.3 (0.25 + 4) + 0.7 (1 + 1) - 0.01
        assertThat(mixture.standardDeviation()).isCloseTo(Math.sqrt(2.665), within(1e-14));
    }

    @Test
    void anyParametersAreADistributionOrOneLine() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            double first = anyDouble(random);
            double second = anyDouble(random);
            for (DistributionFamily family : DistributionFamily.UNIVARIATE) {
                String parameters = family.parameters().size() == 1 ? "" + first : first + "," + second;
                parsesOrRefuses(family.name() + "(" + parameters + ")", "seed " + seed + ", round " + round);
            }
        }
    }

    /** Of any size: a double's bits at random, a number near 1, or a whole one. */
    private static double anyDouble(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextGaussian();
            default -> random.nextInt(-10, 1000);
        };
    }

    private static void parsesOrRefuses(String text, String where) {
        try {
            UnivariateDistribution distribution = UnivariateDistribution.parse(text);
            assertThat(distribution.quantile(0.5)).as(where).isFinite();
            assertThat(WorkingRange.of(distribution).width()).as(where).isPositive();
            assertThat(UnivariateDistribution.parse(distribution.expression()).expression()).as(where)
                    .isEqualTo(distribution.expression());
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).as(where).startsWith("distribution '").doesNotContain("\n", "\r");
        }
    }
}
