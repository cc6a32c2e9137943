package dev.gan4j.eval;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.eval.internal.ColumnCodes;
import dev.gan4j.eval.internal.PairScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Permutation tests of two tables: of the mean distance of their columns, of each column, and of the mean distance of their
 * pairs of columns. A column's p is the share of divisions in which any column is as far apart, each measured by its own
 * mean and deviation over the divisions (Westfall and Young 1993, "Resampling-based multiple testing", single step).
 */
final class TableTests {

    /** The most pairs of columns that are tested. */
    private static final int MOST_PAIRS = 200;
    private static final double EQUAL = 1e-9;

    private final boolean[][] divisions; // the true one first
    private final Dataset generated;
    private final Dataset real;
    private final int[] judged;

    /**
     * Prepares the tests.
     *
     * @param generated rows
     * @param real      as many
     * @param judged    the columns
     * @param seed      of the divisions
     */
    TableTests(Dataset generated, Dataset real, int[] judged, long seed) {
        this.generated = generated;
        this.real = real;
        this.judged = judged.clone();
        int rows = generated.rows();
        boolean[] truth = new boolean[2 * rows];
        Arrays.fill(truth, 0, rows, true);
        List<boolean[]> all = new ArrayList<>(List.of(truth));
        all.addAll(List.of(new PermutationTest(seed).divisions(rows)));
        divisions = all.toArray(new boolean[0][]);
    }

    /**
     * What the tests say.
     *
     * @param shapes  p of the mean distance of the columns
     * @param pairs   p of that of the pairs; null of fewer than two columns
     * @param columns p of each column
     */
    @SuppressWarnings("ArrayRecordComponent") // used at once, never compared
    record Found(double shapes, @Nullable Double pairs, double[] columns) {}

    Found find() {
        double[][] distances = new double[judged.length][];
        for (int j = 0; j < judged.length; j++) {
            ColumnCodes codes = new ColumnCodes(generated, real, judged[j]);
            distances[j] = Arrays.stream(divisions).mapToDouble(codes::distance).toArray();
        }
        return new Found(p(sum(distances)), judged.length < 2 ? null : p(sum(pairs())), columns(distances));
    }

    private double[][] pairs() {
        PairScores scores = new PairScores(generated, real, true, judged);
        int all = judged.length * (judged.length - 1) / 2;
        int[][] pairs = IntStream.range(1, judged.length).boxed()
                .flatMap(j -> IntStream.range(0, j).mapToObj(k -> new int[]{j, k})).toArray(int[][]::new);
        return Arrays.stream(Points.evenRows(all, MOST_PAIRS)).mapToObj(i -> Arrays.stream(divisions)
                .mapToDouble(division -> 1 - scores.score(pairs[i][0], pairs[i][1], division)).toArray())
                .toArray(double[][]::new);
    }

    private double[] sum(double[][] distances) {
        return IntStream.range(0, divisions.length)
                .mapToDouble(d -> Arrays.stream(distances).mapToDouble(ofOne -> ofOne[d]).sum()).toArray();
    }

    /** The share of divisions, the true one included, that are as far apart as the true one. */
    private static double p(double[] distances) {
        return (double) Arrays.stream(distances).filter(distance -> distance >= distances[0] * (1 - EQUAL)).count()
                / distances.length;
    }

    private double[] columns(double[][] distances) {
        double[][] standardised = Arrays.stream(distances).map(ofOne -> {
            Moments moments = Moments.of(ofOne);
            double width = moments.standardDeviation() > 0 ? moments.standardDeviation() : 1;
            return Arrays.stream(ofOne).map(distance -> (distance - moments.mean()) / width).toArray();
        }).toArray(double[][]::new);
        double[] largest = IntStream.range(0, divisions.length).mapToDouble(
                d -> Arrays.stream(standardised).mapToDouble(ofOne -> ofOne[d]).max().orElse(0)).toArray();
        return Arrays.stream(standardised)
                .mapToDouble(ofOne -> (double) Arrays.stream(largest).filter(z -> z >= ofOne[0] - EQUAL).count()
                        / divisions.length)
                .toArray();
    }
}
