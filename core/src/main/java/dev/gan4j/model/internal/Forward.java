package dev.gan4j.model.internal;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Parameters;
import java.util.function.UnaryOperator;

/**
 * One network as a compiled function from columns to columns; each thread makes its own. Where there are classes, their
 * columns stand beside those of z or x: 1 for the class of the row, 0 for the others.
 */
public final class Forward {

    /** Rows that are computed at once: large enough to hide a program's overhead, small enough for the cache. */
    private static final int CHUNK = 512;

    private final Program program;
    private final float[] input; // (CHUNK, inputs), feature-major
    private final float[] output; // (CHUNK, outputs), feature-major
    private final int inputs;
    private final int outputs;

    /** Whether rows are looked at together; then all of a minibatch is spread over the values. */
    private final boolean together;
    private final int chunk;

    private Forward(State state, int inputs, UnaryOperator<Node> function, int rowsTogether, double rows) {
        together = rowsTogether > 1;
        chunk = together ? rowsTogether : CHUNK;
        program = Program.builder().output("y", function.apply(Node.input("x", new Shape(chunk, inputs))))
                .runs(rows / chunk).compile(state);
        input = program.input("x");
        output = program.output("y");
        this.inputs = inputs;
        outputs = output.length / chunk;
    }

    /** G on the weights of a state, as they stand at each call. */
    public static Forward generator(Networks networks, State state) {
        return new Forward(state, networks.latents() + networks.classes(), networks::generateRows, 1, 0);
    }

    /** G as it is judged, on the weights of a state that is being trained, as they stand at each call. */
    public static Forward judgedGenerator(Networks networks, State state) {
        return new Forward(state, networks.latents() + networks.classes(), networks::generateJudgedRows, 1, 0);
    }

    /** D's probability on the weights of a state, as they stand at each call. */
    public static Forward discriminator(Networks networks, State state) {
        return new Forward(state, networks.columns() + networks.classes(), networks::probabilityOfRows,
                networks.rowsTogether(), 0);
    }

    /** G on fixed weights, compiled for so many rows in all, roughly. */
    public static Forward generator(Networks networks, Parameters parameters, double rows) {
        return new Forward(networks.stateOf(parameters), networks.latents() + networks.classes(),
                networks::generateRows, 1, rows);
    }

    /** D's probability on fixed weights, compiled for so many rows in all, roughly. */
    public static Forward discriminator(Networks networks, Parameters parameters, double rows) {
        return new Forward(networks.stateOf(parameters), networks.columns() + networks.classes(),
                networks::probabilityOfRows,
                networks.rowsTogether(), rows);
    }

    /** D's output without any clamp on fixed weights, compiled for so many rows in all, roughly. */
    public static Forward rawDiscriminator(Networks networks, Parameters parameters, double rows) {
        return new Forward(networks.stateOf(parameters), networks.columns() + networks.classes(), networks::rawOfRows,
                networks.rowsTogether(), rows);
    }

    /**
     * Computes the network's output for each of n rows. Where a D looks at several samples at once, each minibatch takes
     * rows that are evenly spread over all n, and what is missing from it is filled with the same ones again; otherwise
     * rows do not depend on each other.
     *
     * @param values  shape (n, inputs), feature-major
     * @param results receives shape (n, outputs), feature-major; the same array where there is one column of each
     */
    public void apply(float[] values, float[] results, int n) {
        if (together) {
            applyTogether(values, results, n);
            return;
        }
        for (int from = 0; from < n; from += CHUNK) {
            int count = Math.min(CHUNK, n - from);
            for (int column = 0; column < inputs; column++) {
                System.arraycopy(values, column * n + from, input, column * CHUNK, count);
            }
            program.run();
            for (int column = 0; column < outputs; column++) {
                System.arraycopy(output, column * CHUNK, results, column * n + from, count);
            }
        }
    }

    private void applyTogether(float[] values, float[] results, int n) {
        int minibatches = (n + chunk - 1) / chunk;
        for (int minibatch = 0; minibatch < minibatches; minibatch++) {
            int count = (n - minibatch + minibatches - 1) / minibatches;
            for (int column = 0; column < inputs; column++) {
                for (int row = 0; row < chunk; row++) {
                    input[column * chunk + row] = values[column * n + minibatch + row % count * minibatches];
                }
            }
            program.run();
            for (int column = 0; column < outputs; column++) {
                for (int row = 0; row < count; row++) {
                    results[column * n + minibatch + row * minibatches] = output[column * chunk + row];
                }
            }
        }
    }
}
