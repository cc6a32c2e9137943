package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sorts minibatches as the platform does, however their numbers lie. */
class MinibatchSorterTest {

    private static final long SEED = 13;
    private static final int[] SIZES = {1, 2, 3, 25, 26, 64, 65, 200, 1000};

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    enum Numbers {
        NORMAL(Random::nextGaussian), HEAVY_TAILS(random -> Math.tan(3.1 * (random.nextDouble() - 0.5))), FEW_VALUES(
                random -> random.nextInt(3)), EQUAL(random -> 2), ONE_OUTLIER(
                        random -> random.nextInt(100) == 0 ? 1e30 : random.nextDouble()), HUGE(
                                random -> Float.MAX_VALUE * (2 * random.nextDouble() - 1)), TINY(
                                        random -> Float.MIN_VALUE * random.nextInt(9)), CLOSE(
                                                random -> 1 + 1e-7 * random.nextInt(4));

        private final ToDoubleFunction<Random> draw;

        Numbers(ToDoubleFunction<Random> draw) {
            this.draw = draw;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMinibatchComesOutAscending(Numbers numbers) {
        Random random = new Random(SEED);
        for (int size : SIZES) {
            MinibatchSorter sorter = new MinibatchSorter(size);
            for (int repeat = 0; repeat < 20; repeat++) {
                float[] values = new float[size];
                for (int i = 0; i < size; i++) {
                    values[i] = (float) numbers.draw.applyAsDouble(random);
                }
                float[] expected = values.clone();
                Arrays.sort(expected);

                sorter.sort(values);

                assertThat(values).as("%d numbers, seed %d", size, SEED).containsExactly(expected);
            }
        }
    }
}
