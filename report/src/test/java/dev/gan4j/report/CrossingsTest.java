package dev.gan4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossingsTest {

    @Test
    void aMapThatOnlyRisesHasNoCrossings() {
        assertThat(Crossings.count(new double[]{-3, -1, -1, 0, 7})).isZero();
        assertThat(Crossings.crossing(new double[]{-3, -1, -1, 0, 7})).containsOnly(false);
    }

    @Test
    void aMapThatOnlyFallsCrossesEveryPair() {
        assertThat(Crossings.count(new double[]{5, 4, 3, 2, 1})).isEqualTo(Crossings.pairs(5)).isEqualTo(10);
    }

    @Test
    void aCollapsedMapHasNoCrossings() {
        assertThat(Crossings.count(new double[61])).isZero();
    }

    @Test
    void fewLinesHaveNoPairs() {
        assertThat(Crossings.count(new double[0])).isZero();
        assertThat(Crossings.count(new double[]{1})).isZero();
        assertThat(Crossings.pairs(1)).isZero();
    }

    @Test
    void theCountAndTheLinesAreThoseOfEveryPairCompared() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] g = new double[random.nextInt(40)];
            for (int i = 0; i < g.length; i++) {
                g[i] = random.nextBoolean() ? random.nextInt(6) : random.nextGaussian(); // ties among them
            }
            long crossings = 0;
            boolean[] crossing = new boolean[g.length];
            for (int i = 0; i < g.length; i++) {
                for (int j = i + 1; j < g.length; j++) {
                    if (g[i] > g[j]) {
                        crossings++;
                        crossing[i] = true;
                        crossing[j] = true;
                    }
                }
            }
            assertThat(Crossings.count(g)).as("seed %d", seed).isEqualTo(crossings);
            assertThat(Crossings.crossing(g)).as("seed %d", seed).isEqualTo(crossing);
        }
    }
}
