package dev.gan4j.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.codec.CodedRows;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.CascadeSpec;
import dev.gan4j.nn.internal.Parameters;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final int[] WIDTHS = {4, 3};
    private static final int ROWS = 20_000;

    private final Cascade cascade = new Cascade(WIDTHS, new boolean[WIDTHS.length], new CascadeSpec(8, 8));

    /** Weights that have learnt the shares of one table. */
    private Parameters weights(double[][] shares) {
        State state = new State();
        cascade.parameters().forEach(parameter -> parameter.declare(state));
        cascade.initialise(state, shares, 5);
        return Parameters.of(state);
    }

    private double[][] sampled(Parameters weights, float[][] emitted) {
        State state = new State();
        weights.shapes().forEach(state::add);
        weights.setIn(state);
        int[][] codes = new CascadeSampler(cascade, state, emitted, CascadeSampler.BLOCK).sample(9, 0, ROWS);
        return new CodedRows(WIDTHS, new boolean[WIDTHS.length], codes).shares();
    }

    private static float[][] all() {
        return Arrays.stream(WIDTHS).mapToObj(width -> {
            float[] ones = new float[width];
            Arrays.fill(ones, 1);
            return ones;
        }).toArray(float[][]::new);
    }

    private static double largest(double[][] shares, double[][] wanted) {
        return IntStream.range(0, shares.length).mapToDouble(i -> IntStream.range(0, shares[i].length)
                .mapToDouble(code -> Math.abs(shares[i][code] - wanted[i][code])).max().orElseThrow()).max()
                .orElseThrow();
    }

    @Test
    void samplesGetTheSharesOfTheTrainingRows() {
        Parameters weights = weights(new double[][]{{0.4, 0.3, 0.2, 0.1}, {0.6, 0.3, 0.1}});
        double[][] wanted = {{0.1, 0.2, 0.3, 0.4}, {0.25, 0.25, 0.5}};
        assertThat(largest(sampled(weights, all()), wanted)).isGreaterThan(0.2);
        assertThat(largest(sampled(Calibration.calibrated(cascade, weights, all(), wanted), all()), wanted))
                .isLessThan(0.02);
    }

    @Test
    void whatIsNeverEmittedIsLeftOutOfTheShares() {
        float[][] emitted = all();
        emitted[0][0] = 0;
        double[][] wanted = {{0.5, 0.25, 0.15, 0.1}, {0.2, 0.3, 0.5}};
        Parameters weights = Calibration.calibrated(cascade, weights(wanted), emitted, wanted);
        double[][] shares = sampled(weights, emitted);
        assertThat(shares[0][0]).isZero();
        assertThat(largest(shares, new double[][]{{0, 0.5, 0.3, 0.2}, {0.2, 0.3, 0.5}})).isLessThan(0.02);
    }

    @Test
    void nothingButTheLastBiasesChanges() {
        double[][] shares = {{0.4, 0.3, 0.2, 0.1}, {0.6, 0.3, 0.1}};
        Parameters before = weights(shares);
        Parameters after = Calibration.calibrated(cascade, before, all(), shares);
        before.values().forEach((name, value) -> assertThat(after.get(name).equals(value))
                .isEqualTo(!name.endsWith("bias2")));
        assertThat(Calibration.calibrated(cascade, before, all(), shares)).isEqualTo(after);
    }
}
