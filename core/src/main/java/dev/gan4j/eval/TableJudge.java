package dev.gan4j.eval;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.eval.Metric.Finding;
import dev.gan4j.eval.Metric.Need;
import dev.gan4j.eval.internal.Alignment;
import dev.gan4j.eval.internal.ColumnBars;
import dev.gan4j.internal.Printable;
import dev.gan4j.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges generated rows of a table of mixed columns by every metric of tables, each beside its noise floor: the same figure
 * of real rows in place of the generated ones. Figures of the generated rows against real ones have training rows for their
 * floor; those against training rows have held-out ones.
 */
public final class TableJudge {

    /** The most rows of each part that are judged. */
    public static final int MOST_ROWS = 50_000;

    private final Dataset generated;
    private final Dataset real;
    private final Dataset fresh; // real rows in place of generated ones
    private final @Nullable Dataset training;
    private final Dataset all; // real rows
    private final TwoTables.Setting setting;

    /**
     * What a judgement of a table may be told.
     *
     * @param seed    of all that is chosen
     * @param judging how much is wanted
     * @param target  the column whose prediction is tested; null for the last one with 2 to 20 classes, else the last number
     * @param rules   that rows should keep
     */
    public record Options(long seed, Judging judging, @Nullable String target, List<RowRule> rules) {

        /** Everything, by seed {@value Judge#DEFAULT_SEED}, with a target that is chosen and without rules. */
        public static final Options DEFAULT = new Options(Judge.DEFAULT_SEED, Judging.EVERYTHING, null, List.of());

        /** Copies the list. */
        public Options {
            requireNonNull(judging, "judging must not be null");
            rules = List.copyOf(rules);
        }

        /**
         * Returns the same with another seed.
         *
         * @param other of all that is chosen
         * @return the options
         */
        public Options withSeed(long other) {
            return new Options(other, judging, target, rules);
        }

        /**
         * Returns the same with or without referees.
         *
         * @param other how much is wanted
         * @return the options
         */
        public Options withJudging(Judging other) {
            return new Options(seed, other, target, rules);
        }

        /**
         * Returns the same with another target.
         *
         * @param other the name of a column; null to choose one
         * @return the options
         */
        public Options withTarget(@Nullable String other) {
            return new Options(seed, judging, other, rules);
        }

        /**
         * Returns the same with the rules and dependencies that a table's schema has.
         *
         * @param schema of the table
         * @return the options
         */
        @SuppressWarnings("exports") // what reads tables is for gan4j's own modules
        public Options withRulesOf(TableSchema schema) {
            return withRules(SchemaRules.of(schema));
        }

        /**
         * Returns the same with other rules.
         *
         * @param other that rows should keep
         * @return the options
         */
        public Options withRules(List<RowRule> other) {
            return new Options(seed, judging, target, other);
        }
    }

    private TableJudge(Dataset generated, Dataset real, Dataset fresh, @Nullable Dataset training, Dataset all,
            Options options) {
        this.generated = generated;
        this.real = real;
        this.fresh = fresh;
        this.training = training;
        this.all = all;
        int[] judged = judged(all);
        if (judged.length == 0) {
            throw new InvalidInputException(
                    "there must be at least one column of numbers, categories or times; there is: "
                            + String.join(", ", all.schema().names()));
        }
        setting = new TwoTables.Setting(judged, Usefulness.target(options.target, all, judged), options.rules,
                options.judging == Judging.EVERYTHING ? learner() : null, training, options.seed);
    }

    /**
     * Judges generated rows against held-out ones, beside the rows that the generator was trained on.
     *
     * @param training  rows that the generator was trained on, at least 2
     * @param heldOut   rows of the same table that it was not trained on, at least 2
     * @param generated rows in any order, at least 2
     * @param options   what is told
     * @return the judgement, with a {@linkplain Judgement#table() table}
     * @throws InvalidInputException if there are too few rows, columns differ, or the target is none
     */
    public static Judgement against(Dataset training, Dataset heldOut, Dataset generated, Options options) {
        List<Dataset> aligned = aligned(List.of(training, heldOut, generated),
                List.of("the training table", "the real table", "the synthetic table"));
        Dataset known = atMost(aligned.get(0), MOST_ROWS, options.seed, 10);
        Dataset real = atMost(aligned.get(1), MOST_ROWS, options.seed, 11);
        Dataset judged = atMost(aligned.get(2), known.rows(), options.seed, 12);
        return new TableJudge(judged, real, atMost(known, judged.rows(), options.seed, 13), known, both(known, real),
                options).judge("held-out rows", new SampleSizes(training.rows(), heldOut.rows(), judged.rows()),
                        options,
                        generated);
    }

