package dev.gan4j.cascade;

import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.ColumnCode;
import dev.gan4j.codec.NumberCode;
import dev.gan4j.codec.TableCodec;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.engine.State;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.table.Dependency;
import dev.gan4j.table.Rules;
import dev.gan4j.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table out of a trained cascade: any, those that satisfy conditions, or rows with blanks to fill. Every row satisfies
 * the rules of the schema. Not safe for use by several threads at once.
 */
public final class TableGenerator {

    /** How often a row that breaks a rule is drawn again. */
    private static final int MOST_DRAWS = 1000;
    /** The same, where few rows are left. */
    private static final int MOST_DRAWS_OF_FEW = 10_000;
    private static final int FEW = 100;
    /** Between the numbers of a row's draws. */
    private static final long NEXT_DRAW = 1L << 45;
    /** Between the seeds of such draws, where a source has fewer numbers. */
    static final long NEXT_SEED = 0x9e3779b97f4a7c15L;
    private static final int STEPS = 64;

    private final TableSchema schema;
    private final TableCodec codec;
    private final Rules rules;
    private final CascadeSampler sampler;
    private final float[][] emitted;
    private final @Nullable RowSource rows;

    /**
     * Creates a generator.
     *
     * @param schema  of the table
     * @param codec   fitted to the rows that the cascade was trained on
     * @param cascade the network
     * @param weights of the network
     * @param rows    draws rows of which nothing is given or asked; null where the cascade does
     */
    public TableGenerator(TableSchema schema, TableCodec codec, Cascade cascade, Parameters weights,
            @Nullable RowSource rows) {
        this.rows = rows;
        this.schema = schema;
        this.codec = codec;
        rules = new Rules(schema);
        State state = new State();
        weights.shapes().forEach(state::add);
        weights.setIn(state);
        emitted = codec.emitted();
        sampler = new CascadeSampler(cascade, state, emitted, CascadeSampler.BLOCK);
    }

    /**
     * Samples rows. Row i depends on the seed and i alone, unless the schema says that rows must differ.
     *
     * @param seed       of the samples
     * @param first      number of the first row, from 0
     * @param count      how many
     * @param conditions that each row satisfies; several of one column must hold at once
     * @return exactly so many rows
     * @throws InvalidInputException if no row can satisfy the conditions or the rules; the message says which
     */
    public Dataset sample(long seed, long first, int count, List<Condition> conditions) {
        return draw(seed, LongStream.range(first, first + count).toArray(), free(count), null, conditions);
    }

    /**
     * Samples rows, a share of which satisfies conditions of its own.
     *
     * @param seed    of the samples
     * @param numbers of the rows
     * @param groups  the group of each row, shape (rows)
     * @param of      the conditions of each group
     * @return as many rows as there are numbers given
     * @throws InvalidInputException as {@link #sample}
     */
    public Dataset sample(long seed, long[] numbers, int[] groups, List<List<Condition>> of) {
        if (of.size() == 1) {
            return draw(seed, numbers, free(numbers.length), null, of.getFirst());
        }
        Dataset[] parts = new Dataset[of.size()];
        double[][] rows = new double[groups.length][];
        for (int group = 0; group < parts.length; group++) {
            int wanted = group;
            int[] chosen = IntStream.range(0, groups.length).filter(row -> groups[row] == wanted).toArray();
            Dataset part = draw(seed, Arrays.stream(chosen).mapToLong(row -> numbers[row]).toArray(),
                    free(chosen.length), null, of.get(group));
            for (int i = 0; i < chosen.length; i++) {
                rows[chosen[i]] = new double[schema.columns().width()];
                part.values().copyRow(i, rows[chosen[i]]);
            }
        }
        return dataset(rows);
    }

    /**
     * Fills the blanks of rows, and changes nothing else.
     *
     * @param seed of the samples
     * @param rows of the schema; a blank in a column that is not learnt stays
     * @return as many rows; one whose rules no draw satisfied breaks them
     */
    public Dataset impute(long seed, Dataset rows) {
        return impute(seed, LongStream.range(0, rows.rows()).toArray(), rows);
    }

