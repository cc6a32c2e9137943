package dev.gan4j.codec;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Schema;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
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

    private final Schema schema;
    private final Set<Integer> derived;
    private final double[][] columns; // of numbers and times; empty for others
    private final int[][] bases;
    private final Set<Integer> subtracted = new HashSet<>();

    private Residuals(Dataset rows, Set<Integer> derived) {
        schema = rows.schema();
        this.derived = derived;
        columns = new double[schema.width()][0];
        bases = new int[schema.width()][];
        Arrays.fill(bases, NONE);
        for (int column = 0; column < columns.length; column++) {
            if (isLearnt(column, Column.Numeric.class) || isLearnt(column, Column.Temporal.class)) {
                columns[column] = rows.column(column);
            }
        }
    }

    private boolean isLearnt(int column, Class<? extends Column> kind) {
        return !derived.contains(column) && kind.isInstance(schema.columns().get(column));
    }

    /**
     * Finds what is subtracted from each column.
     *
     * @param derived columns that are not learnt
     * @return for each column of the schema, the indices of others
     */
    static int[][] bases(Dataset rows, Set<Integer> derived) {
        return new Residuals(rows, derived).find();
    }

    private int[][] find() {
        for (int column = 0; column < bases.length; column++) {
            if (isLearnt(column, Column.Temporal.class)) {
                subtract(column, earlier(column));
            }
        }
        int[] numbers = IntStream.range(0, bases.length).filter(column -> isLearnt(column, Column.Numeric.class))
                .toArray();
        if (numbers.length <= MOST_COLUMNS) {
            // The sum of all comes last in most tables.
            for (int i = numbers.length - 1; i >= 0; i--) {
                if (!subtracted.contains(numbers[i])) {
                    subtract(numbers[i], parts(numbers[i], numbers));
                }
            }
        }
        return bases;
    }

    private void subtract(int column, int[] others) {
        bases[column] = others;
        Arrays.stream(others).forEach(subtracted::add);
    }

    private int[] earlier(int column) {
        int[] best = NONE;
        double least = SHORT * range(columns[column]);
        for (int other = 0; other < column; other++) {
            if (bases[other].length == 0 && isSameKind(other, column) && isKnown(column, other)) {
                double[] since = residual(column, columns[column].length, other);
                double range = range(since);
                if (Arrays.stream(since).noneMatch(value -> value < 0) && range < least) {
                    least = range;
                    best = new int[]{other};
                }
            }
        }
        return best;
    }

    private boolean isSameKind(int a, int b) {
        return isLearnt(a, Column.Temporal.class) && schema.columns().get(a) instanceof Column.Temporal first
                && schema.columns().get(b) instanceof Column.Temporal second
                && first.format().kind() == second.format().kind();
    }

    private int[] parts(int column, int[] numbers) {
        int rows = Math.min(columns[column].length, MOST_ROWS);
        int all = different(residual(column, rows));
        if (all <= MANY) {
            return NONE;
        }
        int[] free = Arrays.stream(numbers)
                .filter(other -> other != column && bases[other].length == 0 && isKnown(column, other)).toArray();
        int[] parts = NONE;
        int left = all;
        for (int k = 0; k < MOST_PARTS; k++) {
            int[] best = parts;
            for (int other : free) {
                if (!contains(parts, other)) {
                    int[] more = Arrays.copyOf(parts, parts.length + 1);
                    more[parts.length] = other;
                    int leaves = different(residual(column, rows, more));
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
    private boolean isKnown(int column, int other) {
        double[] own = columns[column];
        double[] others = columns[other];
        return IntStream.range(0, own.length).noneMatch(row -> Double.isNaN(others[row]) && !Double.isNaN(own[row]));
    }

    /** The first rows of a column after others were subtracted. */
    private double[] residual(int column, int rows, int... others) {
        double[] values = Arrays.copyOf(columns[column], rows);
        for (int other : others) {
            subtract(values, columns[other]);
        }
        if (others.length > 0) {
            round(values, schema.columns().get(column));
        }
        return values;
    }

    private static int different(double[] values) {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).map(value -> Math.rint(value * 1e6))
                .distinct().count();
    }

    private static double range(double[] values) {
        var summary = Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
        return summary.getCount() == 0 ? 0 : summary.getMax() - summary.getMin();
    }

    private static void subtract(double[] values, double[] others) {
        for (int row = 0; row < values.length; row++) {
            values[row] = Double.isNaN(values[row]) ? values[row] : values[row] - others[row];
        }
    }

    /** Rounds numbers, so that 24.3 - 21 is 3.3; times stay as they are. */
    private static void round(double[] values, Column column) {
        if (column instanceof Column.Numeric) {
            for (int row = 0; row < values.length; row++) {
                values[row] = Double.isNaN(values[row]) ? values[row] : Math.rint(values[row] * 1e9) / 1e9;
            }
        }
    }

    /** A column after others were subtracted; blanks stay. */
    static double[] of(Dataset rows, int column, int... bases) {
        double[] values = rows.column(column);
        for (int base : bases) {
            subtract(values, rows.column(base));
        }
        if (bases.length > 0) {
            round(values, rows.schema().columns().get(column));
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
