package dev.gan4j.cascade;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples rows of codes, each row a function of the seed and its number alone. Not safe for use by several threads at once.
 */
public final class CascadeSampler {

    private static final String KNOWN = "known";
    private static final String POWERS = "powers";

    private final Cascade cascade;
    private final int block;
    private final List<Program> programs = new ArrayList<>();
    private final float[][] embeddings; // (columns, codes x features), feature-major
    private final float[] known;
    private final float[] uniforms;
    private final float[] sums;

    /**
     * Prepares to sample.
     *
     * @param cascade the network
     * @param state   holds its weights
     * @param block   rows that are sampled at once
     */
    public CascadeSampler(Cascade cascade, State state, int block) {
        this.cascade = cascade;
        this.block = block;
        int features = cascade.size().embedding();
        Node h = Node.input(KNOWN, new Shape(block, features));
        embeddings = new float[cascade.columns()][];
        for (int i = 0; i < cascade.columns(); i++) {
            Node logits = cascade.logits(i, h);
            programs.add(Program.builder().output(POWERS, logits.subtract(logits.logSumExp()).exp()).runs(1e6)
                    .compile(state));
            embeddings[i] = transposed(state.get(cascade.embeddingName(i)), features);
        }
        known = new float[block * features];
        uniforms = new float[block * cascade.columns()];
        sums = new float[block];
    }

    private static float[] transposed(float[] rows, int features) {
        int codes = rows.length / features;
        float[] columns = new float[rows.length];
        for (int code = 0; code < codes; code++) {
            for (int j = 0; j < features; j++) {
                columns[j * codes + code] = rows[code * features + j];
            }
        }
        return columns;
    }

    /**
     * Samples rows in the order of the columns.
     *
     * @param seed  of the samples
     * @param from  number of the first row, from 0
     * @param count number of rows
     * @return shape (columns, count)
     */
    public int[][] sample(long seed, long from, int count) {
        int[][] codes = new int[cascade.columns()][count];
        AddressedRandom random = new AddressedRandom(seed);
        int[] order = IntStream.range(0, cascade.columns()).toArray();
        for (int start = 0; start < count; start += block) {
            block(random, from + start, Math.min(block, count - start), start, order, codes);
        }
        return codes;
    }

    private void block(AddressedRandom random, long first, int rows, int to, int[] order, int[][] codes) {
        float[] row = new float[cascade.columns()];
        for (int i = 0; i < rows; i++) {
            random.seek(Stream.SAMPLES, first + i);
            random.fill(row);
            for (int j = 0; j < row.length; j++) {
                uniforms[j * block + i] = row[j];
            }
        }
        Arrays.fill(known, 0f);
        for (int column : order) {
            Program program = programs.get(column);
            System.arraycopy(known, 0, program.input(KNOWN), 0, known.length);
            program.run();
            draw(program.output(POWERS), column, rows, to, codes[column]);
            add(column, rows, to, codes[column]);
        }
    }

    /** The code at which the running sum of the probabilities passes a uniform number. */
    private void draw(float[] powers, int column, int rows, int to, int[] codes) {
        int last = cascade.width(column) - 1;
        int at = column * block;
        Arrays.fill(sums, 0f);
        for (int code = 0; code < last; code++) {
            int from = code * block;
            for (int i = 0; i < rows; i++) {
                sums[i] += powers[from + i];
                codes[to + i] += sums[i] <= uniforms[at + i] ? 1 : 0;
            }
        }
    }

    private void add(int column, int rows, int to, int[] codes) {
        float[] embedding = embeddings[column];
        int width = cascade.width(column);
        for (int j = 0; j < cascade.size().embedding(); j++) {
            int from = j * width;
            int at = j * block;
            for (int i = 0; i < rows; i++) {
                known[at + i] += embedding[from + codes[to + i]];
            }
        }
    }
}
