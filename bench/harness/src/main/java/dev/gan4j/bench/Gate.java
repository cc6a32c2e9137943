package dev.gan4j.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an engine must pass before it is timed: its objectives and weights after some iterations are gan4j's. */
final class Gate {

    static final double TOLERANCE = 1e-4;
    /** Of a tensor's largest movement: catches a wrong gradient where the weights barely move. */
    private static final double SHARE_OF_MOVEMENT = 0.02;
    /** Rounding of a float32 weight over the iterations. */
    private static final double ROUNDING = 2e-6;

    private Gate() {}

    /** Returns why a result is not the reference's, or nothing where it is. */
    static Optional<String> difference(Exchange.Result result, Exchange.Result reference, Workload workload) {
        for (int i = 0; i < reference.objectives().length; i++) {
            double difference = Math.abs(result.objectives()[i] - reference.objectives()[i]);
            if (!(difference <= TOLERANCE)) {
                return Optional.of(String.format(Locale.ROOT, "%s's objective at iteration %d is %s, gan4j's is %s",
                        i % 2 == 0 ? "D" : "G", i / 2, result.objectives()[i], reference.objectives()[i]));
            }
        }
        List<float[]> starts = Exchange.tensors(workload.start());
        List<float[]> actual = Exchange.tensors(result.weights());
        List<float[]> expected = Exchange.tensors(reference.weights());
        for (int t = 0; t < expected.size(); t++) {
            double allowed = Math.min(TOLERANCE,
                    SHARE_OF_MOVEMENT * distance(starts.get(t), expected.get(t)) + ROUNDING);
            double difference = distance(actual.get(t), expected.get(t));
            if (!(difference <= allowed)) {
                return Optional.of(String.format(Locale.ROOT,
                        "weights of tensor %d (G's first) differ from gan4j's by %.2g after %d iterations; allowed are %.2g",
                        t, difference, Exchange.ITERATIONS, allowed));
            }
        }
        return Optional.empty();
    }

    /** Returns why a result cannot serve as a reference, or nothing where it can: every tensor must have moved. */
    static Optional<String> standstill(Exchange.Result reference, Workload workload) {
        List<float[]> starts = Exchange.tensors(workload.start());
        List<float[]> ends = Exchange.tensors(reference.weights());
        for (int t = 0; t < starts.size(); t++) {
            double moved = distance(starts.get(t), ends.get(t));
            if (!(moved > 10 * ROUNDING)) {
                return Optional.of("weights of tensor " + t + " (G's first) moved by no more than " + moved);
            }
        }
        return Optional.empty();
    }

    /** The largest difference between two elements; NaN where there is one. */
    private static double distance(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
        }
        return largest;
    }
}
