package dev.gan4j.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a long run. */
class ThinnedSeriesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 500, 512})
    void aRunOfAnyLengthIsThinnedEvenly(int every) {
        ThinnedSeries series = new ThinnedSeries(2);
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            series.add((long) i * every, i, -i);
        }

        ThinnedSeries.Part part = series.part(400);
        long[] steps = part.steps();
        assertThat(steps).hasSizeBetween(100, 400).startsWith(0L);
        long stride = steps[1] - steps[0];
        for (int i = 0; i < steps.length; i++) {
            assertThat(steps[i]).isEqualTo(i * stride);
            assertThat(part.values()[0][i]).isCloseTo((double) steps[i] / every, withinPercentage(0.01));
            assertThat(part.values()[1][i]).isEqualTo(-part.values()[0][i]);
        }
        assertThat(steps[steps.length - 1]).isGreaterThan((long) (0.9 * count * every));
    }
}
