package dev.gan4j.eval;

import dev.gan4j.data.Points;
import dev.gan4j.eval.internal.Rows;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The distances between the two parts of pooled rows, for any split of the pool. */
@FunctionalInterface
public interface Splits {

    /**
     * Returns the distance of a split.
     *
     * @param isFirst whether each pooled row is in the first part
     * @return the distance between the parts
     */
    double distance(boolean[] isFirst);

    /**
     * Prepares a distance of numbers. The pool is sorted only once; both parts of every split are then already in order.
     *
     * @param pooled   the numbers
     * @param distance of two ascending samples
     * @return its splits
     */
    static Splits ofNumbers(double[] pooled, ToDoubleBiFunction<double[], double[]> distance) {
        int[] order = IntStream.range(0, pooled.length).boxed().sorted((i, k) -> Double.compare(pooled[i], pooled[k]))
                .mapToInt(Integer::intValue).toArray();
        return isFirst -> {
            double[] first = new double[pooled.length];
            double[] second = new double[pooled.length];
            int ofFirst = 0;
            int ofSecond = 0;
            for (int row : order) {
                if (isFirst[row]) {
                    first[ofFirst++] = pooled[row];
                } else {
                    second[ofSecond++] = pooled[row];
                }
            }
            return distance.applyAsDouble(Arrays.copyOf(first, ofFirst), Arrays.copyOf(second, ofSecond));
        };
    }

    /**
     * Prepares a distance based on the mean of a symmetric function of pairs: twice the mean between the parts minus the means
     * within each part, including every row with itself.
     *
     * @param points the pool
     * @param pair   of the squared distance of two points
     * @return its splits
     */
    static Splits ofPairs(Points points, DoubleUnaryOperator pair) {
        Rows pooled = new Rows(points);
        int rows = pooled.count;
        float[][] pairs = new float[rows][rows];
        double[] sums = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k <= i; k++) {
                double value = pair.applyAsDouble(Rows.squaredDistance(pooled, i, pooled, k));
                pairs[i][k] = (float) value;
                pairs[k][i] = (float) value;
                sums[i] += value;
                sums[k] += i == k ? 0 : value;
            }
        }
        double total = Arrays.stream(sums).sum();
        return isFirst -> {
            int[] first = IntStream.range(0, rows).filter(i -> isFirst[i]).toArray();
            double within = 0;
            double ofFirst = 0;
            for (int i : first) {
                float[] row = pairs[i];
                for (int k : first) {
                    within += row[k];
                }
                ofFirst += sums[i];
            }
            double between = ofFirst - within;
            double withinSecond = total - within - 2 * between;
            double n = first.length;
            double m = rows - n;
            return 2 * between / (n * m) - within / (n * n) - withinSecond / (m * m);
        };
    }
}
