package dev.gan4j.train;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Parameters;
import java.util.function.UnaryOperator;

/** One network as a compiled function from columns to columns; each thread makes its own. */
final class Forward {

    /** Rows that are computed at once: large enough to hide a program's overhead, small enough for the cache. */
    private static final int CHUNK = 512;

    private final Program program;
    private final float[] input;
    private final float[] output;

    /** Whether rows are looked at together; then all of a minibatch is spread over the values. */
    private final boolean together;

    private Forward(State state, UnaryOperator<Node> function, int rowsTogether, double rows) {
        together = rowsTogether > 1;
        int chunk = together ? rowsTogether : CHUNK;
        program = Program.builder().output("y", function.apply(Node.input("x", new Shape(chunk, 1))))
                .runs(rows / chunk).compile(state);
        input = program.input("x");
        output = program.output("y");
    }

    /** G on the weights of a state, as they stand at each call. */
    static Forward generator(Networks networks, State state) {
        return new Forward(state, networks::generate, 1, 0);
    }

    /** G as it is judged, on the weights of a state that is being trained, as they stand at each call. */
    static Forward judgedGenerator(Networks networks, State state) {
        return new Forward(state, networks::generateJudged, 1, 0);
    }

    /** D's probability on the weights of a state, as they stand at each call. */
    static Forward discriminator(Networks networks, State state) {
        return new Forward(state, networks::probabilityOfSamples, networks.rowsTogether(), 0);
    }

    /** G on fixed weights, compiled for so many rows in all, roughly. */
    static Forward generator(Networks networks, Parameters parameters, double rows) {
        return new Forward(stateOf(networks, parameters), networks::generate, 1, rows);
    }

    /** D's probability on fixed weights, compiled for so many rows in all, roughly. */
    static Forward discriminator(Networks networks, Parameters parameters, double rows) {
        return new Forward(stateOf(networks, parameters), networks::probabilityOfSamples,
                networks.rowsTogether(), rows);
    }

    /**
     * Replaces each of the first n values by the network's output. Where a D looks at several samples at once, each
     * minibatch takes values that are evenly spread over all n, and what is missing from it is filled with the same ones
     * again; otherwise rows do not depend on each other.
     */
    void apply(float[] values, int n) {
        if (together) {
            applyTogether(values, n);
            return;
        }
        for (int from = 0; from < n; from += CHUNK) {
            int count = Math.min(CHUNK, n - from);
            System.arraycopy(values, from, input, 0, count);
            program.run();
            System.arraycopy(output, 0, values, from, count);
        }
    }

    private void applyTogether(float[] values, int n) {
        int minibatches = (n + input.length - 1) / input.length;
        for (int minibatch = 0; minibatch < minibatches; minibatch++) {
            int count = (n - minibatch + minibatches - 1) / minibatches;
            for (int row = 0; row < input.length; row++) {
                input[row] = values[minibatch + row % count * minibatches];
            }
            program.run();
            for (int row = 0; row < count; row++) {
                values[minibatch + row * minibatches] = output[row];
            }
        }
    }

    private static State stateOf(Networks networks, Parameters parameters) {
        State state = new State();
        networks.declare(state);
        networks.restore(state, parameters);
        return state;
    }
}
