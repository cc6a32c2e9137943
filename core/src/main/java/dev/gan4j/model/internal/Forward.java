package dev.gan4j.model.internal;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.function.UnaryOperator;

/**
 * A network as a compiled function from columns to columns; each thread creates its own. If there are classes, their one-hot
 * columns follow those of z or x.
 */
public final class Forward {

    /** The number of rows computed together: large enough to hide a program's overhead, small enough for the cache. */
    private static final int CHUNK = 512;

    private final Program program;
    private final float[] input; // (CHUNK, inputs), feature-major
    private final float[] output; // (CHUNK, outputs), feature-major
    private final int inputs;
    private final int outputs;

    /** Whether rows are judged together; the rows of a minibatch are then spread over the values. */
    private final boolean together;
    private final int chunk;

    private Forward(RowFunction function, State state, double rows) {
        together = function.rowsTogether > 1;
        chunk = together ? function.rowsTogether : CHUNK;
        inputs = function.inputs;
        program = Program.builder().output("y", function.of.apply(Node.input("x", new Shape(chunk, inputs))))
                .runs(rows / chunk).compile(state);
        input = program.input("x");
        output = program.output("y");
        outputs = output.length / chunk;
    }

    /**
     * A network as a function of rows.
     *
     * @param inputs       columns of a row
     * @param of           from rows, shape (batch, inputs), to shape (batch, outputs)
     * @param rowsTogether the number of rows that it judges together; 1 if it judges each row alone
     */
    public record RowFunction(int inputs, UnaryOperator<Node> of, int rowsTogether) {}

    /** Compiles a function that uses the weights of a state at the time of each call. */
    public static Forward of(RowFunction function, State state) {
        return new Forward(function, state, 0);
    }

    /** Compiles a function with fixed weights, for roughly this many rows in total. */
    public static Forward of(RowFunction function, State state, double rows) {
        return new Forward(function, state, rows);
    }

    /**
     * Computes the network's output for each of n rows. If D judges several samples together, each minibatch takes rows evenly
     * spread over all n, and is filled up by repeating them; otherwise rows do not depend on each other.
     *
     * @param values  shape (n, inputs), feature-major
     * @param results receives shape (n, outputs), feature-major; may be the same array if both have one column
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
