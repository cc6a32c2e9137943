package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.internal.Holdout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {

    private static double[] gaussian(int rows, long seed, DoubleUnaryOperator form) {
        Random random = new Random(seed);
        double[] values = new double[rows];
        Arrays.setAll(values, i -> form.applyAsDouble(random.nextGaussian()));
        return values;
    }

    private static double step(double... values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return Checks.step(ascending);
    }

    @ParameterizedTest
    @CsvSource({"1, 38, 13", "0.1, 5.8, 0.8", "0.5, 10, 3", "0.25, 1, 0.4", "10, 1000, 80", "0.01, 3, 0.2", "5, 0, 40",
            "1e-6, 0, 1e-5", "1000, 5e6, 20000"})
    void theGridOfValuesIsFound(double step, double mean, double deviation) {
        assertThat(step(gaussian(500, 1, x -> step * Math.rint((mean + deviation * x) / step)))).isEqualTo(step);
        assertThat(step(gaussian(500, 1, x -> (float) (step * Math.rint((mean + deviation * x) / step)))))
                .as("numbers of single precision").isEqualTo(step);
    }

    @Test
    void continuousNumbersAreOnNoGridHoweverTheyArePrinted() {
        assertThat(step(gaussian(500, 1, x -> x))).isZero();
        assertThat(step(gaussian(500, 1, x -> 1e9 * x))).isZero();
        assertThat(step(gaussian(500, 1, x -> Math.rint(1e6 * x) / 1e6))).as("six digits").isZero();
        assertThat(step(gaussian(500, 1, x -> 1e6 + Math.rint(1e3 * x)))).as("integers that never repeat").isZero();
        assertThat(step(gaussian(9, 1, Math::rint))).as("nine rows").isZero();
        assertThat(step(new double[500])).as("a constant").isZero();
        assertThat(step(gaussian(500, 1, x -> Math.max(0, x)))).as("many zeros among continuous numbers").isZero();
    }

    private static List<String> checks(double[] real, double[] generated) {
        return Judge.against(Holdout.split(Dataset.ofColumn("x", real), 0.1, 1),
                Points.ofColumns(generated), 1,
                Judging.WITHOUT_REFEREES).checks();
    }

    @Test
    void whatIsOffTheGridIsSaid() {
        double[] real = gaussian(5000, 1, x -> Math.rint(10 * x) / 10);
        assertThat(checks(real, gaussian(500, 2, x -> Math.rint(10 * x) / 10))).isEmpty();
        assertThat(checks(real, gaussian(500, 2, x -> x)))
                .containsExactly("real values are multiples of 0.1, generated ones are not");
        assertThat(checks(real, gaussian(500, 2, x -> x < 0 ? x : Math.rint(10 * x) / 10))).singleElement().asString()
                .matches("real values are multiples of 0.1, [45]\\d(\\.\\d)? % of the generated ones are not");
        assertThat(checks(gaussian(5000, 1, x -> x), gaussian(500, 2, Math::rint)))
                .as("the other way round nothing can be said of a grid").isEmpty();
    }

    @Test
    void whatIsBeyondTheRealValuesIsSaidWhereItIsMoreThanChance() {
        double[] real = gaussian(5000, 1, Math::exp);
        assertThat(checks(real, gaussian(500, 2, Math::exp))).isEmpty();
        assertThat(checks(real, gaussian(500, 2, x -> x < -1.2 ? -0.5 : Math.exp(x)))).singleElement().asString()
                .matches("1\\d(\\.\\d)? % are below the smallest real value, 0\\.0\\d+");
        double[] few = gaussian(30, 3, x -> x);
        assertThat(
                Judge.compare(Points.ofColumns(few), Points.ofColumns(gaussian(30, 4, x -> 1.3 * x)), List.of("x"), 1,
                        Judging.WITHOUT_REFEREES).checks())
                .as("one or two of thirty").isEmpty();
    }

    @Test
    void theLimitsOfAKnownDistributionAreKnown() {
        RealData known = new RealData.Known(Distribution.parse("exponential(1)"));
        Judgement judgement = Judge.against(known,
                Points.ofColumns(gaussian(1000, 1, x -> Math.abs(x) - 0.1)), 1, Judging.WITHOUT_REFEREES);
        assertThat(judgement.checks()).singleElement().asString()
                .matches("\\d(\\.\\d+)? % are below the smallest possible value, 0");
        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.OFF);
    }
}
