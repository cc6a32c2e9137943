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
    private final float[] input; // (CHUNK, inputs), feature-major
    private final float[] output; // (CHUNK, outputs), feature-major
    private final int inputs;
    private final int outputs;

    private Forward(State state, int inputs, UnaryOperator<Node> function, double rows) {
        program = Program.builder().output("y", function.apply(Node.input("x", new Shape(CHUNK, inputs))))
                .runs(rows / CHUNK).compile(state);
        input = program.input("x");
        output = program.output("y");
        this.inputs = inputs;
        outputs = output.length / CHUNK;
    }

    /** G on the weights of a state, as they stand at each call. */
    static Forward generator(Networks networks, State state) {
        return new Forward(state, networks.latents(), networks::generate, 0);
    }

    /** G as it is judged, on the weights of a state that is being trained, as they stand at each call. */
    static Forward judgedGenerator(Networks networks, State state) {
        return new Forward(state, networks.latents(), networks::generateJudged, 0);
    }

    /** D's probability on the weights of a state, as they stand at each call. */
    static Forward discriminator(Networks networks, State state) {
        return new Forward(state, networks.columns(), networks::probability, 0);
    }

    /** G on fixed weights, compiled for so many rows in all, roughly. */
    static Forward generator(Networks networks, Parameters parameters, double rows) {
        return new Forward(stateOf(networks, parameters), networks.latents(), networks::generate, rows);
    }

    /** D's probability on fixed weights, compiled for so many rows in all, roughly. */
    static Forward discriminator(Networks networks, Parameters parameters, double rows) {
        return new Forward(stateOf(networks, parameters), networks.columns(), networks::probability, rows);
    }

    /**
     * Computes the network's output for each of n rows; rows do not depend on each other.
     *
     * @param values  shape (n, inputs), feature-major
     * @param results receives shape (n, outputs), feature-major; the same array where there is one column of each
     */
    void apply(float[] values, float[] results, int n) {
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

    private static State stateOf(Networks networks, Parameters parameters) {
        State state = new State();
        networks.declare(state);
        networks.restore(state, parameters);
        return state;
    }
}
