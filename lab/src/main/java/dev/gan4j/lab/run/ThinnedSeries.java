package dev.gan4j.lab.run;

import dev.gan4j.lab.wire.Json;
import java.util.stream.IntStream;

/** Numbers recorded during training, thinned evenly when there are many. */
final class ThinnedSeries {

    private static final int MOST = 800;
    private static final int DIGITS = 5;

    private final long[] steps = new long[MOST];
    private final double[][] values;
    private long stride = 1;
    private int size;

    /**
     * A part of the series.
     *
     * @param steps  the steps
     * @param values each series at these steps
     */
    @SuppressWarnings("ArrayRecordComponent") // written and never compared
    record Part(long[] steps, double[][] values) {}

    /** Creates an empty series with a number of values at each step. */
    ThinnedSeries(int numbers) {
        values = new double[numbers][MOST];
    }

    /** Adds the values of a step, if that step is kept. */
    void add(long step, double first, double second) {
        if (step % stride != 0) {
            return;
        }
        put(step, first, second);
    }

    private synchronized void put(long step, double first, double second) {
        // Looks come, for example, every 500 steps: a stride of 2 or 4 drops none of them.
        while (size == MOST) {
            thin();
        }
        if (step % stride != 0) {
            return;
        }
        steps[size] = step;
        values[0][size] = first;
        if (values.length > 1) {
            values[1][size] = second;
        }
        size++;
    }

    private void thin() {
        int kept = 0;
        stride *= 2;
        for (int i = 0; i < size; i++) {
            if (steps[i] % stride == 0) {
                steps[kept] = steps[i];
                for (double[] series : values) {
                    series[kept] = series[i];
                }
                kept++;
            }
        }
        size = kept;
    }

    /** Returns the series, thinned to a number of steps. */
    synchronized Part part(int most) {
        int every = Math.max(1, (size + most - 1) / most);
        int[] chosen = IntStream.range(0, size).filter(i -> i % every == 0).toArray();
        double[][] thinned = new double[values.length][];
        for (int series = 0; series < values.length; series++) {
            double[] all = values[series];
            thinned[series] = Json.rounded(IntStream.of(chosen).mapToDouble(i -> all[i]).toArray(), DIGITS);
        }
        return new Part(IntStream.of(chosen).mapToLong(i -> steps[i]).toArray(), thinned);
    }
}
