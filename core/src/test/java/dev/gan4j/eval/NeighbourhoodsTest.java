package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Points;
import org.junit.jupiter.api.Test;

class NeighbourhoodsTest {

    private static final int SEED = 3;

    /** Real points 0, 1, 2, 10 reach 1, 1, 1, 8 with one neighbour; generated points 0.5, 3.5, 30 reach 3, 3, 26.5. */
    @Test
    void eachShareIsThatOfItsDefinition() {
        Points real = Points.ofColumns(new double[]{0, 1, 2, 10});
        Points generated = Points.ofColumns(new double[]{0.5, 3.5, 30});

        Neighbourhoods shares = Neighbourhoods.of(real, generated, 1);

        // 0.5 is inside [-1, 1] and [0, 2]; 3.5 inside [2, 18]; 30 inside none.
        assertThat(shares.precision()).isEqualTo(2 / 3.0, within(1e-12));
        // [-2.5, 3.5] holds 0, 1 and 2; [3.5, 56.5] holds 10.
        assertThat(shares.recall()).isEqualTo(1);
        assertThat(shares.density()).isEqualTo(3 / 3.0, within(1e-12));
        // [1, 3] has none of the generated points inside.
        assertThat(shares.coverage()).isEqualTo(3 / 4.0, within(1e-12));
    }

    @Test
    void aDroppedHalfCostsRecallAndCoverageButNoPrecision() {
        Points real = Samples.of("ring(2,10,1)", 1000, SEED, 0);
        Points half = Samples.of("ring(1,10,1)", 1000, SEED, 1);

        Neighbourhoods shares = Neighbourhoods.of(real, half, 5);

        assertThat(shares.precision()).isGreaterThan(0.95);
        assertThat(shares.recall()).isEqualTo(0.5, within(0.06));
        assertThat(shares.coverage()).isEqualTo(0.5, within(0.06));
    }

    @Test
    void samplesFarApartHaveNothingInCommon() {
        Points real = Samples.of("moons", 100, SEED, 0);
        Neighbourhoods shares = Neighbourhoods.of(real, Samples.shifted(real, 50, 0), 5);
        assertThat(shares).isEqualTo(new Neighbourhoods(0, 0, 0, 0));
    }

    @Test
    void tooManyNeighboursAreRefused() {
        Points points = Samples.of("moons", 5, SEED, 0);
        assertThatThrownBy(() -> Neighbourhoods.of(points, points, 5)).hasMessageContaining("but were 5");
    }
}
