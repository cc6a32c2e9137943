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

    private Forward(State state, UnaryOperator<Node> function, double rows) {
        program = Program.builder().output("y", function.apply(Node.input("x", new Shape(CHUNK, 1))))
                .runs(rows / CHUNK).compile(state);
        input = program.input("x");
        output = program.output("y");
    }

    /** G on the weights of a state, as they stand at each call. */
    static Forward generator(Networks networks, State state) {
        return new Forward(state, networks::generate, 0);
    }

    /** G as it is judged, on the weights of a state that is being trained, as they stand at each call. */
    static Forward judgedGenerator(Networks networks, State state) {
        return new Forward(state, networks::generateJudged, 0);
    }

    /** D's probability on the weights of a state, as they stand at each call. */
    static Forward discriminator(Networks networks, State state) {
        return new Forward(state, networks::probability, 0);
    }

    /** G on fixed weights, compiled for so many rows in all, roughly. */
    static Forward generator(Networks networks, Parameters parameters, double rows) {
        return new Forward(stateOf(networks, parameters), networks::generate, rows);
    }

    /** D's probability on fixed weights, compiled for so many rows in all, roughly. */
    static Forward discriminator(Networks networks, Parameters parameters, double rows) {
        return new Forward(stateOf(networks, parameters), networks::probability, rows);
    }

    /** Replaces each of the first n values by the network's output; rows do not depend on each other. */
    void apply(float[] values, int n) {
        for (int from = 0; from < n; from += CHUNK) {
            int count = Math.min(CHUNK, n - from);
            System.arraycopy(values, from, input, 0, count);
            program.run();
            System.arraycopy(output, 0, values, from, count);
        }
    }

    private static State stateOf(Networks networks, Parameters parameters) {
        State state = new State();
        networks.declare(state);
        networks.restore(state, parameters);
        return state;
    }
}