    /**
     * Judges synthetic rows against real ones, whoever made them: against one half of the real rows, and the other half is
     * the floor. Nobody knows which real rows they were made from, so nothing is said of copies.
     *
     * @param real      rows in any order, at least 4
     * @param synthetic rows with the same columns, at least 2
     * @param options   what is told
     * @return the judgement, with a {@linkplain Judgement#table() table}
     * @throws InvalidInputException if there are too few rows, columns differ, or the target is none
     */
    public static Judgement compare(Dataset real, Dataset synthetic, Options options) {
        List<Dataset> aligned = aligned(List.of(real, synthetic), List.of("the real table", "the synthetic table"));
        if (real.rows() < 4) {
            throw new InvalidInputException("there must be at least 4 real rows but there were " + real.rows());
        }
        Dataset mixed = some(aligned.get(0), Math.min(real.rows(), 2 * MOST_ROWS), options.seed, 10);
        int half = mixed.rows() / 2;
        Dataset reference = mixed.select(IntStream.range(0, half).toArray());
        Dataset other = mixed.select(IntStream.range(half, mixed.rows()).toArray());
        Dataset judged = atMost(aligned.get(1), other.rows(), options.seed, 12);
        return new TableJudge(judged, reference, atMost(other, judged.rows(), options.seed, 13), null, mixed, options)
                .judge("half of the real rows", new SampleSizes(0, real.rows(), judged.rows()), options, synthetic);
    }

    /**
     * Tells how well boosted trees tell generated rows from real ones: their area under the ROC curve, by five-fold
     * cross-validation, with its 99 % interval; 0.5 is guessing.
     *
     * @param generated rows; of more than {@value TableDetection#MOST}, or more than real ones, some by the seed
     * @param real      rows, with the same columns; of more than those, some by the seed
     * @param seed      of the folds and the trees
     * @return the area, or why there is none
     */
    public static Finding detect(Dataset generated, Dataset real, long seed) {
        List<Dataset> aligned = aligned(List.of(real, generated), List.of("the real table", "the synthetic table"));
        return new TwoTables(aligned.get(1), aligned.get(0),
                new TwoTables.Setting(judged(real), null, List.of(), learner(), null, seed)).detection();
    }

