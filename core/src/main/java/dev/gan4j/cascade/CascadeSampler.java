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

    /** Rows whose common beginnings are shared. */
    private static final int BATCH = 1 << 14;
    private static final int MOST_PREFIXES = 1 << 11;

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
    private final Prefixes prefixes;
    private final float[] uniforms; // (columns, batch)
    private final float[] sums; // (block, strands)
    private final int[] added; // (block)

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
        prefixes = new Prefixes(MOST_PREFIXES, BATCH, cascade.size().embedding(), ofRows);
        uniforms = new float[BATCH * columns.length];
        sums = new float[block * RowKernels.STRANDS];
        added = new int[block];
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
            for (int start = 0; start < rows.length; start += BATCH) {
                int[] part = Arrays.copyOfRange(rows, start, Math.min(rows.length, start + BATCH));
                new Batch(random, Arrays.stream(part).mapToLong(row -> numbers[row]).toArray(), order)
                        .sample(part, codes);
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
            chosen = join(Arrays.stream(restricted).filter(column -> choices(allowed[column]) == 1).toArray(),
                    Arrays.stream(restricted).filter(column -> choices(allowed[column]) != 1).toArray());
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

    /** Some rows. Those that are alike so far share what follows from it; all others are drawn block by block. */
    private final class Batch {

        private final AddressedRandom random;
        private final long[] numbers; // of the rows
        private final Order order;
        private final int count;
        private final int[][] codes; // (columns, rows)

        Batch(AddressedRandom random, long[] numbers, Order order) {
            this.random = random;
            this.numbers = numbers;
            this.order = order;
            count = numbers.length;
            codes = new int[columns.length][count];
        }

        /** Samples rows of a table, shape (columns, all rows). */
        void sample(int[] rows, int[][] table) {
            for (int column : order.fixed) {
                Arrays.setAll(codes[column], i -> table[column][rows[i]]);
            }
            if (order.isWeighted) {
                chooseOfCandidates();
                uniforms(0);
                draw(join(order.fixed, order.chosen), order.others, null);
            } else {
                uniforms(0);
                draw(order.fixed, join(order.chosen, order.others), null);
            }
            for (int column = 0; column < columns.length; column++) {
                for (int i = 0; i < count; i++) {
                    table[column][rows[i]] = codes[column][i];
                }
            }
        }

        /** Draws the uniform numbers of a candidate. */
        private void uniforms(int candidate) {
            float[] ofRow = new float[columns.length * (candidate + 1)];
            for (int i = 0; i < count; i++) {
                random.seek(Stream.SAMPLES, numbers[i]);
                random.fill(ofRow);
                for (int column = 0; column < columns.length; column++) {
                    uniforms[column * BATCH + i] = ofRow[candidate * columns.length + column];
                }
            }
        }

        /** Keeps candidate k with the chance of its likelihood among those of the first k. */
        private void chooseOfCandidates() {
            int[][] kept = new int[columns.length][];
            double[] sum = new double[count];
            for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                uniforms(candidate);
                double[] likelihood = new double[count];
                draw(order.fixed, order.chosen, likelihood);
                if (candidate == 0) {
                    for (int column : order.chosen) {
                        kept[column] = codes[column].clone();
                    }
                }
                for (int i = 0; i < count; i++) {
                    double weight = StrictMath.exp(likelihood[i]);
                    sum[i] += weight;
                    random.seek(Stream.REFINEMENT, numbers[i]);
                    double u = 0;
                    for (int k = 0; k <= candidate; k++) {
                        u = random.nextDouble();
                    }
                    if (u * sum[i] < weight) {
                        for (int column : order.chosen) {
                            kept[column][i] = codes[column][i];
                        }
                    }
                }
            }
            for (int column : order.chosen) {
                codes[column] = kept[column];
            }
        }

        /** Draws the codes of some columns, where those of others are given; adds the logarithms of their likelihoods. */
        private void draw(int[] given, int[] drawn, double @Nullable [] likelihood) {
            int[] all = join(given, drawn);
            prefixes.begin(count);
            for (int k = 0; k < all.length; k++) {
                int column = all[k];
                if (k >= given.length) {
                    for (int first = 0; first < prefixes.count(); first += block) {
                        int some = Math.min(block, prefixes.count() - first);
                        prefixes.copy(first, some, room.known);
                        double[] logarithms = weigh(column, some, likelihood != null);
                        for (int i = 0; i < count; i++) {
                            int at = prefixes.of(i) - first;
                            if (at >= 0 && at < some) {
                                draw(column, i, at);
                                add(logarithms, at, likelihood, i);
                            }
                        }
                    }
                }
                if (!prefixes.append(columns[column], codes[column], count)) {
                    for (int first = 0; first < count; first += block) {
                        drawBlock(first, all, k, given.length, likelihood);
                    }
                    return;
                }
            }
        }

        /** Draws the codes of a block of rows, after the column of an index. */
        private void drawBlock(int first, int[] all, int index, int given, double @Nullable [] likelihood) {
            int some = Math.min(block, count - first);
            prefixes.copyRows(first, some, room.known);
            for (int k = index + 1; k < all.length; k++) {
                System.arraycopy(codes[all[k - 1]], first, added, 0, some);
                columns[all[k - 1]].add(added, room.known, some, ofRows);
                if (k >= given) {
                    double[] logarithms = weigh(all[k], some, likelihood != null);
                    for (int i = 0; i < some; i++) {
                        draw(all[k], first + i, i);
                        add(logarithms, i, likelihood, first + i);
                    }
                }
            }
        }

        private void draw(int column, int row, int at) {
            codes[column][row] = columns[column].draw(room.powers, sums, at, uniforms[column * BATCH + row]);
        }

        private static void add(double[] logarithms, int at, double @Nullable [] likelihood, int row) {
            if (likelihood != null) {
                likelihood[row] += logarithms[at];
            }
        }

        /**
         * Computes the powers of the codes of a column that may be drawn, for the first sums of embeddings in the room; returns the
         * logarithms of their shares, if these are wanted.
         */
        private double[] weigh(int column, int some, boolean isWanted) {
            ColumnPowers of = columns[column];
            of.compute(room, some, kernels, ofRows);
            double[] logarithms = new double[isWanted ? some : 0];
            if (isWanted) {
                ofRows.weigh(room.powers, of.all(), sums, some);
                Arrays.setAll(logarithms, at -> -StrictMath.log(ColumnPowers.total(sums, at)));
            }
            ofRows.weigh(room.powers, order.shares[column], sums, some);
            for (int at = 0; at < logarithms.length; at++) {
                logarithms[at] += StrictMath.log(Math.max(ColumnPowers.total(sums, at), Float.MIN_NORMAL));
            }
            return logarithms;
        }
    }

    private static int[] join(int[] first, int[] second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }
}
