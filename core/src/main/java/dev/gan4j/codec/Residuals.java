package dev.gan4j.codec;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Schema;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Columns that are best told by what is left of them after others: a time that is never before another one, and mostly soon after
 * it, is so long after; a sum of amounts is what its parts do not explain.
 *
 * <p>A time is counted from the one before it that leaves the smallest range, if that is below {@value #SHORT} of its own. Of a
 * number with more than {@value #MANY} different values, those numbers are subtracted, one after the other, that leave the fewest
 * different values, if at most {@value #FEW} of them are left in the end. What is subtracted is learnt as it is.
 */
final class Residuals {

    private static final double SHORT = 0.5;
    private static final int MANY = 100;
    private static final double FEW = 0.3;
    private static final int MOST_PARTS = 6;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_ROWS = 5000;
    private static final int[] NONE = {};

    private Residuals() {}

    /**
     * Finds what is subtracted from each column.
     *
     * @param derived columns that are not learnt
     * @return for each column of the schema, the indices of others
     */
    static int[][] bases(Dataset rows, Set<Integer> derived) {
        Schema schema = rows.schema();
        int[][] bases = new int[schema.width()][];
        Arrays.fill(bases, NONE);
        Set<Integer> subtracted = new HashSet<>();
        for (int column = 0; column < schema.width(); column++) {
            if (!derived.contains(column) && schema.columns().get(column) instanceof Column.Temporal) {
                bases[column] = earlier(rows, column, bases, derived);
                Arrays.stream(bases[column]).forEach(subtracted::add);
            }
        }
        int[] numbers = IntStream.range(0, schema.width())
                .filter(column -> !derived.contains(column) && schema.columns().get(column) instanceof Column.Numeric)
                .toArray();
        if (numbers.length <= MOST_COLUMNS) {
            // The sum of all comes last in most tables.
            for (int i = numbers.length - 1; i >= 0; i--) {
                if (!subtracted.contains(numbers[i])) {
                    bases[numbers[i]] = parts(rows, numbers[i], numbers, bases);
                    Arrays.stream(bases[numbers[i]]).forEach(subtracted::add);
                }
            }
        }
        return bases;
    }

    private static int[] earlier(Dataset rows, int column, int[][] bases, Set<Integer> derived) {
        int[] best = NONE;
        double least = SHORT * range(rows.column(column));
        for (int other = 0; other < column; other++) {
            if (bases[other].length == 0 && !derived.contains(other) && isSameKind(rows.schema(), other, column)) {
                double[] since = of(rows, column, other);
                double range = range(since);
                if (isKnown(rows, column, other) && Arrays.stream(since).noneMatch(value -> value < 0)
                        && range < least) {
                    least = range;
                    best = new int[]{other};
                }
            }
        }
        return best;
    }

    private static boolean isSameKind(Schema schema, int a, int b) {
        return schema.columns().get(a) instanceof Column.Temporal first
                && schema.columns().get(b) instanceof Column.Temporal second
                && first.format().kind() == second.format().kind();
    }

    private static int[] parts(Dataset rows, int column, int[] numbers, int[][] bases) {
        int all = different(rows.column(column));
        if (all <= MANY) {
            return NONE;
        }
        int[] parts = NONE;
        int left = all;
        for (int k = 0; k < MOST_PARTS; k++) {
            int[] best = parts;
            for (int other : numbers) {
                boolean isFree = other != column && bases[other].length == 0 && !contains(parts, other);
                if (isFree && isKnown(rows, column, other)) {
                    int[] more = Arrays.copyOf(parts, parts.length + 1);
                    more[parts.length] = other;
                    int leaves = different(of(rows, column, more));
                    if (leaves < left) {
                        left = leaves;
                        best = more;
                    }
                }
            }
            if (Arrays.equals(best, parts)) {
                break;
            }
            parts = best;
        }
        return left <= FEW * all ? parts : NONE;
    }

    private static boolean contains(int[] columns, int column) {
        return Arrays.stream(columns).anyMatch(each -> each == column);
    }

    /** Whether a column is known wherever another one is. */
    private static boolean isKnown(Dataset rows, int column, int other) {
        double[] own = rows.column(column);
        double[] others = rows.column(other);
        return IntStream.range(0, own.length).noneMatch(row -> Double.isNaN(others[row]) && !Double.isNaN(own[row]));
    }

    private static int different(double[] values) {
        return (int) Arrays.stream(values, 0, Math.min(values.length, MOST_ROWS)).filter(value -> !Double.isNaN(value))
                .map(value -> Math.rint(value * 1e6)).distinct().count();
    }

    private static double range(double[] values) {
        DoubleStream known = Arrays.stream(values).filter(value -> !Double.isNaN(value));
        var summary = known.summaryStatistics();
        return summary.getCount() == 0 ? 0 : summary.getMax() - summary.getMin();
    }

    /** A column after others were subtracted; blanks stay. */
    static double[] of(Dataset rows, int column, int... bases) {
        double[] values = rows.column(column);
        for (int base : bases) {
            double[] from = rows.column(base);
            for (int row = 0; row < values.length; row++) {
                values[row] = Double.isNaN(values[row]) ? values[row] : values[row] - from[row];
            }
        }
        if (bases.length > 0 && rows.schema().columns().get(column) instanceof Column.Numeric) {
            for (int row = 0; row < values.length; row++) {
                // 24.3 - 21 is 3.3.
                values[row] = Double.isNaN(values[row]) ? values[row] : Math.rint(values[row] * 1e9) / 1e9;
            }
        }
        return values;
    }

    /** The number of a column, of which what is left after others stands in the row; a blank after a blank. */
    static double sum(double[] row, int column, int[] bases) {
        double sum = row[column];
        for (int base : bases) {
            sum = Double.isNaN(sum) ? sum : Double.isNaN(row[base]) ? Blank.of(0) : sum + row[base];
        }
        return sum;
    }
}
