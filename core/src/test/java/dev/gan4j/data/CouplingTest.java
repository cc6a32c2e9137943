package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CouplingTest {

    private static final long SEED = 8;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 199, 200, 24, 25, 26, 50, 51, 75, 4097, 20_000})
    void sortedPairsTheSmallestWithTheSmallest(int size) {
        float[] x = numbers(size, SEED);
        float[] z = numbers(size, SEED + 1);
        float[] sortedX = x.clone();
        float[] sortedZ = z.clone();
        Arrays.sort(sortedX);
        Arrays.sort(sortedZ);

        Coupling.SORTED.coupler(size).couple(x, z);

        assertThat(x).as("seed %d", SEED).containsExactly(sortedX);
        assertThat(z).as("seed %d", SEED).containsExactly(sortedZ);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200})
    void noneLeavesAMinibatchAsItWasDrawn(int size) {
        float[] x = numbers(size, SEED);
        float[] z = numbers(size, SEED + 1);

        Coupling.NONE.coupler(size).couple(x, z);

        assertThat(x).containsExactly(numbers(size, SEED));
        assertThat(z).containsExactly(numbers(size, SEED + 1));
    }

    private static float[] numbers(int size, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            // Few distinct values, so that there are ties.
            numbers[i] = Math.round(random.nextGaussian() * 50) / 50f;
        }
        return numbers;
    }
}
