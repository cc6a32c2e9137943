package dev.gan4j.cascade;

import static java.util.Objects.requireNonNull;

import dev.gan4j.engine.State;
import dev.gan4j.nn.internal.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives each column of what a cascade samples the shares of the training rows: the game moves them a little. The last bias of each
 * code is raised by the logarithm of how much too rare the code is, and all of it is done again until little is left to do.
 */
final class Calibration {

    private static final int ROUNDS = 4;
    private static final int ROWS = 1 << 16;
    /** Rows that are added to those with a code and to those that should have it, so that few rows say little. */
    private static final double PRIOR = 10;
    /** Rows that calibrate are not those that a user draws first. */
    private static final long SEED = 0x7368617265L;

    private Calibration() {}

    /**
     * Returns weights of which nothing but the last biases are changed.
     *
     * @param cascade the network
     * @param weights of it
     * @param emitted 0 for a code that is never emitted, else 1; shape (columns, codes)
     * @param shares  of each code in the training rows; shape (columns, codes)
     */
    static Parameters calibrated(Cascade cascade, Parameters weights, float[][] emitted, double[][] shares) {
        State state = new State();
        weights.shapes().forEach(state::add);
        weights.setIn(state);
        Map<String, Parameters.Value> values = new LinkedHashMap<>(weights.values());
        for (int round = 0; round < ROUNDS; round++) {
            int[][] codes = new CascadeSampler(cascade, state, emitted, CascadeSampler.BLOCK).sample(SEED,
                    (long) round * ROWS, ROWS);
            for (int i = 0; i < codes.length; i++) {
                String name = cascade.outputBiasName(i);
                Parameters.Value bias = requireNonNull(values.get(name));
                values.put(name, new Parameters.Value(bias.shape(),
                        raised(bias.elements(), counts(codes[i], emitted[i].length), emitted[i], shares[i])));
            }
            new Parameters(values).setIn(state);
        }
        return new Parameters(values);
    }

    private static int[] counts(int[] codes, int width) {
        int[] counts = new int[width];
        for (int code : codes) {
            counts[code]++;
        }
        return counts;
    }

    private static float[] raised(float[] bias, int[] counts, float[] emitted, double[] shares) {
        double mass = 0;
        for (int code = 0; code < shares.length; code++) {
            mass += emitted[code] > 0 ? shares[code] : 0;
        }
        float[] raised = bias.clone();
        for (int code = 0; code < raised.length; code++) {
            if (emitted[code] > 0) {
                raised[code] += (float) StrictMath
                        .log((shares[code] / mass * ROWS + PRIOR) / (counts[code] + PRIOR));
            }
        }
        return raised;
    }
}
