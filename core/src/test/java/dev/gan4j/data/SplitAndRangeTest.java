package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.internal.Holdout;
import dev.gan4j.data.internal.WorkingRange;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SplitAndRangeTest {

    private static Dataset data(double... values) {
        return Dataset.ofColumn("x", values);
    }

    private static double[] rows(int count) {
        return IntStream.range(0, count).mapToDouble(i -> (i * 7919L) % count).toArray();
    }

    @Test
    void everyRowIsInOneOfTheParts() {
        double[] values = rows(1000);
        RealData.Rows split = Holdout.split(data(values), 0.1, 3);
        assertThat(split.heldOut().column(0)).hasSize(100).isSorted();
        assertThat(split.training().column(0)).hasSize(900);
        assertThat(DoubleStream
                .concat(Arrays.stream(split.training().column(0)), Arrays.stream(split.heldOut().column(0))).sorted()
                .toArray()).isEqualTo(Arrays.stream(values).sorted().toArray());
    }

    @Test
    void trainingKeepsTheOrderOfTheFile() {
        double[] values = IntStream.range(0, 500).asDoubleStream().toArray();
        assertThat(Holdout.split(data(values), 0.25, 3).training().column(0)).isSorted();
    }

    @Test
    void theChoiceIsThatOfTheSeed() {
        double[] values = rows(300);
        assertThat(Holdout.split(data(values), 0.1, 3).heldOut().column(0))
                .isEqualTo(Holdout.split(data(values), 0.1, 3).heldOut().column(0));
        assertThat(Holdout.split(data(values), 0.1, 3).heldOut().column(0))
                .isNotEqualTo(Holdout.split(data(values), 0.1, 4).heldOut().column(0));
    }

    @Test
    void everyRowIsHeldOutEquallyOften() {
        double[] values = IntStream.range(0, 40).asDoubleStream().toArray();
        int[] counts = new int[40];
        for (int seed = 0; seed < 4000; seed++) {
            for (double row : Holdout.split(data(values), 0.25, seed).heldOut().column(0)) {
                counts[(int) row]++;
            }
        }
        // Binomial(4000, 0.25): mean 1000, standard deviation 27.
        assertThat(counts).satisfies(all -> assertThat(Arrays.stream(all).min().orElse(0)).isGreaterThan(880))
                .satisfies(all -> assertThat(Arrays.stream(all).max().orElse(0)).isLessThan(1120));
    }

    @Test
    void tenRowsAreHeldOutAndTenAreLeft() {
        RealData.Rows split = Holdout.split(data(rows(20)), 0.1, 1);
        assertThat(split.heldOut().column(0)).hasSize(10);
        assertThat(split.training().column(0)).hasSize(10);
        assertThatThrownBy(() -> Holdout.split(data(rows(19)), 0.1, 1)).isInstanceOf(InvalidInputException.class)
                .hasMessage("at least 10 rows must be left for training but 10 of 19 are held out");
        assertThatThrownBy(() -> Holdout.split(data(rows(100)), 0.95, 1)).isInstanceOf(InvalidInputException.class)
                .hasMessage("at least 10 rows must be left for training but 95 of 100 are held out");
        for (double share : new double[]{0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> Holdout.split(data(rows(100)), share, 1)).isInstanceOf(InvalidInputException.class)
                    .hasMessage("the held-out share must be above 0 and below 1 but was " + share);
        }
    }

    @Test
    void theRangeIsThatOfTheCentralDataWithAMargin() {
        double[] values = IntStream.rangeClosed(0, 1000).asDoubleStream().toArray();
        Range range = WorkingRange.of(values);
        assertThat(range.low()).isCloseTo(5 - 0.25 * 990, Offset.offset(1e-9));
        assertThat(range.high()).isCloseTo(995 + 0.25 * 990, Offset.offset(1e-9));
    }

    @Test
    void aFarOutlierHardlyMovesTheRange() {
        double[] values = IntStream.rangeClosed(0, 1000).asDoubleStream().toArray();
        values[1000] = 1e12;
        assertThat(WorkingRange.of(values).high()).isLessThan(1300);
    }

    @Test
    void theEndsStandInWhereNearlyAllSamplesAreEqual() {
        double[] values = new double[1000];
        values[3] = 8;
        assertThat(WorkingRange.of(values)).isEqualTo(new Range(-2, 10));
    }

    @Test
    void dataWithoutAFiniteSpreadAreRefused() {
        assertThatThrownBy(() -> WorkingRange.of(new double[]{3, 3})).isInstanceOf(InvalidInputException.class)
                .hasMessage("the data must vary but all 2 samples are 3.0");
        assertThatThrownBy(() -> WorkingRange.of(new double[0])).isInstanceOf(InvalidInputException.class)
                .hasMessage("the data must have samples but are empty");
        assertThatThrownBy(() -> WorkingRange.of(new double[]{1, Double.NaN, 2}))
                .isInstanceOf(InvalidInputException.class).hasMessage("the data must be finite but contain NaN");
        assertThatThrownBy(() -> WorkingRange.of(new double[]{-1.7e308, 1.7e308}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the data must be within +-8e37 but go from -1.7E308 to 1.7E308");
        assertThatThrownBy(() -> WorkingRange.of(new double[]{0, 2e-310, 3e-310}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("the working range of the data must be wider than 1e-10 of its size");
        assertThatThrownBy(() -> WorkingRange.of(new double[]{1e6, 1e6 + 1e-9, 1e6 + 1e-8}))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("wider than 1e-10 of its size");
    }
}
