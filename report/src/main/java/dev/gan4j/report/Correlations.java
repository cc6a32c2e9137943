package dev.gan4j.report;

import dev.gan4j.data.Points;
import java.util.stream.IntStream;

/** Pearson's correlation of each pair of columns. */
public final class Correlations {

    private Correlations() {}

    /**
     * Measures all pairs.
     *
     * @param rows    at least 1
     * @param columns how many of the first columns
     * @return shape (columns, columns), row by row; NaN where a column is constant
     */
    public static double[] of(Points rows, int columns) {
        double[][] standard = new double[columns][];
        for (int j = 0; j < columns; j++) {
            double[] values = rows.column(j);
            double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(Double.NaN);
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                values[i] -= mean;
                squares += values[i] * values[i];
            }
            double length = Math.sqrt(squares);
            for (int i = 0; i < values.length; i++) {
                values[i] /= length;
            }
            standard[j] = values;
        }
        double[] correlations = new double[columns * columns];
        for (int j = 0; j < columns; j++) {
            for (int k = 0; k < columns; k++) {
                double sum = 0;
                for (int i = 0; i < rows.rows(); i++) {
                    sum += standard[j][i] * standard[k][i];
                }
                correlations[j * columns + k] = sum;
            }
        }
        return correlations;
    }
}
