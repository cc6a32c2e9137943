package dev.gan4j.cascade;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Samples rows of codes, each row a function of the seed, its number, and what is given of it. Not safe for use by several
 * threads at once.
 *
 * <p>Given columns come first, then those with some codes only, then all others in the order of the table. Where two columns or
 * more have several codes each to choose from, a code that is likely by itself may leave little likelihood for the next column;
 * so a row is chosen from {@value #CANDIDATES} by that likelihood (sampling and importance resampling, Rubin 1988).
 */
public final class CascadeSampler {

    /** Rows that are sampled at once, where nothing speaks for fewer. */
    static final int BLOCK = 512;

    private static final String KNOWN = "known";
    private static final String POWERS = "powers";
    private static final String EMBEDDINGS = "embeddings";
    private static final int CANDIDATES = 4;
    /** The largest logit whose power, and the sum of thousands of them, is a finite float. */
    private static final double LARGEST = 75;
    /** Stands for the code of a cell that is not known. */
    public static final int FREE = -1;

    private final Cascade cascade;
    private final int block;
    private final List<Program> programs = new ArrayList<>();
    private final float[][] embeddings; // (columns, codes x features), feature-major
    private final float[][] emitted; // (columns, codes)
    private final float[] known;
    private final float[] uniforms;
    private final float[] sums;
    private final float[] totals;
    private final float[] targets;
    private final int[] positions;

    /**
     * Prepares to sample.
     *
     * @param cascade the network
     * @param state   holds its weights
     * @param emitted the share of a code's probability that samples may have: 0 for one that is never emitted, else 1; shape
     *                (columns, codes)
     * @param block   rows that are sampled at once
     */
    public CascadeSampler(Cascade cascade, State state, float[][] emitted, int block) {
        this(cascade, UnaryOperator.identity(), state, emitted, block);
    }

    /** The same of weights that have other names in the state. */
    CascadeSampler(Cascade cascade, UnaryOperator<String> names, State state, float[][] emitted, int block) {
        this.cascade = cascade;
        this.block = block;
        this.emitted = emitted;
        int features = cascade.size().embedding();
        Node h = Node.input(KNOWN, new Shape(block, features));
        embeddings = new float[cascade.columns()][];
        for (int i = 0; i < cascade.columns(); i++) {
            Node logits = Averages.renamed(cascade.logits(i, h), names);
            programs.add(Program.builder().output(POWERS, logits.clamp(-LARGEST, LARGEST).exp()).runs(1e6)
                    .compile(state));
            Program embedded = Program.builder().output(EMBEDDINGS, Averages.renamed(cascade.embeddings(i), names))
                    .compile(state);
            embedded.run();
            embeddings[i] = embedded.output(EMBEDDINGS).clone();
        }
        known = new float[block * features];
        uniforms = new float[block * cascade.columns()];
        sums = new float[block];
        totals = new float[block];
        targets = new float[block];
        positions = new int[block];
    }

    /**
     * Samples rows of which nothing is given.
     *
     * @param seed  of the samples
     * @param from  number of the first row, from 0
     * @param count number of rows
     * @return shape (columns, count)
     */
    public int[][] sample(long seed, long from, int count) {
        int[][] free = new int[cascade.columns()][count];
        for (int[] column : free) {
            Arrays.fill(column, FREE);
        }
        return sample(seed, LongStream.range(from, from + count).toArray(), free, emitted);
    }

    /**
     * Samples what is not given of some rows.
     *
     * @param seed    of the samples
     * @param numbers of the rows, shape (rows)
     * @param given   the code of each cell that is known, {@value #FREE} of others; shape (columns, rows)
     * @param allowed the share of a code's probability that a cell may have that is not known: 0 for none, 1 for all, shape
     *                (columns, codes); above 0 for at least one code of each column
     * @return the rows, shape (columns, rows)
     */
    public int[][] sample(long seed, long[] numbers, int[][] given, float[][] allowed) {
        int[][] codes = Arrays.stream(given).map(int[]::clone).toArray(int[][]::new);
        AddressedRandom random = new AddressedRandom(seed);
        alike(given).forEach((free, rows) -> {
            int[] chosen = rows.stream().mapToInt(Integer::intValue).toArray();
            for (int start = 0; start < chosen.length; start += block) {
                new Block(random, numbers, Arrays.copyOfRange(chosen, start, Math.min(chosen.length, start + block)),
                        free,
                        allowed, codes).sample();
            }
        });
        return codes;
    }

    /** The rows of which the same columns are free, by those columns. */
    private static Map<BitSet, List<Integer>> alike(int[][] given) {
        Map<BitSet, List<Integer>> groups = new LinkedHashMap<>();
        int rows = given.length == 0 ? 0 : given[0].length;
        for (int row = 0; row < rows; row++) {
            BitSet free = new BitSet();
            for (int column = 0; column < given.length; column++) {
                free.set(column, given[column][row] == FREE);
            }
            groups.computeIfAbsent(free, key -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    /** Rows that are sampled at once. */
    private final class Block {

        private final int[] rows;
        private final int[] fixed;
        private final int[] chosen;
        private final int[] others;
        private final float[][] allowed;
        private final int[][] codes;
        private final AddressedRandom random;
        private final long[] numbers;

        Block(AddressedRandom random, long[] numbers, int[] rows, BitSet free, float[][] allowed, int[][] codes) {
            this.random = random;
            this.numbers = numbers;
            this.rows = rows;
            this.allowed = allowed;
            this.codes = codes;
            fixed = columns(column -> !free.get(column));
            int[] restricted = columns(column -> free.get(column) && !Arrays.equals(allowed[column], emitted[column]));
            chosen = IntStream.concat(
                    Arrays.stream(restricted).filter(column -> choices(column) == 1),
                    Arrays.stream(restricted).filter(column -> choices(column) != 1)).toArray();
            others = columns(column -> free.get(column) && Arrays.stream(chosen).noneMatch(each -> each == column));
        }

        private int[] columns(IntPredicate which) {
            return IntStream.range(0, cascade.columns()).filter(which).toArray();
        }

        private int choices(int column) {
            int count = 0;
            for (float share : allowed[column]) {
                count += share > 0 ? 1 : 0;
            }
            return count;
        }

        void sample() {
            boolean isWeighted = Arrays.stream(chosen).filter(column -> choices(column) != 1).count() > 1;
            if (isWeighted) {
                chooseOfCandidates();
            } else {
                begin(0);
                draw(chosen, null);
            }
            draw(others, null);
        }

        /** Draws the uniform numbers of a candidate, and adds up what is given. */
        private void begin(int candidate) {
            float[] drawn = new float[cascade.columns() * (candidate + 1)];
            for (int i = 0; i < rows.length; i++) {
                random.seek(Stream.SAMPLES, numbers[rows[i]]);
                random.fill(drawn);
                for (int j = 0; j < cascade.columns(); j++) {
                    uniforms[j * block + i] = drawn[candidate * cascade.columns() + j];
                }
            }
            Arrays.fill(known, 0f);
            for (int column : fixed) {
                add(column);
            }
        }

        private void draw(int[] columns, double @Nullable [] likelihood) {
            for (int column : columns) {
                Program program = programs.get(column);
                System.arraycopy(known, 0, program.input(KNOWN), 0, known.length);
                program.run();
                draw(program.output(POWERS), column, likelihood);
                add(column);
            }
        }

        /** Keeps candidate k with the chance of its likelihood among those of the first k. */
        private void chooseOfCandidates() {
            int[][] kept = new int[cascade.columns()][rows.length];
            double[] sum = new double[rows.length];
            for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                begin(candidate);
                double[] likelihood = new double[rows.length];
                draw(chosen, likelihood);
                for (int i = 0; i < rows.length; i++) {
                    double weight = StrictMath.exp(likelihood[i]);
                    sum[i] += weight;
                    random.seek(Stream.REFINEMENT, numbers[rows[i]]);
                    double u = 0;
                    for (int k = 0; k <= candidate; k++) {
                        u = random.nextDouble();
                    }
                    if (candidate == 0 || u * sum[i] < weight) {
                        for (int column : chosen) {
                            kept[column][i] = codes[column][rows[i]];
                        }
                    }
                }
            }
            begin(0);
            for (int column : chosen) {
                for (int i = 0; i < rows.length; i++) {
                    codes[column][rows[i]] = kept[column][i];
                }
                add(column);
            }
        }

        /** The code at which the running sum of the probabilities of the allowed codes passes a uniform share of them. */
        private void draw(float[] powers, int column, double @Nullable [] likelihood) {
            int[] may = IntStream.range(0, allowed[column].length).filter(code -> allowed[column][code] > 0)
                    .toArray();
            int count = rows.length;
            if (likelihood != null) {
                Arrays.fill(sums, 0f);
                for (int code = 0; code < allowed[column].length; code++) {
                    sum(powers, code * block, 1, sums, count);
                }
            }
            Arrays.fill(totals, 0f);
            for (int code : may) {
                sum(powers, code * block, allowed[column][code], totals, count);
            }
            for (int i = 0; i < count; i++) {
                if (likelihood != null) {
                    likelihood[i] += StrictMath.log(Math.max(totals[i], Float.MIN_NORMAL) / sums[i]);
                }
                targets[i] = uniforms[column * block + i] * totals[i];
                positions[i] = 0;
            }
            Arrays.fill(sums, 0f);
            for (int k = 0; k < may.length - 1; k++) {
                sum(powers, may[k] * block, allowed[column][may[k]], sums, count);
                for (int i = 0; i < count; i++) {
                    positions[i] += sums[i] <= targets[i] ? 1 : 0;
                }
            }
            for (int i = 0; i < count; i++) {
                codes[column][rows[i]] = may[positions[i]];
            }
        }

        private static void sum(float[] powers, int at, float share, float[] sums, int count) {
            for (int i = 0; i < count; i++) {
                sums[i] += powers[at + i] * share;
            }
        }

        private void add(int column) {
            float[] embedding = embeddings[column];
            int width = cascade.width(column);
            int[] of = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                of[i] = codes[column][rows[i]];
            }
            for (int j = 0; j < cascade.size().embedding(); j++) {
                int start = j * width;
                int at = j * block;
                for (int i = 0; i < of.length; i++) {
                    known[at + i] += embedding[start + of[i]];
                }
            }
        }
    }
}
