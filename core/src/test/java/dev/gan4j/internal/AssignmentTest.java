package dev.gan4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

    private static final int SEED = 9;

    /** All permutations are tried. Costs of few different values make many ties. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void theSumIsTheLeastOfAllPermutations(int size) {
        Random random = new Random(SEED);
        Assignment assignment = new Assignment(size);
        for (int problem = 0; problem < 300; problem++) {
            int values = 1 + random.nextInt(12);
            double[] costs = random.doubles((long) size * size)
                    .map(cost -> values > 9 ? cost - 0.5 : Math.floor(cost * values)).toArray();

            int[] columns = assignment.solve(costs);

            assertThat(columns).containsExactlyInAnyOrder(IntStream.range(0, size).toArray());
            assertThat(sum(costs, columns)).as("problem %d, seed %d", problem, SEED).isEqualTo(
                    least(costs, size, 0, new boolean[size]), within(1e-12));
        }
    }

    /** No exchange along a cycle of rows lowers an optimal sum: Bellman and Ford find no negative cycle. */
    @ParameterizedTest
    @ValueSource(ints = {64, 200})
    void aLargePairingOfPointsHasNoCheaperCycle(int size) {
        Random random = new Random(SEED);
        double[] costs = costs(size, random);

        int[] columns = new Assignment(size).solve(costs);

        assertThat(Arrays.stream(columns).distinct()).hasSize(size);
        double[] potential = new double[size];
        boolean changes = true;
        int rounds = 0;
        while (changes && rounds++ <= size) {
            changes = false;
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < size; k++) {
                    double exchange = costs[i * size + columns[k]] - costs[i * size + columns[i]];
                    if (potential[i] + exchange < potential[k] - 1e-9) {
                        potential[k] = potential[i] + exchange;
                        changes = true;
                    }
                }
            }
        }
        assertThat(changes).as("a negative cycle remains, seed %d", SEED).isFalse();
    }

    @Test
    void equalCostsEverywhereEnd() {
        assertThat(Arrays.stream(new Assignment(300).solve(new double[300 * 300])).distinct()).hasSize(300);
    }

    private static double[] costs(int size, Random random) {
        double[] points = random.doubles(4L * size).toArray();
        double[] costs = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double dx = points[4 * i] - points[4 * j + 2];
                double dy = points[4 * i + 1] - points[4 * j + 3];
                costs[i * size + j] = dx * dx + dy * dy;
            }
        }
        return costs;
    }

    private static double sum(double[] costs, int[] columns) {
        return IntStream.range(0, columns.length).mapToDouble(i -> costs[i * columns.length + columns[i]]).sum();
    }

    private static double least(double[] costs, int size, int row, boolean[] taken) {
        if (row == size) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < size; column++) {
            if (!taken[column]) {
                taken[column] = true;
                least = Math.min(least, costs[row * size + column] + least(costs, size, row + 1, taken));
                taken[column] = false;
            }
        }
        return least;
    }
}
