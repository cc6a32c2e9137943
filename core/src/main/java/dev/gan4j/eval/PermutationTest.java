package dev.gan4j.eval;

import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.HashMap;
import java.util.Map;

/**
 * Tests whether the distance between two samples is more than chance: their rows are pooled and split at random {@value
 * #PERMUTATIONS} times, and p is the share of splits, including the true one, that are at least as far apart (Fisher 1935, "The
 * design of experiments"). If both distributions are equal, p is at most x with probability x.
 */
final class PermutationTest {

    /** The number of random splits; the smallest p is 1 / ({@value} + 1). */
    static final int PERMUTATIONS = 199;

    /**
     * Splits whose distance is at least this fraction of the true one count as equally far, because sums differ in their last
     * digits.
     */
    private static final double EQUAL = 1 - 1e-9;

    private final long seed;
    private final Map<Integer, boolean[][]> divisions = new HashMap<>();

    PermutationTest(long seed) {
        this.seed = seed;
    }

    /** Returns p of a distance of two samples. */
    double p(Distance distance, TwoSamples all) {
        int rows = Math.min(distance.permuted(), Math.min(all.generated().rows(), all.real().rows()));
        Splits splits = distance.splits(all.head(rows));
        boolean[] truth = new boolean[2 * rows];
        java.util.Arrays.fill(truth, 0, rows, true);
        double observed = splits.distance(truth) * EQUAL;
        int farther = 1;
        for (boolean[] division : divisions.computeIfAbsent(rows, this::divide)) {
            farther += splits.distance(division) >= observed ? 1 : 0;
        }
        return farther / (1.0 + PERMUTATIONS);
    }

    /** Splits twice as many rows into two halves, all splits equally likely. */
    private boolean[][] divide(int rows) {
        AddressedRandom random = new AddressedRandom(seed);
        boolean[][] all = new boolean[PERMUTATIONS][2 * rows];
        for (int k = 0; k < PERMUTATIONS; k++) {
            random.seek(Stream.JUDGEMENT, k);
            int wanted = rows;
            for (int i = 0; i < 2 * rows; i++) {
                all[k][i] = random.nextInt(2 * rows - i) < wanted;
                wanted -= all[k][i] ? 1 : 0;
            }
        }
        return all;
    }
}
