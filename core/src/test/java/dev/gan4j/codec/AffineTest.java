package dev.gan4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class AffineTest {

    @Test
    void whatANetworkGivesIsFiniteInUsableUnits() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        int usable = 0;
        for (int round = 0; round < 10_000; round++) {
            double centre = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(616) - 307);
            double scale = (random.nextDouble() - 0.1) * Math.pow(10, random.nextInt(616) - 307);
            Affine units = new Affine(centre, scale);
            if (units.isUsable()) {
                usable++;
                assertThat(List.of(units.toData(Float.MAX_VALUE), units.toData(-Float.MAX_VALUE), units.toData(0)))
                        .as("seed %d, round %d, %s", seed, round, units).allMatch(Double::isFinite);
                assertThat(units.toData(5)).as("seed %d, round %d, %s", seed, round, units)
                        .isGreaterThan(units.toData(-5));
            }
        }
        assertThat(usable).as("seed %d", seed).isPositive();
        assertThat(List.of(new Affine(1e308, 1), new Affine(0, 1e308), new Affine(1e12, 1), new Affine(0, 0),
                new Affine(Double.NaN, 1), new Affine(0, Double.POSITIVE_INFINITY), new Affine(0, -1)))
                .noneMatch(Affine::isUsable);
        assertThat(List.of(new Affine(0, 1), new Affine(1e37, 1e36), new Affine(1e8, 0.1), new Affine(0, 1e-37)))
                .allMatch(Affine::isUsable);
    }
}
