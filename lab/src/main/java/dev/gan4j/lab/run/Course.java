package dev.gan4j.lab.run;

import dev.gan4j.lab.wire.Json;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/** Numbers that were recorded on the way, thinned evenly when there are many. */
final class Course {

    private static final int MOST = 800;
    private static final int DIGITS = 5;

    private final long[] steps = new long[MOST];
    private final double[][] values;
    private long stride = 1;
    private int size;

    /** Creates an empty course of so many numbers at each step. */
    Course(int numbers) {
        values = new double[numbers][MOST];
    }

    /** Adds what was recorded at a step, if it is one of those that are kept. */
    void add(long step, double first, double second) {
        if (step % stride != 0) {
            return;
        }
        put(step, first, second);
    }

    private synchronized void put(long step, double first, double second) {
        // Looks come every 500 steps, say: a stride of 2 or 4 drops none of them.
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

    /** Writes at most so many of what was kept. */
    synchronized void write(ObjectNode receiver, int most, String ofSteps, String... names) {
        int every = Math.max(1, (size + most - 1) / most);
        int count = (size + every - 1) / every;
        var array = receiver.putArray(ofSteps);
        for (int i = 0; i < count; i++) {
            array.add(steps[i * every]);
        }
        for (int series = 0; series < names.length; series++) {
            double[] thinned = new double[count];
            double[] all = values[series];
            Arrays.setAll(thinned, i -> all[i * every]);
            receiver.set(names[series], Json.numbers(thinned, DIGITS));
        }
    }
}
