package dev.gan4j.cascade;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.engine.internal.RowKernels;
import dev.gan4j.engine.internal.Unary;
import dev.gan4j.graph.Node;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The network of one column of a cascade, with its weights arranged for sampling: from the sum of the embeddings of what is known
 * to the power of e of each code's logit, which is in proportion to the code's probability.
 *
 * <p>Its logits have the bits of {@link Cascade#logits}. Matrices are row-major.
 */
final class ColumnPowers {

    /** The largest logit whose power, and the sum of thousands of them, is a finite float. */
    private static final float LARGEST = 75;

    private final int codes;
    private final int padded;
    private final float[] embeddings; // (codes, embedding)
    private final float[] own;
    private final RowKernels.Layer hiddenLayer;
    private final RowKernels.Layer outputLayer;

    /**
     * Arranges the weights of a column.
     *
     * @param cascade the network
     * @param column  from 0
     * @param names   of the weights in the state, by those in the cascade
     * @param state   holds the weights
     * @param kernels arrange layers
     */
    ColumnPowers(Cascade cascade, int column, UnaryOperator<String> names, State state, RowKernels kernels) {
        codes = cascade.width(column);
        padded = RowKernels.padded(codes);
        int features = cascade.size().embedding();
        int hidden = cascade.size().hidden();
        int inner = RowKernels.padded(hidden);
        own = values(cascade.own(column), names, state);
        embeddings = transposed(values(cascade.embeddings(column), names, state), codes, features);
        hiddenLayer = kernels.layer(values(cascade.hiddenWeights(column), names, state),
                values(cascade.hiddenBias(column), names, state), features, true);
        float[] weights = values(cascade.outputWeights(column), names, state);
        float[] spaced = new float[inner * codes];
        for (int code = 0; code < codes; code++) {
            System.arraycopy(weights, code * hidden, spaced, code * inner, hidden);
        }
        outputLayer = kernels.layer(spaced, values(cascade.outputBias(column), names, state), inner, false);
    }

    private static float[] values(Node node, UnaryOperator<String> names, State state) {
        Program program = Program.builder().output("values", Averages.renamed(node, names)).compile(state);
        program.run();
        return program.output("values").clone();
    }

    private static float[] transposed(float[] values, int rows, int columns) {
        float[] transposed = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[row * columns + column] = values[column * rows + row];
            }
        }
        return transposed;
    }

    /** The number of codes. */
    int codes() {
        return codes;
    }

    /** One share for each padded code: as given, and 0 for the codes that are added. */
    float[] shares(float[] given) {
        return Arrays.copyOf(given, padded);
    }

    /** The same share of all codes. */
    float[] all() {
        float[] shares = new float[padded];
        Arrays.fill(shares, 0, codes, 1);
        return shares;
    }

    /** Room for the numbers of one block of rows, used by all columns. */
    static final class Room {

        final float[] known; // (rows, embedding)
        final float[] powers; // (rows, padded codes)
        private final float[] input;
        private final float[] hidden;
        private final float[] logits;

        Room(Cascade cascade, int rows) {
            int room = RowKernels.room(rows);
            int widest = RowKernels.padded(Arrays.stream(cascade.widths()).max().orElse(1));
            known = new float[room * cascade.size().embedding()];
            input = new float[known.length];
            hidden = new float[room * RowKernels.padded(cascade.size().hidden())];
            logits = new float[room * widest];
            powers = new float[room * widest];
        }
    }

    /** Computes the powers of some rows, given their sums of embeddings. */
    void compute(Room room, int rows, Kernels kernels, RowKernels ofRows) {
        ofRows.positiveSums(room.known, own, room.input, rows);
        hiddenLayer.apply(room.input, room.hidden, rows);
        outputLayer.apply(room.hidden, room.powers, rows);
        kernels.unary(Unary.CLAMP, room.powers, 0, room.logits, 0, rows * padded, -LARGEST, LARGEST);
        kernels.unary(Unary.EXP, room.logits, 0, room.powers, 0, rows * padded, 0, 0);
    }

    /** Adds the embeddings of codes to sums of embeddings, shape (rows, embedding). */
    void add(int[] chosen, float[] known, int rows, RowKernels ofRows) {
        ofRows.addChosen(embeddings, chosen, known, rows, own.length);
    }

    /**
     * Draws a code with a chance in proportion to its power.
     *
     * @param powers  shape (rows, padded codes)
     * @param sums    of each row, as {@link RowKernels#weigh} makes them
     * @param row     from 0
     * @param uniform in [0, 1)
     * @return a code whose power is above 0
     */
    int draw(float[] powers, float[] sums, int row, float uniform) {
        int of = row * RowKernels.STRANDS;
        float target = uniform * total(sums, row);
        float below = 0;
        int strand = 0;
        for (int s = 0; s < RowKernels.STRANDS; s++) {
            if (sums[of + s] > 0) {
                strand = s;
                float next = below + sums[of + s];
                if (next > target) {
                    break;
                }
                below = next;
            }
        }
        float rest = target - below;
        float passed = 0;
        int chosen = strand;
        int from = row * padded;
        for (int code = strand; code < padded; code += RowKernels.STRANDS) {
            if (powers[from + code] > 0) {
                chosen = code;
                passed += powers[from + code];
                if (passed > rest) {
                    break;
                }
            }
        }
        return chosen;
    }

    /** The sum of all powers of a row. */
    static float total(float[] sums, int row) {
        float total = 0;
        for (int s = 0; s < RowKernels.STRANDS; s++) {
            total += sums[row * RowKernels.STRANDS + s];
        }
        return total;
    }
}
