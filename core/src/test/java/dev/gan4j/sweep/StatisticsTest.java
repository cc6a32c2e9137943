package dev.gan4j.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.eval.Interval;
import dev.gan4j.sweep.internal.Statistics;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatisticsTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** 81 of 263, 15 of 148, 0 of 20 and 1 of 29 stand in table I of Newcombe 1998. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718",
            "95, 100, 0.8882, 0.9785", "20, 20, 0.8389, 1", "0, 1, 0, 0.7935", "1, 1, 0.2065, 1"})
    void wilsonsIntervalIsThePublishedOne(int successes, int count, double low, double high) {
        Interval interval = Statistics.wilson(successes, count);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void wilsonsIntervalIsWithinZeroAndOneAndHoldsTheShare() {
        for (int count = 1; count <= 60; count++) {
            for (int successes = 0; successes <= count; successes++) {
                Interval interval = Statistics.wilson(successes, count);
                Interval mirrored = Statistics.wilson(count - successes, count);

                assertThat(interval.low()).isBetween(0.0, (double) successes / count);
                assertThat(interval.high()).isBetween((double) successes / count, 1.0);
                assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 5", "6, 5"})
    void aShareThatCannotBeIsRefused(int successes, int count) {
        assertThatThrownBy(() -> Statistics.wilson(successes, count)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must be from 0 to a count of at least 1 but were " + successes + " of " + count);
    }

    @Test
    void quantilesAreValuesThatThereAre() {
        double[] values = {5, 1, 4, 2, 3, 10, 9, 8, 7, 6};

        assertThat(Statistics.quantiles(values, 0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)).containsExactly(1, 1, 3, 5, 8, 10,
                10);
        assertThat(Statistics.median(new double[]{3, 1, 2})).isEqualTo(2);
        assertThat(Statistics.median(new double[]{4, 3, 1, 2})).isEqualTo(2);
        assertThat(values).containsExactly(5, 1, 4, 2, 3, 10, 9, 8, 7, 6);
    }

    @Test
    void infiniteValuesDoNoHarmToTheQuantilesOfOthers() {
        double[] values = {INFINITY, 1, INFINITY, 2, 3};

        assertThat(Statistics.quantiles(values, 0.05, 0.25, 0.5, 0.75, 0.95, 1)).containsExactly(1, 2, 3, INFINITY,
                INFINITY, INFINITY);
        assertThat(Statistics.median(new double[]{-INFINITY, 0, INFINITY})).isEqualTo(0);
        assertThat(Statistics.median(new double[]{INFINITY, INFINITY, 0})).isEqualTo(INFINITY);
        assertThat(Statistics.median(new double[]{-INFINITY, INFINITY})).isEqualTo(-INFINITY);
    }

    @Test
    void aBootstrapIntervalOfTheSameValuesIsAlwaysTheSame() {
        double[] values = new Random(3).doubles(40).toArray();
        double[] given = values.clone();

        Interval interval = Statistics.bootstrap(values, Statistics::mean);

        assertThat(Statistics.bootstrap(values, Statistics::mean)).isEqualTo(interval);
        assertThat(values).containsExactly(given);
        assertThat(interval.low()).isLessThan(Statistics.mean(values));
        assertThat(interval.high()).isGreaterThan(Statistics.mean(values));
    }

    @Test
    void aBootstrapIntervalOfAMeanHasTheWidthOfTheNormalOne() {
        double[] values = new Random(4).doubles(400).toArray();
        double mean = Statistics.mean(values);
        double error = Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / 400 / 400);

        Interval interval = Statistics.bootstrap(values, Statistics::mean);

        assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(0.2 * error));
        assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(0.2 * error));
    }

    /** Of 300 samples of 30, 285 are expected to have the true figure in their interval; bootstraps fall a little short. */
    @Test
    void bootstrapIntervalsHoldTheTrueFigureAsOftenAsTheySay() {
        Random random = new Random(5);
        int ofMeans = 0;
        int ofMedians = 0;
        for (int i = 0; i < 300; i++) {
            double[] values = random.doubles(30).toArray();
            ofMeans += Statistics.bootstrap(values, Statistics::mean).contains(0.5) ? 1 : 0;
            ofMedians += Statistics.bootstrap(values, Statistics::median).contains(0.5) ? 1 : 0;
        }

        assertThat(ofMeans).isBetween(267, 297);
        assertThat(ofMedians).isBetween(267, 297);
    }

    @Test
    void aBootstrapDrawsEachValueWithReplacement() {
        double[] values = {0, 1, 2, 3};
        int[] drawn = new int[4];
        AtomicInteger resamples = new AtomicInteger();

        Statistics.bootstrap(values, sample -> {
            assertThat(sample).hasSize(4);
            resamples.incrementAndGet();
            for (double value : sample) {
                drawn[(int) value]++;
            }
            return 0;
        });

        assertThat(resamples).hasValue(Statistics.RESAMPLES);
        for (int count : drawn) {
            assertThat(count).isCloseTo(Statistics.RESAMPLES, within(200));
        }
    }

    @Test
    void aBootstrapIntervalMayEndInInfinity() {
        Interval interval = Statistics.bootstrap(new double[]{INFINITY, INFINITY, 1, 2, 3}, Statistics::median);

        assertThat(interval).isEqualTo(new Interval(1, INFINITY));
        assertThat(Statistics.bootstrap(new double[]{7}, Statistics::median)).isEqualTo(new Interval(7, 7));
    }

    @Test
    void anIntervalHoldsItsEnds() {
        Interval interval = new Interval(1, 2);

        assertThat(interval.contains(1)).isTrue();
        assertThat(interval.contains(2)).isTrue();
        assertThat(interval.contains(Math.nextDown(1.0))).isFalse();
        assertThat(interval.contains(Math.nextUp(2.0))).isFalse();
        assertThat(interval.contains(Double.NaN)).isFalse();
    }
}
