package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.internal.ColumnCodes;
import dev.gan4j.eval.internal.NearestRows;
import dev.gan4j.eval.internal.PairScores;
import dev.gan4j.eval.internal.RocArea;
import dev.gan4j.testing.MixedTables;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distances of tables, by hand and by brute force. */
class TableDistancesTest {

    private static final Column NUMBER = new Column.Numeric("x", "x", NumberFormat.SHORTEST, List.of("", "NA"));
    private static final Column COLOUR = new Column.Categorical("c", "c", List.of("red", "green", "blue"), false);

    private static Dataset table(List<Column> columns, double[]... values) {
        return new Dataset(new Schema(columns), Points.ofColumns(values), null);
    }

    private static double shape(Column column, double[] first, double[] second) {
        return new ColumnCodes(table(List.of(column), first), table(List.of(column), second), 0).distance();
    }

    @Test
    void aCategoryHasHalfTheSumOfTheDifferences() {
        // Shares 1/4, 1/4, 1/2 and 3/4, 1/4, 0.
        assertThat(shape(COLOUR, new double[]{0, 1, 2, 2}, new double[]{0, 0, 0, 1})).isCloseTo(0.5, within(1e-12));
        assertThat(shape(COLOUR, new double[]{0, 1}, new double[]{1, 0, 0, 1})).isZero();
    }

    @Test
    void aNumberHasTheLargestDifferenceOfTheSharesBelow() {
        // Below 2.5 lie two of four and none of two.
        assertThat(shape(NUMBER, new double[]{1, 2, 3, 4}, new double[]{3, 4})).isCloseTo(0.5, within(1e-12));
        assertThat(shape(NUMBER, new double[]{0.0}, new double[]{-0.0})).isZero();
    }

    @Test
    void aBlankIsBelowAllNumbersAndApartFromOtherBlanks() {
        double empty = Blank.of(0);
        double na = Blank.of(1);
        assertThat(shape(NUMBER, new double[]{empty, 1, 1, 1}, new double[]{1, 1})).isCloseTo(0.25, within(1e-12));
        assertThat(shape(NUMBER, new double[]{empty, 1}, new double[]{na, 1})).isCloseTo(0.5, within(1e-12));
        assertThat(shape(NUMBER, new double[]{empty, na}, new double[]{na, empty})).isZero();
    }

    @Test
    void twoNumbersAreComparedByTheirCorrelation() {
        double[] x = {1, 2, 3, 4};
        Dataset same = table(List.of(NUMBER, NUMBER), x, x);
        Dataset opposite = table(List.of(NUMBER, NUMBER), x, new double[]{4, 3, 2, 1});
        Dataset flat = table(List.of(NUMBER, NUMBER), x, new double[]{2, 2, 2, 2});

        assertThat(new PairScores(same, same, false, 0, 1).score(1, 0)).isCloseTo(1, within(1e-12));
        assertThat(new PairScores(opposite, same, false, 0, 1).score(1, 0)).isCloseTo(0, within(1e-12));
        assertThat(new PairScores(flat, same, false, 0, 1).score(1, 0)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void blanksThatGoTogetherAreSeen() {
        double blank = Blank.of(0);
        double[] x = {1, 2, blank, blank, 3, 4, blank, blank};
        Dataset together = table(List.of(NUMBER, NUMBER), x, x);
        Dataset apart = table(List.of(NUMBER, NUMBER), x, new double[]{1, 2, 5, 6, blank, blank, blank, blank});

        assertThat(new PairScores(together, together, false, 0, 1).score(1, 0)).isCloseTo(1, within(1e-12));
        // Of the real rows one half has both and one half none; of the others a quarter has both, a quarter x alone, a
        // quarter y alone, and a quarter none.
        assertThat(new PairScores(apart, together, false, 0, 1).score(1, 0)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aNumberAndACategoryHaveAJointTableOfTenBins() {
        double[] x = IntStream.range(0, 100).asDoubleStream().toArray();
        double[] low = IntStream.range(0, 100).mapToDouble(i -> i < 50 ? 0 : 1).toArray();
        double[] high = IntStream.range(0, 100).mapToDouble(i -> i < 50 ? 1 : 0).toArray();
        double[] within = IntStream.range(0, 100).mapToDouble(i -> i / 10 * 10).toArray();
        Dataset real = table(List.of(NUMBER, COLOUR), x, low);

        assertThat(new PairScores(table(List.of(NUMBER, COLOUR), x, high), real, false, 0, 1).score(1, 0)).isZero();
        assertThat(new PairScores(table(List.of(NUMBER, COLOUR), within, low), real, false, 0, 1).score(1, 0))
                .isGreaterThan(0.8);
    }

    @Test
    void largeJointTablesGiveTheSameAsSmallOnes() {
        Random random = new Random(1);
        int categories = 100;
        List<String> texts = IntStream.range(0, categories).mapToObj(Integer::toString).toList();
        Column many = new Column.Categorical("m", "m", texts, false);
        double[][] cells = new double[4][50];
        for (double[] column : cells) {
            for (int i = 0; i < column.length; i++) {
                column[i] = random.nextInt(6);
            }
        }
        Column few = new Column.Categorical("f", "f", texts.subList(0, 6), false);
        double sorted = new PairScores(table(List.of(many, many), cells[0], cells[1]),
                table(List.of(many, many), cells[2], cells[3]), false, 0, 1).score(1, 0);
        double counted = new PairScores(table(List.of(few, few), cells[0], cells[1]),
                table(List.of(few, few), cells[2], cells[3]), false, 0, 1).score(1, 0);
        assertThat(sorted).isCloseTo(counted, within(1e-12)).isBetween(0.1, 0.9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 2047, 2048, 2049, 5000})
    void nearestRowsAreThoseOfBruteForce(int size) {
        Dataset rows = MixedTables.people(20, 1);
        Dataset among = MixedTables.people(size, 2);
        NearestRows.Found found = new NearestRows(new int[]{0, 1, 2, 3, 4}, rows, among).nearest(rows, among);
        double[] widths = new double[5];
        for (int j : new int[]{0, 2, 3}) {
            double[] known = java.util.stream.DoubleStream
                    .concat(java.util.Arrays.stream(rows.column(j)), java.util.Arrays.stream(among.column(j)))
                    .filter(value -> !Double.isNaN(value)).sorted().toArray();
            widths[j] = known[known.length - 1] - known[0];
        }
        for (int i = 0; i < rows.rows(); i++) {
            int row = i;
            double[] distances = IntStream.range(0, size)
                    .mapToDouble(k -> IntStream.range(0, 5).mapToDouble(j -> difference(
                            rows.values().get(row, j), among.values().get(k, j), widths[j])).sum() / 5)
                    .sorted().toArray();
            assertThat((double) found.first()[i]).isCloseTo(distances[0], within(1e-5));
            if (size > 1) {
                assertThat((double) found.second()[i]).isCloseTo(distances[1], within(1e-5));
            }
        }
    }

    private static double difference(double a, double b, double width) {
        if (width == 0) {
            return a == b ? 0 : 1;
        }
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b) ? 0 : 1;
        }
        return Math.min(1, Math.abs(a - b) / width);
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        RocArea area = RocArea.of(new float[]{1, 2, 3}, new float[]{0, 2, 5});
        // 1 wins one, 2 one and a half, 3 two of three each.
        assertThat(area.area()).isCloseTo(4.5 / 9, within(1e-12));
        assertThat(area.variance()).isPositive();
    }
}