    private static List<Dataset> aligned(List<Dataset> tables, List<String> names) {
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).rows() < 2) {
                throw new InvalidInputException(
                        names.get(i) + " must have at least 2 rows but had " + tables.get(i).rows());
            }
        }
        return Alignment.of(tables, names);
    }

    private Judgement judge(String name, SampleSizes sizes, Options options, Dataset given) {
        TwoTables samples = new TwoTables(generated, real, setting);
        TwoTables ofFresh = new TwoTables(fresh, real, setting);
        TwoTables ofHeldOut = ofFresh.ofHeldOut();
        TableTests.Found tests = tests();
        List<Score> scores = new ArrayList<>();
        for (Metric metric : Metrics.ofTables(met(), options.judging)) {
            // What looks at training rows alone has held-out ones for its floor.
            boolean isOfTraining = training != null && (metric.needs().contains(Need.TRAINING_ROWS)
                    || metric.key().equals(TableMetrics.VALIDITY));
            scores.add(score(metric, samples, isOfTraining ? ofHeldOut : ofFresh, tests));
        }
        List<TableColumn> columns = columns(samples.distances(), ofFresh.distances(), tests.columns());
        int[] paired = IntStream.range(0, setting.judged().length)
                .filter(j -> !Double.isNaN(samples.distances()[j])).toArray();
        double[][] pairs = samples.pairs();
        return new Judgement(name, sizes, scores, List.of(), List.of(), 0,
                TableChecks.of(all, generated, given, setting.rules()),
                new TableJudgement(columns, Arrays.stream(paired).mapToObj(j -> name(setting.judged()[j])).toList(),
                        IntStream.range(0, paired.length).mapToObj(
                                j -> IntStream.range(0, j).mapToObj(k -> pairs[paired[j]][paired[k]]).toList())
                                .toList(),
                        options.judging == Judging.EVERYTHING ? samples.sightings() : List.of(),
                        setting.target() == null ? null : name(setting.target().column()), notes(sizes, given)));
    }

    private String name(int column) {
        return Printable.line(all.schema().columns().get(column).name());
    }

    private TableTests.Found tests() {
        int rows = Math.min(Distance.MOST_PERMUTED, Math.min(generated.rows(), real.rows()));
        return new TableTests(some(generated, rows, setting.seed(), 20), some(real, rows, setting.seed(), 21),
                setting.judged(), setting.seed()).find();
    }

    private Set<Need> met() {
        Set<Need> met = EnumSet.of(Need.TABLE);
        if (setting.judged().length > 1) {
            met.add(Need.SEVERAL_COLUMNS);
        }
        if (training != null) {
            met.add(Need.TRAINING_ROWS);
        }
        Usefulness.Target target = setting.target();
        if (target != null) {
            switch (target.kind()) {
                case BINARY -> {
                    met.add(Need.BINARY_TARGET);
                    met.add(Need.CLASS_TARGET);
                }
                case CLASSES -> met.add(Need.CLASS_TARGET);
                case NUMBER -> met.add(Need.NUMERIC_TARGET);
            }
        }
        return met;
    }

    private static Score score(Metric metric, TwoTables samples, TwoTables floor, TableTests.Found tests) {
        return switch (metric.compareTables(samples)) {
            case Finding.None(String reason) -> new Score.NotJudged(metric.key(), reason);
            case Finding.Value(double value, Interval interval) -> {
                Double p = metric.key().equals(TableMetrics.SHAPES)
                        ? (Double) tests.shapes()
                        : metric.key().equals(TableMetrics.PAIRS) ? tests.pairs() : null;
                double real = metric.key().equals(Copies.KEY)
                        ? metric.knownFloor()
                        : metric.compareTables(floor) instanceof Finding.Value(double ofReal, Interval ofThat)
                                ? ofReal
                                : Double.NaN;
                yield Double.isFinite(value) && Double.isFinite(real)
                        ? new Score.Judged(metric.key(), value, real, p, interval)
                        : new Score.NotJudged(metric.key(), "there is no finite figure");
            }
        };
    }

    private List<TableColumn> columns(double[] distances, double[] floors, double[] p) {
        List<TableColumn> columns = new ArrayList<>();
        for (int j = 0; j < all.schema().width(); j++) {
            int at = Arrays.binarySearch(setting.judged(), j);
            Column column = all.schema().columns().get(j);
            TableColumn.Kind kind = TableColumn.Kind.of(column);
            if (at < 0) {
                columns.add(new TableColumn(name(j), kind, new Score.NotJudged(TableMetrics.SHAPES, reason(column)),
                        0, 0, List.of(), List.of()));
                continue;
            }
            ColumnBars bars = new ColumnBars(real, generated, j);
            Score shape = Double.isNaN(distances[at])
                    ? new Score.NotJudged(TableMetrics.SHAPES,
                            bars.realBlanks() == 1 ? "every real cell is blank" : "every real cell is the same")
                    : new Score.Judged(TableMetrics.SHAPES, 1 - distances[at], 1 - floors[at], p[at], null);
            columns.add(new TableColumn(name(j), kind, shape, bars.realBlanks(), bars.generatedBlanks(),
                    bars.histogram(), bars.top()));
        }
        return columns;
    }

    private static String reason(Column column) {
        return switch (column) {
            case Column.Constant constant -> "every real cell is the same";
            case Column.Identifier identifier -> "identifiers are made anew";
            case Column column1 -> "free text is not judged";
        };
    }

    private List<String> notes(SampleSizes sizes, Dataset given) {
        List<String> notes = new ArrayList<>();
        if (given.rows() > generated.rows()) {
            notes.add(String.format(Locale.ROOT,
                    "%,d of %,d generated rows are judged, chosen by the seed: as many as there are real ones for the floor.",
                    generated.rows(), given.rows()));
        }
        if (Math.max(sizes.training(), training == null ? sizes.judging() / 2 : sizes.judging()) > MOST_ROWS) {
            notes.add(
                    String.format(Locale.ROOT, "At most %,d real rows of each part are looked at, chosen by the seed.",
                            MOST_ROWS));
        }
        if (Math.min(generated.rows(), real.rows()) > TableDetection.MOST) {
            notes.add(String.format(Locale.ROOT,
                    "Trees and nearest neighbours look at %,d rows of each part, chosen by the seed.",
                    TableDetection.MOST));
        }
        return notes;
    }

    private static Dataset both(Dataset first, Dataset second) {
        int width = first.schema().width();
        double[][] columns = new double[width][];
        for (int j = 0; j < width; j++) {
            columns[j] = Arrays.copyOf(first.column(j), first.rows() + second.rows());
            System.arraycopy(second.column(j), 0, columns[j], first.rows(), second.rows());
        }
        return new Dataset(first.schema(), Points.ofColumns(columns), null);
    }

    private static Dataset atMost(Dataset table, int rows, long seed, int draw) {
        return table.rows() <= rows ? table : some(table, rows, seed, draw);
    }

    /** Returns some of the rows, in a random order. */
    static Dataset some(Dataset table, int rows, long seed, int draw) {
        return table.select(Resampling.choose(table.rows(), rows, Reference.random(seed, draw)));
    }

    /** Returns the columns that hold something to compare. */
    private static int[] judged(Dataset table) {
        return IntStream.range(0, table.schema().width()).filter(j -> table.schema().columns().get(j).hasValues())
                .toArray();
    }

    private static @Nullable Learner learner() {
        Iterator<Learner> all = ServiceLoader.load(Learner.class, Learner.class.getClassLoader()).iterator();
        return all.hasNext() ? all.next() : null;
    }
}
