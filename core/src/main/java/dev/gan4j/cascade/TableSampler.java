package dev.gan4j.cascade;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.table.Rule;
import dev.gan4j.table.Rules;
import dev.gan4j.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The rows of one seed, of which groups may satisfy conditions. Row i depends on the model, the seed, the conditions and i alone,
 * unless the schema says that rows differ: then it also depends on those before it. Immutable; several threads may sample.
 */
public final class TableSampler {

    /** Rows that are made at once in order. */
    public static final int BLOCK = 8192;

    /** The seed of samples that are judged, which are not those that a user draws first. */
    public static final long JUDGED_SEED = 0x6a75646765L;

    /** How often a row that repeats another one is drawn again. */
    private static final int MOST_DRAWS = 1000;

    private final GeneratorPool generators;
    private final TableSchema schema;
    private final long seed;
    private final SampleGroups groups;
    private final Rules rules;
    private final boolean areUnique;

    /**
     * Prepares samples.
     *
     * @param generators of the model
     * @param schema     of the table
     * @param seed       of the samples
     * @param groups     which rows satisfy which conditions
     * @throws InvalidInputException if no row can satisfy the conditions
     */
    public TableSampler(GeneratorPool generators, TableSchema schema, long seed, SampleGroups groups) {
        this.generators = generators;
        this.schema = schema;
        this.seed = seed;
        this.groups = groups;
        rules = new Rules(schema);
        areUnique = schema.rules().stream().anyMatch(Rule.Unique.class::isInstance);
        groups.conditions().forEach(conditions -> generators.use(each -> each.sample(seed, 0, 0, conditions)));
    }

    /**
     * Returns whether the schema says that rows differ, so that they must be made in order.
     *
     * @return false where any rows can be made alone
     */
    public boolean areUnique() {
        return areUnique;
    }

    /**
     * Samples rows.
     *
     * @param first number of the first one, from 0
     * @param count how many
     * @return the rows
     * @throws InvalidInputException if no row can satisfy the rules
     */
    public Dataset sample(long first, int count) {
        if (!areUnique) {
            return sample(seed, LongStream.range(first, first + count).toArray());
        }
        // What rows must differ from are all those before them.
        InOrder rows = inOrder(first + count);
        double[][] wanted = new double[count][];
        for (long at = 0; at < first + count;) {
            double[][] block = rows.next().toRows();
            for (double[] row : block) {
                if (at >= first) {
                    wanted[(int) (at - first)] = row;
                }
                at++;
            }
        }
        return dataset(wanted);
    }

    /**
     * Returns what makes all rows, one block after the other.
     *
     * @param count how many rows
     * @return which begins with the first row
     */
    public InOrder inOrder(long count) {
        return new InOrder(count);
    }

    /** Makes rows in order; for one thread. */
    public final class InOrder {
        private final Rules.Judge judge = rules.judge();
        private final long count;
        private long first;

        private InOrder(long count) {
            this.count = count;
        }

        /**
         * Samples the next rows.
         *
         * @return at most {@value #BLOCK}; none at the end
         * @throws InvalidInputException if no row can satisfy the rules
         */
        public Dataset next() {
            Dataset rows = sample(seed, LongStream.range(first, Math.min(count, first + BLOCK)).toArray());
            Dataset made = areUnique ? different(rows) : rows;
            first += made.rows();
            return made;
        }

        /**
         * Draws rows again that repeat one before them. All are looked at again each time, so that a row depends on those before
         * it alone, and not on how many come after it.
         */
        private Dataset different(Dataset drawn) {
            Dataset rows = drawn;
            double[][] kept = rows.toRows();
            int[] attempts = new int[kept.length];
            for (BitSet again = repeated(rows); !again.isEmpty(); again = repeated(rows)) {
                Map<Integer, List<Integer>> byAttempt = new TreeMap<>();
                again.stream().forEach(
                        row -> byAttempt.computeIfAbsent(++attempts[row], attempt -> new ArrayList<>()).add(row));
                byAttempt.forEach((attempt, of) -> {
                    if (attempt == MOST_DRAWS) {
                        throw new InvalidInputException("row " + (first + of.getFirst() + 1)
                                + " repeated one before it in each of " + MOST_DRAWS
                                + " draws; the schema says that rows differ, and the model knows too few such rows");
                    }
                    Dataset redrawn = sample(seed + attempt * TableGenerator.NEXT_SEED,
                            of.stream().mapToLong(row -> first + row).toArray());
                    for (int i = 0; i < of.size(); i++) {
                        redrawn.values().copyRow(i, kept[of.get(i)]);
                    }
                });
                rows = dataset(kept);
            }
            judge.violations(rows);
            return rows;
        }

        private BitSet repeated(Dataset rows) {
            BitSet repeated = rules.judge().violations(rows);
            repeated.or(judge.repeated(rows));
            return repeated;
        }
    }

    private Dataset sample(long of, long[] numbers) {
        int[] group = Arrays.stream(numbers).mapToInt(groups::of).toArray();
        return generators.use(generator -> generator.sample(of, numbers, group, groups.conditions()));
    }

    private Dataset dataset(double[][] rows) {
        return new Dataset(schema.columns(), Points.generate(rows.length, schema.columns().width(),
                (row, point) -> System.arraycopy(rows[row], 0, point, 0, point.length)), null);
    }
}
