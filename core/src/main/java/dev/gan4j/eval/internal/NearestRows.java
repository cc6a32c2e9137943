package dev.gan4j.eval.internal;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import java.util.Arrays;

/**
 * Rows of a table by their distance: the mean over the columns of the difference of two numbers, divided by the range of the
 * real ones and at most 1, or of 0 or 1 for categories that are the same or not. A blank is as far from a number as can be,
 * and so are two blanks of different texts.
 */
public final class NearestRows {

    /** Distances that are found at once: few enough to stay in the first cache. */
    private static final int BLOCK = 2048;

    private final double[] lows;
    private final double[] widths; // 0 of categories
    private final int[] columns;

    /**
     * Creates the measure.
     *
     * @param columns numbers, categories and times
     * @param real    tables of which the ranges are
     */
    public NearestRows(int[] columns, Dataset... real) {
        this.columns = columns.clone();
        lows = new double[columns.length];
        widths = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            if (real[0].schema().columns().get(columns[j]) instanceof Column.Categorical) {
                continue;
            }
            int column = columns[j];
            double[] known = Arrays.stream(real).flatMapToDouble(table -> Arrays.stream(table.column(column)))
                    .filter(value -> !Double.isNaN(value)).toArray();
            lows[j] = Arrays.stream(known).min().orElse(0);
            double width = Arrays.stream(known).max().orElse(0) - lows[j];
            // Numbers that are all the same: any other is as far as can be.
            widths[j] = width > 0 ? width : Math.max(Double.MIN_NORMAL, Math.ulp(lows[j]));
        }
    }

    /**
     * The distances to the nearest row and to the second nearest.
     *
     * @param first  of each row
     * @param second of each row
     */
    @SuppressWarnings("ArrayRecordComponent") // used at once, never compared
    public record Found(float[] first, float[] second) {}

    /**
     * Finds the nearest rows.
     *
     * @param rows  whose nearest are looked for
     * @param among at least one row
     */
    public Found nearest(Dataset rows, Dataset among) {
        float[][] a = encode(rows);
        float[][] b = encode(among);
        int count = rows.rows();
        Found found = new Found(new float[count], new float[count]);
        Arrays.fill(found.first, Float.POSITIVE_INFINITY);
        Arrays.fill(found.second, Float.POSITIVE_INFINITY);
        float[] distances = new float[BLOCK];
        for (int from = 0; from < among.rows(); from += BLOCK) {
            int size = Math.min(BLOCK, among.rows() - from);
            for (int i = 0; i < count; i++) {
                Arrays.fill(distances, 0);
                for (int j = 0; j < columns.length; j++) {
                    add(distances, a[j][i], b[j], from, size);
                }
                float first = found.first[i];
                float second = found.second[i];
                for (int k = 0; k < size; k++) {
                    float distance = distances[k];
                    if (distance < second) {
                        second = Math.max(first, distance);
                        first = Math.min(first, distance);
                    }
                }
                found.first[i] = first;
                found.second[i] = second;
            }
        }
        for (int i = 0; i < count; i++) {
            found.first[i] /= columns.length;
            found.second[i] /= columns.length;
        }
        return found;
    }

    private static void add(float[] distances, float x, float[] column, int from, int size) {
        for (int k = 0; k < size; k++) {
            distances[k] += Math.min(Math.abs(column[from + k] - x), 1f);
        }
    }

    /** Each column in its range; categories and blanks are at least 1 from all others. */
    private float[][] encode(Dataset table) {
        float[][] encoded = new float[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            double[] values = table.column(columns[j]);
            float[] numbers = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                numbers[i] = widths[j] == 0
                        ? (float) values[i]
                        : Double.isNaN(values[i])
                                ? -1e6f - 2 * Blank.index(values[i])
                                : (float) Math.clamp((values[i] - lows[j]) / widths[j], -1e5, 1e5);
            }
            encoded[j] = numbers;
        }
        return encoded;
    }
}
