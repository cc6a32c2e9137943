package dev.gan4j.bench;

import java.util.ArrayList;
import java.util.List;

/** A contender that takes part: its process, and its microseconds an iteration in each round. */
record Entrant(Contender contender, Child child, List<Double> microseconds) {

    Entrant(Contender contender, Child child) {
        this(contender, child, new ArrayList<>());
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
