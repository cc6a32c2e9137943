package dev.gan4j.report;

import java.util.Arrays;

/**
 * A long series of numbers, summarised in a few buckets by lowest, highest and mean. Numbers that are not finite count as
 * missing; a bucket without finite numbers is NaN.
 *
 * @param edges   limits of the buckets, in iterations, one more than buckets
 * @param middles of the buckets, in iterations
 * @param low     the lowest number of each bucket
 * @param high    the highest number of each bucket
 * @param mean    the mean of each bucket
 */
@SuppressWarnings("ArrayRecordComponent")
record Series(double[] edges, double[] middles, double[] low, double[] high, double[] mean) {

    private static final int BUCKETS = 250;

    /**
     * Summarises a series.
     *
     * @param values one for each iteration
     * @return at most 250 buckets; none if there are no values
     */
    static Series of(double[] values) {
        int buckets = Math.min(BUCKETS, values.length);
        double[] edges = new double[buckets + 1];
        double[] middles = new double[buckets];
        double[] low = new double[buckets];
        double[] high = new double[buckets];
        double[] mean = new double[buckets];
        for (int b = 0; b < buckets; b++) {
            int from = (int) ((long) values.length * b / buckets);
            int to = (int) ((long) values.length * (b + 1) / buckets);
            double least = Double.NaN;
            double most = Double.NaN;
            double sum = 0;
            int count = 0;
            for (int i = from; i < to; i++) {
                double value = values[i];
                if (Double.isFinite(value)) {
                    least = count == 0 ? value : Math.min(least, value);
                    most = count == 0 ? value : Math.max(most, value);
                    sum += value;
                    count++;
                }
            }
            edges[b] = from;
            edges[b + 1] = to;
            middles[b] = (from + to) / 2.0;
            low[b] = least;
            high[b] = most;
            mean[b] = count == 0 ? Double.NaN : sum / count;
        }
        return new Series(edges, middles, low, high, mean);
    }

    /** Returns the lowest finite number; infinity if there is none. */
    double least() {
        return Arrays.stream(low).filter(Double::isFinite).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Returns the highest finite number; minus infinity if there is none. */
    double most() {
        return Arrays.stream(high).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
    }
}
