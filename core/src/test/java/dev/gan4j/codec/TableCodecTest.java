package dev.gan4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TableCodecTest {

    private static final int ROWS = 4000;

    @Test
    void fewDistinctNumbersComeBackAsTheyAreAndNothingBetweenThem() {
        double[] gains = new Random(1).doubles(ROWS).map(u -> u < 0.9 ? 0 : u < 0.95 ? 7688 : 99_999).toArray();

        assertThat(roundTrip(numeric(), gains)).containsExactly(gains);
        assertThat(fit(numeric(), gains).widths()).containsExactly(3);
    }

    @Test
    void manyNumbersKeepTheirLatticeTheirEndsAndTheirHeaps() {
        Random random = new Random(2);
        double[] weights = IntStream.range(0, ROWS)
                .mapToDouble(i -> random.nextInt(5) == 0 ? 40 : Math.rint(random.nextDouble() * 1000) / 10 + 5)
                .toArray();

        double[] decoded = roundTrip(numeric(), weights);

        assertThat(Arrays.stream(decoded)).allMatch(value -> Math.abs(value * 10 - Math.rint(value * 10)) < 1e-9);
        assertThat(Arrays.stream(decoded).min().orElseThrow()).isGreaterThanOrEqualTo(5);
        assertThat(Arrays.stream(decoded).max().orElseThrow()).isLessThanOrEqualTo(105);
        assertThat(Arrays.stream(decoded).filter(value -> value == 40).count())
                .isEqualTo(Arrays.stream(weights).filter(value -> value == 40).count());
        assertThat(kolmogorovSmirnov(weights, decoded)).isLessThan(0.02);
    }

    @Test
    void theEndsOfABinAreAsLikelyAsWhatIsBetween() {
        double[] numbers = IntStream.range(0, 60_000).mapToDouble(i -> i % 1000).toArray();

        double[] decoded = roundTrip(numeric(), numbers);

        int[] counts = new int[1000];
        Arrays.stream(decoded).forEach(value -> counts[(int) value]++);
        assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThan(25);
        assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThan(100);
    }

    @Test
    void eachBlankTextIsACodeOfItsOwn() {
        Column column = new Column.Numeric("dose", "dose", NumberFormat.INTEGER, List.of("", "NA"));
        double[] doses = IntStream.range(0, 100).mapToDouble(i -> i % 4 == 0
                ? Blank.of(0)
                : i % 4 == 1 ? Blank.of(1) : i % 2).toArray();

        double[] decoded = roundTrip(column, doses);

        assertThat(IntStream.range(0, 100)).allMatch(
                i -> Double.doubleToRawLongBits(decoded[i]) == Double.doubleToRawLongBits(doses[i]));
    }

    @Test
    void aRareCategoryIsNeverEmitted() {
        Column column = new Column.Categorical("country", "country", List.of("Holland", "Mexico", "Peru"), false);
        double[] countries = IntStream.range(0, 50).mapToDouble(i -> i == 0 ? 0 : 1 + i % 2).toArray();

        TableCodec codec = fit(column, countries);

        assertThat(codec.widths()).containsExactly(3);
        assertThat(codec.emitted()[0]).containsExactly(1, 1, 0);
        assertThat(codec.encode(dataset(column, countries)).codes()[0][0]).isEqualTo(2);
    }

    @Test
    void aRareNumberJoinsTheNearestOneThatEnoughRowsHave() {
        double[] hours = IntStream.range(0, 500).mapToDouble(i -> i == 0 ? 47 : i % 2 == 0 ? 40 : 50).toArray();

        assertThat(roundTrip(numeric(), hours)[0]).isEqualTo(50);
    }

    private static Column numeric() {
        return new Column.Numeric("x", "x");
    }

    private static Dataset dataset(Column column, double[] values) {
        return new Dataset(new Schema(List.of(column)), Points.ofColumns(values), null);
    }

    private static TableCodec fit(Column column, double[] values) {
        return TableCodec.fit(dataset(column, values), Set.of(), 5);
    }

    private static double[] roundTrip(Column column, double[] values) {
        TableCodec codec = fit(column, values);
        return codec.decode(codec.encode(dataset(column, values)).codes(), 3,
                LongStream.range(0, values.length).toArray(), (index, value) -> true).column(0);
    }

    private static double kolmogorovSmirnov(double[] a, double[] b) {
        double[] sortedA = Arrays.stream(a).sorted().toArray();
        double[] sortedB = Arrays.stream(b).sorted().toArray();
        double largest = 0;
        for (double x : sortedA) {
            double shareA = Arrays.stream(sortedA).filter(value -> value <= x).count() / (double) a.length;
            double shareB = Arrays.stream(sortedB).filter(value -> value <= x).count() / (double) b.length;
            largest = Math.max(largest, Math.abs(shareA - shareB));
        }
        return largest;
    }
}
