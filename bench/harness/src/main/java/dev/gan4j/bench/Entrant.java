package dev.gan4j.bench;

import java.util.ArrayList;
import java.util.List;

/** A contender that takes part: its process, and its microseconds an iteration in each round. */
record Entrant(Contender contender, Child child, List<Double> microseconds) {

    private static final int WARM_UP_SLICES = 4;
    /** Times as long as asked for, at the most. */
    private static final int WARM_UP_LIMIT = 5;
    /** Less than this of the best time so far is a gain. */
    private static final double FASTER = 0.9;

    Entrant(Contender contender, Child child) {
        this(contender, child, new ArrayList<>());
    }

    /** Runs for some seconds, then as long as it gets faster, which on a busy machine takes its time. */
    void warmUp(double seconds) throws Child.Failure {
        double slice = seconds / WARM_UP_SLICES;
        double best = Double.POSITIVE_INFINITY;
        int lastGain = 0;
        for (int i = 0; slice > 0 && i < WARM_UP_SLICES * WARM_UP_LIMIT; i++) {
            double time = child.run(slice);
            lastGain = time < FASTER * best ? i : lastGain;
            best = Math.min(best, time);
            if (i + 1 >= WARM_UP_SLICES && i - lastGain >= WARM_UP_SLICES / 2) {
                return;
            }
        }
    }

    /** Runs for some seconds, which is one round. */
    void run(double seconds) throws Child.Failure {
        microseconds.add(child.run(seconds));
    }

    double median() {
        double[] sorted = microseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double minimum() {
        return microseconds.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }
}
