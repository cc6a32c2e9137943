package dev.gan4j.codec;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import java.util.List;

/**
 * Times that are counted from those of another column: where a column is never before another one, and mostly soon after it, how
 * long after says more than when, and no sample can be before.
 */
final class Intervals {

    /** The range of the differences, as a share of the column's own, up to which they say more. */
    private static final double SHORT = 0.5;

    private Intervals() {}

    /** The column of those learnt before from which a column's times are best counted; NONE where there is none. */
    static int base(Dataset rows, int column, List<Integer> learnt, List<Integer> bases) {
        int best = TableCodec.NONE;
        double least = SHORT * range(rows.column(column));
        for (int i = 0; i < learnt.size(); i++) {
            int other = learnt.get(i);
            if (bases.get(i) == TableCodec.NONE && isSameKind(rows, other, column) && isNeverBefore(rows, column, other)) {
                double range = range(since(rows, column, other));
                if (range < least) {
                    least = range;
                    best = other;
                }
            }
        }
        return best;
    }

    private static boolean isSameKind(Dataset rows, int a, int b) {
        return rows.schema().columns().get(a) instanceof Column.Temporal first
                && rows.schema().columns().get(b) instanceof Column.Temporal second
                && first.format().kind() == second.format().kind();
    }

    private static boolean isNeverBefore(Dataset rows, int column, int other) {
        double[] late = rows.column(column);
        double[] early = rows.column(other);
        for (int row = 0; row < late.length; row++) {
            if (!Double.isNaN(late[row]) && !(late[row] >= early[row])) {
                return false;
            }
        }
        return true;
    }

    private static double range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return Math.max(0, high - low);
    }

    /** A column, counted from another one; blanks stay. */
    static double[] since(Dataset rows, int column, int base) {
        double[] values = rows.column(column);
        if (base != TableCodec.NONE) {
            double[] from = rows.column(base);
            for (int row = 0; row < values.length; row++) {
                values[row] = Double.isNaN(values[row]) ? values[row] : values[row] - from[row];
            }
        }
        return values;
    }

    /** The number that is so long after another one; a blank after a blank. */
    static double after(double base, double length) {
        return Double.isNaN(length) ? length : Double.isNaN(base) ? Blank.of(0) : base + length;
    }
}
