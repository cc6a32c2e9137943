package dev.gan4j.eval.internal;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Tables of one schema as trees see them, which is what the literature's referee sees (SDMetrics' detection metrics, which
 * TabPC's figures are of): a category is a feature of its own, 1 in its rows; a number is one feature, without a value where
 * the cell is blank; each of several blank texts is a feature besides.
 *
 * <p>A number is told by its rank among all values of these tables: trees ask for order alone, and single precision has no
 * room for the seconds of a date.
 */
public final class TreeFeatures {

    /**
     * What a feature says.
     *
     * @param column   that it is of
     * @param category its index; -1 of numbers and blanks
     * @param blank    the index of its text; -1 of others
     */
    public record Feature(int column, int category, int blank) {

        public boolean isNumber() {
            return category < 0 && blank < 0;
        }
    }

    private final List<Feature> features = new ArrayList<>();
    private final List<SparseRows> rows = new ArrayList<>();
    private final double[][] distinct; // of each column of numbers, ascending
    private final int[] first; // the first feature of each column; -1 of those left out

    /**
     * Encodes tables.
     *
     * @param tables of one schema
     * @param judged the columns to encode
     */
    public TreeFeatures(List<Dataset> tables, int... judged) {
        List<Column> columns = tables.getFirst().schema().columns();
        distinct = new double[columns.size()][];
        first = new int[columns.size()];
        Arrays.fill(first, -1);
        for (int j : judged) {
            int column = j;
            first[j] = features.size();
            if (columns.get(
                    j) instanceof Column.Categorical(String name, String key, List<String> categories, boolean ordered)) {
                for (int category = 0; category < categories.size(); category++) {
                    features.add(new Feature(j, category, -1));
                }
                continue;
            }
            int blanks = columns.get(j).blanks().size();
            features.add(new Feature(j, -1, -1));
            for (int blank = 0; blank < blanks && blanks > 1; blank++) {
                features.add(new Feature(j, -1, blank));
            }
            distinct[j] = tables.stream().flatMapToDouble(table -> DoubleStream.of(table.column(column)))
                    .filter(value -> !Double.isNaN(value)).map(value -> value + 0.0).sorted().distinct().toArray();
        }
        tables.forEach(table -> rows.add(encode(table, judged)));
    }

    private SparseRows encode(Dataset table, int[] judged) {
        int count = table.rows();
        long[] starts = new long[count + 1];
        int[] indices = new int[Math.multiplyExact(count, judged.length)];
        float[] values = new float[indices.length];
        double[][] columns = new double[distinct.length][];
        boolean[] areCategories = new boolean[distinct.length];
        for (int j : judged) {
            columns[j] = table.column(j);
            areCategories[j] = table.schema().columns().get(j) instanceof Column.Categorical;
        }
        int at = 0;
        for (int row = 0; row < count; row++) {
            for (int j : judged) {
                double value = columns[j][row];
                if (areCategories[j]) {
                    indices[at] = first[j] + (int) value;
                    values[at++] = 1;
                } else if (!Double.isNaN(value)) {
                    indices[at] = first[j];
                    values[at++] = Arrays.binarySearch(distinct[j], value + 0.0);
                } else if (blanks(table, j) > 1) {
                    indices[at] = first[j] + 1 + Math.min(Blank.index(value), blanks(table, j) - 1);
                    values[at++] = 1;
                }
            }
            starts[row + 1] = at;
        }
        return new SparseRows(features.size(), starts, Arrays.copyOf(indices, at), Arrays.copyOf(values, at));
    }

    private static int blanks(Dataset table, int column) {
        return table.schema().columns().get(column).blanks().size();
    }

    /** Returns the rows of a table, by its place among those given. */
    public SparseRows rows(int table) {
        return rows.get(table);
    }

    public Feature feature(int index) {
        return features.get(index);
    }

    /** Returns the values of a column of numbers, ascending: that of rank k is the k-th. */
    public double[] distinct(int column) {
        return distinct[column];
    }
}
