package dev.gan4j.eval.internal;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * One column of two tables as small whole numbers: the index of a category; the rank of a number among all of both, with
 * blanks below all numbers, in the order of their texts. So a blank counts as a value below all others, and the
 * Kolmogorov-Smirnov statistic is at least the difference of the shares of blanks.
 */
public final class ColumnCodes {

    private final int[] codes; // of the first table's rows, then of the second's
    private final int ofFirst;
    private final int size;
    private final boolean isOrdered;

    /**
     * Codes a column.
     *
     * @param first  some rows
     * @param second others, of the same schema
     * @param column from 0; a number, a category or a time
     */
    public ColumnCodes(Dataset first, Dataset second, int column) {
        double[] values = DoubleStream.concat(DoubleStream.of(first.column(column)),
                DoubleStream.of(second.column(column))).toArray();
        Column of = first.schema().columns().get(column);
        ofFirst = first.rows();
        codes = new int[values.length];
        if (of instanceof Column.Categorical category) {
            isOrdered = false;
            size = category.categories().size();
            Arrays.setAll(codes, i -> (int) values[i]);
        } else {
            isOrdered = true;
            int blanks = Math.max(1, of.blanks().size());
            double[] distinct = Arrays.stream(values).filter(value -> !Double.isNaN(value)).map(value -> value + 0.0)
                    .sorted().distinct().toArray();
            size = blanks + distinct.length;
            Arrays.setAll(codes, i -> Double.isNaN(values[i])
                    ? Math.min(Blank.index(values[i]), blanks - 1)
                    : blanks + Arrays.binarySearch(distinct, values[i] + 0.0));
        }
    }

    /** Returns whether all rows of the second table have one code. */
    public boolean isSecondConstant() {
        return Arrays.stream(codes, ofFirst, codes.length).distinct().count() <= 1;
    }

    /** Returns the distance of the two tables: Kolmogorov-Smirnov of numbers, total variation of categories. */
    public double distance() {
        boolean[] isFirst = new boolean[codes.length];
        Arrays.fill(isFirst, 0, ofFirst, true);
        return distance(isFirst);
    }

    /**
     * Returns the distance of the two parts of a division.
     *
     * @param isFirst whether each row is in the first part; some are, some are not
     */
    public double distance(boolean[] isFirst) {
        int first = 0;
        for (boolean is : isFirst) {
            first += is ? 1 : 0;
        }
        double[] differences = new double[size];
        double plus = 1.0 / first;
        double minus = -1.0 / (isFirst.length - first);
        for (int i = 0; i < codes.length; i++) {
            differences[codes[i]] += isFirst[i] ? plus : minus;
        }
        double sum = 0;
        double largest = 0;
        for (double difference : differences) {
            sum += isOrdered ? difference : Math.abs(difference) / 2;
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }
}
