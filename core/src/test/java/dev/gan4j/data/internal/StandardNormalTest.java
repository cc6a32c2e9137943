package dev.gan4j.data.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Compares the tabulated quantile function with the library's. */
class StandardNormalTest {

    private static final long SEED = 11;
    private static final double ERROR = 6e-7;

    private final NormalDistribution library = NormalDistribution.of(0, 1);

    @Test
    void theQuantileIsTheLibrarysInTheMiddleAndInTheTails() {
        Random random = new Random(SEED);
        for (int octave = 0; octave < 32; octave++) {
            for (int i = 0; i < 2000; i++) {
                int word = random.nextInt() >>> octave;
                check(word);
                check(~word);
            }
        }
    }

    @Test
    void theQuantileIsTheLibrarysAtTheEnds() {
        for (int word : new int[]{0, 1, 2, 3, 31, 32, 33, Integer.MAX_VALUE, Integer.MIN_VALUE, -1, -2}) {
            check(word);
        }
        assertThat(StandardNormal.quantile(0)).isCloseTo(-6.33796f, within(1e-5f));
        assertThat(StandardNormal.quantile(-1)).isEqualTo(-StandardNormal.quantile(0));
    }

    @Test
    void theQuantileAscends() {
        float before = Float.NEGATIVE_INFINITY;
        for (long word = 0; word < 1L << 32; word += 65_537) {
            float value = StandardNormal.quantile((int) word);
            assertThat(value).as("word %d", word).isGreaterThanOrEqualTo(before);
            before = value;
        }
    }

    private void check(int word) {
        double p = ((word & 0xFFFFFFFFL) + 0.5) * 0x1p-32;
        assertThat((double) StandardNormal.quantile(word)).as("word %d, seed %d", word, SEED)
                .isCloseTo(library.inverseCumulativeProbability(p), within(ERROR));
    }
}
