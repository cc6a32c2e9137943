package dev.gan4j.eval.internal;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import java.util.Arrays;

/**
 * How alike two columns are related in two tables (SDMetrics' "Column Pair Trends"): of two numbers, 1 less half the
 * difference of Pearson's correlations; of others, 1 less the total variation distance of the joint tables, where numbers
 * are cut into {@value #BINS} bins, equally wide between the second table's least and largest value.
 *
 * <p>Each blank text is a cell of its own in a joint table. A correlation is that of the rows in which both columns have a
 * number; where a column has blanks, the score is no more than that of the joint table of both columns' blanks. The
 * correlation of a column that is all the same counts as 0.
 */
public final class PairScores {

    public static final int BINS = 10;

    /** A joint table with more cells than this many a row is found by sorting. */
    private static final int DENSE = 4;

    private final int[] columns;
    private final int rows; // of both tables
    private final int ofFirst;
    private final int[][] cells; // (columns, rows)
    private final int[] sizes; // cells of each column
    private final double[][] numbers; // (columns, rows), standardised roughly; empty of others
    private final int[][] blanks; // (columns, rows): 0, or 1 + the index of the blank; empty where there is none

    /**
     * Prepares tables.
     *
     * @param first   some rows
     * @param second  others, of the same schema, which bins are cut by
     * @param pooled  whether bins are cut by both instead, as a test wants it
     * @param columns numbers, categories and times
     */
    public PairScores(Dataset first, Dataset second, boolean pooled, int... columns) {
        this.columns = columns.clone();
        ofFirst = first.rows();
        rows = ofFirst + second.rows();
        cells = new int[columns.length][];
        numbers = new double[columns.length][];
        blanks = new int[columns.length][];
        sizes = new int[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double[] values = Arrays.copyOf(first.column(columns[j]), rows);
            System.arraycopy(second.column(columns[j]), 0, values, ofFirst, second.rows());
            encode(j, first.schema().columns().get(columns[j]), values, pooled ? 0 : ofFirst);
        }
    }

    private void encode(int j, Column column, double[] values, int from) {
        cells[j] = new int[rows];
        numbers[j] = new double[0];
        blanks[j] = new int[0];
        if (column instanceof Column.Categorical category) {
            sizes[j] = category.categories().size();
            Arrays.setAll(cells[j], i -> (int) values[i]);
            return;
        }
        double[] known = Arrays.stream(values, from, rows).filter(value -> !Double.isNaN(value)).toArray();
        double low = Arrays.stream(known).min().orElse(0);
        double width = Arrays.stream(known).max().orElse(0) - low;
        int kinds = Math.max(1, column.blanks().size());
        // Below the least value, the bins, above the largest, and blanks.
        sizes[j] = BINS + 2 + kinds;
        numbers[j] = new double[rows];
        boolean hasBlanks = false;
        for (int i = 0; i < rows; i++) {
            double place = (values[i] - low) / (width > 0 ? width : 1);
            numbers[j][i] = place;
            if (Double.isNaN(values[i])) {
                hasBlanks = true;
                cells[j][i] = BINS + 2 + Math.min(Blank.index(values[i]), kinds - 1);
            } else {
                cells[j][i] = place < 0 ? 0 : place > 1 ? BINS + 1 : 1 + (int) Math.min(BINS - 1, place * BINS);
            }
        }
        if (hasBlanks) {
            blanks[j] = Arrays.stream(cells[j]).map(cell -> Math.max(0, cell - BINS - 1)).toArray();
        }
    }

    /** Returns how many columns there are. */
    public int columns() {
        return columns.length;
    }

    /** Returns the score of two columns, by their places among those that were given. */
    public double score(int j, int k) {
        boolean[] isFirst = new boolean[rows];
        Arrays.fill(isFirst, 0, ofFirst, true);
        return score(j, k, isFirst);
    }

    /**
     * Returns the score of two columns in the two parts of a division.
     *
     * @param isFirst whether each row is in the first part
     */
    public double score(int j, int k, boolean[] isFirst) {
        if (numbers[j].length == 0 || numbers[k].length == 0) {
            return 1 - totalVariation(cells[j], cells[k], sizes[j], sizes[k], isFirst);
        }
        double ofNumbers = 1 - Math.abs(correlation(j, k, isFirst, true) - correlation(j, k, isFirst, false)) / 2;
        if (blanks[j].length == 0 && blanks[k].length == 0) {
            return ofNumbers;
        }
        int[] none = new int[rows];
        return Math.min(ofNumbers, 1 - totalVariation(blanks[j].length == 0 ? none : blanks[j],
                blanks[k].length == 0 ? none : blanks[k], sizes[j] - BINS - 1, sizes[k] - BINS - 1, isFirst));
    }

    private double correlation(int j, int k, boolean[] isFirst, boolean first) {
        double[] x = numbers[j];
        double[] y = numbers[k];
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < rows; i++) {
            if (isFirst[i] == first && !Double.isNaN(x[i] + y[i])) {
                n++;
                meanX += x[i];
                meanY += y[i];
            }
        }
        meanX /= Math.max(1, n);
        meanY /= Math.max(1, n);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < rows; i++) {
            if (isFirst[i] == first && !Double.isNaN(x[i] + y[i])) {
                double dx = x[i] - meanX;
                double dy = y[i] - meanY;
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }
        double r = xy / Math.sqrt(xx * yy);
        return Double.isFinite(r) ? Math.clamp(r, -1, 1) : 0;
    }

    private double totalVariation(int[] a, int[] b, int sizeA, int sizeB, boolean[] isFirst) {
        int first = 0;
        for (boolean is : isFirst) {
            first += is ? 1 : 0;
        }
        double plus = 1.0 / first;
        double minus = -1.0 / (rows - first);
        double sum = 0;
        long size = (long) sizeA * sizeB;
        if (size <= (long) DENSE * rows) {
            double[] differences = new double[(int) size];
            for (int i = 0; i < rows; i++) {
                differences[a[i] * sizeB + b[i]] += isFirst[i] ? plus : minus;
            }
            for (double difference : differences) {
                sum += Math.abs(difference);
            }
            return Math.min(1, sum / 2);
        }
        // The lowest bit tells the part, so that equal cells lie side by side.
        long[] keys = new long[rows];
        for (int i = 0; i < rows; i++) {
            keys[i] = ((long) a[i] * sizeB + b[i]) << 1 | (isFirst[i] ? 1 : 0);
        }
        Arrays.sort(keys);
        double difference = 0;
        for (int i = 0; i < rows; i++) {
            difference += (keys[i] & 1) == 1 ? plus : minus;
            if (i == rows - 1 || keys[i + 1] >> 1 != keys[i] >> 1) {
                sum += Math.abs(difference);
                difference = 0;
            }
        }
        return Math.min(1, sum / 2);
    }
}
