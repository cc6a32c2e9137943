package dev.gan4j.cascade;

import dev.gan4j.engine.State;
import dev.gan4j.engine.internal.KernelChoice;
import dev.gan4j.engine.internal.Kernels;
import dev.gan4j.engine.internal.RowKernels;
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
    static final int BLOCK = 256;

    private static final int CANDIDATES = 4;
    /** Stands for the code of a cell that is not known. */
    public static final int FREE = -1;

    private final Cascade cascade;
    private final int block;
    private final float[][] emitted; // (columns, codes)
    private final Kernels kernels = KernelChoice.create(Double.POSITIVE_INFINITY, 1);
    private final RowKernels ofRows = kernels.rows();
    private final ColumnPowers[] columns;
    private final ColumnPowers.Room room;
    private final float[] uniforms; // (columns, block)
    private final float[] sums; // (block, strands)
    private final int[] drawn; // (block)

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
        columns = new ColumnPowers[cascade.columns()];
        Arrays.setAll(columns, column -> new ColumnPowers(cascade, column, names, state, ofRows));
        room = new ColumnPowers.Room(cascade, block);
        uniforms = new float[block * columns.length];
        sums = new float[block * RowKernels.STRANDS];
        drawn = new int[block];
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
            Order order = new Order(free, allowed);
            for (int start = 0; start < rows.length; start += block) {
                new Block(random, numbers, Arrays.copyOfRange(rows, start, Math.min(rows.length, start + block)), order,
                        codes).sample();
            }
        });
        return codes;
    }

    /** The rows of which the same columns are free, by those columns. */
    private static Map<BitSet, int[]> alike(int[][] given) {
        int rows = given.length == 0 ? 0 : given[0].length;
        if (Arrays.stream(given).allMatch(column -> Arrays.stream(column).allMatch(code -> code == FREE))) {
            BitSet all = new BitSet();
            all.set(0, given.length);
            return Map.of(all, IntStream.range(0, rows).toArray());
        }
        Map<BitSet, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            BitSet free = new BitSet();
            for (int column = 0; column < given.length; column++) {
                free.set(column, given[column][row] == FREE);
            }
            groups.computeIfAbsent(free, key -> new ArrayList<>()).add(row);
        }
        Map<BitSet, int[]> alike = new LinkedHashMap<>();
        groups.forEach((free, of) -> alike.put(free, of.stream().mapToInt(Integer::intValue).toArray()));
        return alike;
    }

    /** In which order the columns of some rows are drawn, and of which codes. */
    private final class Order {

        private final int[] fixed;
        private final int[] chosen;
        private final int[] others;
        private final float[][] shares; // (columns, padded codes)
        private final boolean isWeighted;

        Order(BitSet free, float[][] allowed) {
            fixed = which(column -> !free.get(column));
            int[] restricted = which(column -> free.get(column) && !Arrays.equals(allowed[column], emitted[column]));
            chosen = IntStream.concat(
                    Arrays.stream(restricted).filter(column -> choices(allowed[column]) == 1),
                    Arrays.stream(restricted).filter(column -> choices(allowed[column]) != 1)).toArray();
            isWeighted = Arrays.stream(restricted).filter(column -> choices(allowed[column]) != 1).count() > 1;
            others = which(column -> free.get(column) && Arrays.stream(chosen).noneMatch(each -> each == column));
            shares = new float[columns.length][];
            Arrays.setAll(shares, column -> columns[column].shares(allowed[column]));
        }

        private int[] which(IntPredicate columns) {
            return IntStream.range(0, cascade.columns()).filter(columns).toArray();
        }

        private static int choices(float[] allowed) {
            int count = 0;
            for (float share : allowed) {
                count += share > 0 ? 1 : 0;
            }
            return count;
        }
    }

    /** Rows that are sampled at once. */
    private final class Block {

        private final int[] rows;
        private final Order order;
        private final int[][] codes;
        private final AddressedRandom random;
        private final long[] numbers;

        Block(AddressedRandom random, long[] numbers, int[] rows, Order order, int[][] codes) {
            this.random = random;
            this.numbers = numbers;
            this.rows = rows;
            this.order = order;
            this.codes = codes;
        }

        void sample() {
            if (order.isWeighted) {
                chooseOfCandidates();
            } else {
                begin(0);
                draw(order.chosen, null);
            }
            draw(order.others, null);
        }

        /** Draws the uniform numbers of a candidate, and adds up what is given. */
        private void begin(int candidate) {
            float[] ofRow = new float[columns.length * (candidate + 1)];
            for (int i = 0; i < rows.length; i++) {
                random.seek(Stream.SAMPLES, numbers[rows[i]]);
                random.fill(ofRow);
                for (int j = 0; j < columns.length; j++) {
                    uniforms[j * block + i] = ofRow[candidate * columns.length + j];
                }
            }
            Arrays.fill(room.known, 0f);
            for (int column : order.fixed) {
                add(column);
            }
        }

        private void draw(int[] chosen, double @Nullable [] likelihood) {
            for (int column : chosen) {
                draw(column, likelihood);
                add(column);
            }
        }

        private void draw(int column, double @Nullable [] likelihood) {
            ColumnPowers of = columns[column];
            int count = rows.length;
            of.compute(room, count, kernels, ofRows);
            if (likelihood != null) {
                ofRows.weigh(room.powers, of.all(), sums, count);
                for (int i = 0; i < count; i++) {
                    likelihood[i] -= StrictMath.log(ColumnPowers.total(sums, i));
                }
            }
            ofRows.weigh(room.powers, order.shares[column], sums, count);
            for (int i = 0; i < count; i++) {
                if (likelihood != null) {
                    likelihood[i] += StrictMath.log(Math.max(ColumnPowers.total(sums, i), Float.MIN_NORMAL));
                }
                codes[column][rows[i]] = of.draw(room.powers, sums, i, uniforms[column * block + i]);
            }
        }

        private void add(int column) {
            for (int i = 0; i < rows.length; i++) {
                drawn[i] = codes[column][rows[i]];
            }
            columns[column].add(drawn, room, rows.length, ofRows);
        }

        /** Keeps candidate k with the chance of its likelihood among those of the first k. */
        private void chooseOfCandidates() {
            int[][] kept = new int[columns.length][rows.length];
            double[] sum = new double[rows.length];
            for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                begin(candidate);
                double[] likelihood = new double[rows.length];
                draw(order.chosen, likelihood);
                for (int i = 0; i < rows.length; i++) {
                    double weight = StrictMath.exp(likelihood[i]);
                    sum[i] += weight;
                    random.seek(Stream.REFINEMENT, numbers[rows[i]]);
                    double u = 0;
                    for (int k = 0; k <= candidate; k++) {
                        u = random.nextDouble();
                    }
                    if (candidate == 0 || u * sum[i] < weight) {
                        for (int column : order.chosen) {
                            kept[column][i] = codes[column][rows[i]];
                        }
                    }
                }
            }
            begin(0);
            for (int column : order.chosen) {
                for (int i = 0; i < rows.length; i++) {
                    codes[column][rows[i]] = kept[column][i];
                }
                add(column);
            }
        }
    }
}
