package dev.gan4j.eval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.Modes;
import dev.gan4j.data.Points;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeCoverageTest {

    private static final int SEED = 2;

    /** The figures of true samples that the protocol's descriptions give, at 2,500 samples. */
    @ParameterizedTest
    @CsvSource({"ring8, 8, 0.0014, 0.973", "grid25, 25, 0.0048, 0.968"})
    void trueSamplesHaveTheFiguresOfTheProtocol(String expression, int modes, double reverseKl, double spread) {
        Distribution distribution = Distribution.parse(expression);
        Modes centres = requireNonNull(distribution.modes());
        double highQuality = 0;
        double divergence = 0;
        double within = 0;
        int draws = 60;
        for (int draw = 0; draw < draws; draw++) {
            ModeCoverage coverage = ModeCoverage.of(Samples.of(distribution, 2500, SEED, draw), centres);
            assertThat(coverage.modes()).isEqualTo(modes);
            assertThat(coverage.captured()).isEqualTo(modes);
            assertThat(coverage.populated()).isEqualTo(modes);
            highQuality += coverage.highQuality() / draws;
            divergence += coverage.reverseKl() / draws;
            within += coverage.spread() / draws;
        }
        assertThat(highQuality).isEqualTo(1 - Math.exp(-4.5), within(0.0015));
        assertThat(divergence).isEqualTo(reverseKl, within(0.15 * reverseKl));
        assertThat(within).isEqualTo(spread, within(0.003));
    }

    /** Counted by hand: four modes at the corners of a square, sigma 0.1. */
    @Test
    void eachFigureIsThatOfItsDefinition() {
        Modes modes = new Modes(Points.ofColumns(new double[]{0, 0, 1, 1}, new double[]{0, 1, 0, 1}), 0.1);
        // Two near (0, 0), one near (0, 1), one 0.31 off (1, 0), which is too far; of (1, 1) none.
        Points samples = Points.ofColumns(new double[]{0.1, -0.1, 0, 1.31}, new double[]{0, 0, 1.29, 0});

        ModeCoverage coverage = ModeCoverage.of(samples, modes);

        assertThat(coverage.captured()).isEqualTo(2);
        assertThat(coverage.populated()).isEqualTo(2);
        assertThat(coverage.highQuality()).isEqualTo(0.75);
        assertThat(coverage.reverseKl()).isEqualTo(2 / 3.0 * Math.log(8 / 3.0) + 1 / 3.0 * Math.log(4 / 3.0),
                within(1e-12));
        // Only (0, 0) has two samples: 0.1 on one of two coordinates.
        assertThat(coverage.spread()).isEqualTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void aModeWithLessThanAFifthOfItsShareIsNotPopulated() {
        Modes modes = new Modes(Points.ofColumns(new double[]{0, 1}), 0.1);
        double[] samples = new double[1000];
        Arrays.fill(samples, 0, 99, 1);
        assertThat(ModeCoverage.of(Points.ofColumns(samples), modes).populated()).isEqualTo(1);
        samples[99] = 1;
        assertThat(ModeCoverage.of(Points.ofColumns(samples), modes).populated()).isEqualTo(2);
        assertThat(ModeCoverage.of(Points.ofColumns(samples), modes).captured()).isEqualTo(2);
    }

    @Test
    void samplesFarFromAllModesHaveNoDivergence() {
        Modes modes = new Modes(Points.ofColumns(new double[]{0, 1}), 0.1);
        ModeCoverage coverage = ModeCoverage.of(Points.ofColumns(new double[]{5, 6}), modes);
        assertThat(coverage.highQuality()).isZero();
        assertThat(coverage.captured()).isZero();
        assertThat(coverage.reverseKl()).isNaN();
        assertThat(coverage.spread()).isNaN();
    }

    @Test
    void samplesOfAnotherDimensionAreRefused() {
        Modes modes = new Modes(Points.ofColumns(new double[]{0, 1}), 0.1);
        assertThatThrownBy(() -> ModeCoverage.of(Points.ofColumns(new double[2], new double[2]), modes))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("in 1 dimensions");
    }
}