    /**
     * Fills the blanks of some rows of a table, and changes nothing else.
     *
     * @param seed    of the samples
     * @param numbers of the rows, on which alone what is drawn for a row depends, besides the row and the seed
     * @param rows    of the schema, or with more categories and blanks, which say nothing; a blank in a column that is not learnt
     *                stays
     * @return as many rows; one whose rules no draw satisfied breaks them
     */
    public Dataset impute(long seed, long[] numbers, Dataset rows) {
        int[] learnt = codec.learnt();
        int[][] given = codec.encode(rows).codes();
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < learnt.length; i++) {
            Column column = schema.columns().columns().get(learnt[i]);
            for (int row = 0; row < rows.rows(); row++) {
                double value = rows.values().get(row, learnt[i]);
                if (isBlank(column, value) || isUnknown(rows, row, codec.bases()[i])) {
                    given[i][row] = CascadeSampler.FREE;
                }
            }
            conditions.add(new Condition(learnt[i], column.name() + " is not blank", value -> !isBlank(column, value)));
        }
        Dataset filled = draw(seed, numbers, given, rows, conditions);
        Points values = Points.generate(rows.rows(), schema.columns().width(), (row, point) -> {
            rows.values().copyRow(row, point);
            for (int j = 0; j < point.length; j++) {
                Column column = schema.columns().columns().get(j);
                point[j] = isBlank(column, point[j]) ? filled.values().get(row, j) : point[j];
            }
        });
        return new Dataset(schema.columns(), values, null);
    }

    private static boolean isUnknown(Dataset rows, int row, int[] bases) {
        return Arrays.stream(bases).anyMatch(base -> Double.isNaN(rows.values().get(row, base)));
    }

    private boolean isBlank(Column column, double value) {
        return column instanceof Column.Categorical categorical
                ? !(value >= 0 && value < categorical.categories().size())
                        || schema.blanks().contains(categorical.categories().get((int) value))
                : Double.isNaN(value);
    }

    private int[][] free(int count) {
        int[][] free = new int[codec.learnt().length][count];
        for (int[] column : free) {
            Arrays.fill(column, CascadeSampler.FREE);
        }
        return free;
    }

    private Dataset dataset(double[][] rows) {
        return new Dataset(schema.columns(), Points.generate(rows.length, schema.columns().width(),
                (row, point) -> System.arraycopy(rows[row], 0, point, 0, point.length)), null);
    }

    /**
     * Draws rows until each satisfies the rules and the conditions; what is given is taken from known rows, if there are any.
     * Of these, a row that no draw satisfies is left as it was drawn last.
     */
    private Dataset draw(long seed, long[] numbers, int[][] given, @Nullable Dataset known,
            List<Condition> conditions) {
        Asked asked = asked(conditions);
        Dataset rows = once(seed, numbers, given, known, asked);
        double[][] kept = rows.toRows();
        BitSet broken = broken(rows, known, asked.after);
        for (int attempt = 1; !broken.isEmpty(); attempt++) {
            int[] again = broken.stream().toArray();
            if (attempt == MOST_DRAWS && known != null) {
                break; // such a row may keep its blanks
            }
            if (attempt == MOST_DRAWS_OF_FEW || (attempt >= MOST_DRAWS && again.length > FEW)) {
                throw tooFew(numbers[again[0]], asked.after, attempt);
            }
            long shift = attempt % MOST_DRAWS * NEXT_DRAW;
            Dataset redrawn = once(seed + (long) (attempt / MOST_DRAWS) * MOST_DRAWS * NEXT_SEED,
                    Arrays.stream(again).mapToLong(row -> (numbers[row] + shift) & ((1L << 55) - 1)).toArray(),
                    select(given, again), known == null ? null : known.select(again), asked);
            for (int i = 0; i < again.length; i++) {
                redrawn.values().copyRow(i, kept[again[i]]);
            }
            if (rules.areOfSingleRows()) {
                BitSet still = broken(redrawn, known == null ? null : known.select(again), asked.after);
                broken = new BitSet();
                still.stream().map(i -> again[i]).forEach(broken::set);
            } else {
                broken = broken(dataset(kept), known, asked.after);
            }
        }
        return dataset(kept);
    }

    private InvalidInputException tooFew(long row, List<Condition> conditions, int draws) {
        String texts = String.join(" and ", conditions.stream().map(Condition::text).distinct().toList());
        return new InvalidInputException(String.format(Locale.ROOT,
                "row %d did not satisfy %s in any of %,d draws; too few rows do", row + 1,
                texts.isEmpty()
                        ? "the rules of the schema"
                        : rules.isEmpty() ? texts : texts + " and the rules of the schema",
                draws));
    }

    private BitSet broken(Dataset rows, @Nullable Dataset known, List<Condition> conditions) {
        BitSet broken = known == null ? rules.violations(rows) : rules.violations(rows, known);
        for (int row = 0; row < rows.rows(); row++) {
            for (Condition condition : conditions) {
                if (!condition.test().test(rows.values().get(row, condition.column()))) {
                    broken.set(row);
                }
            }
        }
        return broken;
    }

    private static int[][] select(int[][] given, int[] rows) {
        return Arrays.stream(given).map(column -> Arrays.stream(rows).map(row -> column[row]).toArray())
                .toArray(int[][]::new);
    }

    private Dataset once(long seed, long[] numbers, int[][] given, @Nullable Dataset known, Asked asked) {
        if (rows != null && known == null && asked.isNothing) {
            return rules.repair(whole(rows, seed, numbers));
        }
        int[][] codes = sampler.sample(seed, numbers, given, asked.allowed);
        Dataset drawn = codec.decode(codes, seed, numbers, (column, value) -> asked.tests[column].test(value));
        return known == null ? rules.repair(drawn) : rules.repair(overlaid(drawn, given, known), known);
    }

    /** Rows of which nothing is given or asked. */
    private Dataset whole(RowSource source, long seed, long[] numbers) {
        int[] learnt = codec.learnt();
        double[][] drawn = new double[numbers.length][schema.columns().width()];
        for (int from = 0; from < numbers.length;) {
            int to = from + 1;
            while (to < numbers.length && numbers[to] == numbers[to - 1] + 1) {
                to++;
            }
            long attempt = numbers[from] / NEXT_DRAW;
            Points points = source.draw(seed + attempt * NEXT_SEED, numbers[from] % NEXT_DRAW, to - from);
            for (int row = from; row < to; row++) {
                Arrays.fill(drawn[row], Double.NaN);
                for (int i = 0; i < learnt.length; i++) {
                    drawn[row][learnt[i]] = points.get(row - from, i);
                }
            }
            from = to;
        }
        return dataset(drawn);
    }

    /** The drawn rows with the given cells as they are, which their codes need not tell: of a rare category, say. */
    private Dataset overlaid(Dataset drawn, int[][] given, Dataset known) {
        int[] learnt = codec.learnt();
        return new Dataset(schema.columns(), Points.generate(drawn.rows(), schema.columns().width(), (row, point) -> {
            drawn.values().copyRow(row, point);
            for (int i = 0; i < learnt.length; i++) {
                point[learnt[i]] = given[i][row] == CascadeSampler.FREE
                        ? point[learnt[i]]
                        : known.values().get(row, learnt[i]);
            }
        }), null);
    }

    /**
     * What conditions ask of rows.
     *
     * @param tests   of the numbers of each learnt column: its own conditions, and those on columns that follow from it
     * @param allowed the share of each code's probability that these leave, shape (learnt columns, codes)
     * @param after   conditions of columns whose codes say nothing alone, to be tested of whole rows
     * @param isNothing whether there are no conditions
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Asked(DoublePredicate[] tests, float[][] allowed, List<Condition> after, boolean isNothing) {}

    private Asked asked(List<Condition> conditions) {
        int[] learnt = codec.learnt();
        DoublePredicate[] tests = new DoublePredicate[learnt.length];
        Arrays.fill(tests, (DoublePredicate) value -> true);
        boolean[] isAsked = new boolean[learnt.length];
        List<Condition> after = new ArrayList<>();
        for (Condition condition : conditions) {
            Condition at = onLearnt(condition);
            int i = Arrays.binarySearch(learnt, at.column());
            isAsked[i] = true;
            if (isResidual(i)) {
                after.add(condition);
            } else {
                tests[i] = tests[i].and(at.test());
            }
        }
        float[][] allowed = new float[learnt.length][];
        for (int i = 0; i < learnt.length; i++) {
            allowed[i] = isAsked[i] ? allowed(i, tests[i], conditions) : emitted[i].clone();
        }
        return new Asked(tests, allowed, after, conditions.isEmpty());
    }

    /** The share of each code's probability that a test of a learnt column leaves. */
    private float[] allowed(int column, DoublePredicate test, List<Condition> conditions) {
        float[] allowed = emitted[column].clone();
        float sum = 0;
        for (int code = 0; code < allowed.length; code++) {
            if (allowed[code] > 0) {
                allowed[code] = share(codec.codes().get(column), code, test);
            }
            sum += allowed[code];
        }
        if (sum == 0) {
            throw new InvalidInputException("no row can satisfy " + String.join(" and ",
                    conditions.stream().map(Condition::text).distinct().toList()) + ": column '"
                    + schema.columns().names().get(codec.learnt()[column])
                    + "' has no such value that enough training rows have");
        }
        return allowed;
    }

    /** Whether a column's codes are what is left after other columns, so that a condition says nothing of one code. */
    private boolean isResidual(int learnt) {
        return codec.bases()[learnt].length > 0;
    }

    private Condition onLearnt(Condition condition) {
        Condition at = condition;
        for (int k = 0; k < schema.columns().width(); k++) {
            if (Arrays.binarySearch(codec.learnt(), at.column()) >= 0) {
                return at;
            }
            String key = schema.columns().keys().get(at.column());
            Dependency dependency = schema.dependencies().stream().filter(each -> each.column().equals(key)).findFirst()
                    .orElseThrow(() -> new InvalidInputException("column '"
                            + schema.columns().names().get(condition.column())
                            + "' is computed from others, so nothing can be asked of it"));
            DoubleUnaryOperator lookup = dependency.lookup(schema.columns());
            DoublePredicate test = at.test();
            at = new Condition(schema.columns().keys().indexOf(dependency.from()), condition.text(),
                    value -> test.test(lookup.applyAsDouble(value)));
        }
        throw new IllegalStateException("dependencies in a circle");
    }

    private static float share(ColumnCode codes, int code, DoublePredicate test) {
        boolean isBin = codes instanceof NumberCode numbers && numbers.isBin(code);
        int steps = isBin ? STEPS : 1;
        int passed = 0;
        for (int k = 0; k < steps; k++) {
            passed += test.test(codes.decode(code, (k + 0.5) / steps)) ? 1 : 0;
        }
        return (float) passed / steps;
    }
}
