package dev.gan4j.eval;

import dev.gan4j.data.Points;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.eval.Metric.Better;
import dev.gan4j.eval.Metric.Finding;
import dev.gan4j.eval.Metric.Need;
import dev.gan4j.eval.internal.Distances;
import dev.gan4j.eval.internal.PointDistances;
import dev.gan4j.eval.internal.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All metrics, in the order in which they are shown: those of the library, then those of other modules, found by {@link
 * ServiceLoader}.
 */
public final class Metrics {

    /** The most points of each sample in an exact assignment. */
    static final int MOST_EXACT = 512;
    /** Directions of a sliced distance in a permutation test. */
    private static final int PERMUTED_DIRECTIONS = 32;
    /** Rows of each sample in a permutation test that looks at all pairs. */
    private static final int PERMUTED_PAIRS = 500;
    /** Rows of each sample in a permutation test that solves an assignment. */
    private static final int PERMUTED_EXACT = 100;

    private static final String DATA = "data's units";
    private static final String DEVIATIONS = "standard deviations";

    /** Exact 1-Wasserstein distance of one column. */
    static final Metric WASSERSTEIN1 = new Between("wasserstein1", "Wasserstein-1", DATA, Set.of(Need.ONE_COLUMN),
            "How far generated numbers would have to be moved, on average, to become the real ones, in the data's units.",
            samples -> Distances.wasserstein1(samples.ascendingGenerated(), samples.ascendingReal()),
            Distance.MOST_PERMUTED,
            samples -> Splits.ofNumbers(samples.pooled().column(0), Distances::wasserstein1));

    /** The same distance in the real data's standard deviations. */
    static final Metric SCALED_WASSERSTEIN1 = new Between("scaledWasserstein1", "Wasserstein-1, scaled", DEVIATIONS,
            Set.of(Need.ONE_COLUMN),
            "The same in standard deviations of the real data (a robust width if their tails are heavy): comparable"
                    + " between data sets, and the distance by which sweeps count successes.",
            samples -> Distances.wasserstein1(samples.ascendingGenerated(), samples.ascendingReal())
                    / (samples.spread() > 0 ? samples.spread() : 1),
            Distance.MOST_PERMUTED,
            samples -> Splits.ofNumbers(samples.pooled().column(0), Distances::wasserstein1));

    /** The Kolmogorov-Smirnov statistic; for several columns, the largest. */
    static final Metric KOLMOGOROV_SMIRNOV = new Between("ks", "Kolmogorov-Smirnov", "", Set.of(),
            "The largest difference between the shares of generated and of real rows that lie below the same value,"
                    + " in the column where it is largest.",
            Metrics::kolmogorovSmirnov, Distance.MOST_PERMUTED, samples -> {
                Points pooled = samples.pooled();
                List<Splits> columns = IntStream.range(0, pooled.columns())
                        .mapToObj(j -> Splits.ofNumbers(pooled.column(j), Distances::kolmogorovSmirnov)).toList();
                return isFirst -> columns.stream().mapToDouble(column -> column.distance(isFirst)).max()
                        .orElseThrow();
            });

    /** The sliced 1-Wasserstein distance. */
    static final Metric SLICED_WASSERSTEIN1 = new Between("slicedWasserstein1", "sliced Wasserstein-1", DEVIATIONS,
            Set.of(Need.SEVERAL_COLUMNS),
            "The mean Wasserstein-1 distance of the points' projections onto lines in all directions, in standard deviations"
                    + " of the real columns; the distance by which sweeps count successes.",
            samples -> PointDistances.slicedWasserstein1(samples.scaledGenerated(), samples.scaledReal(),
                    PointDistances.DEFAULT_DIRECTIONS),
            Distance.MOST_PERMUTED,
            samples -> PointDistances.slicedWasserstein1(samples.pooled(), PERMUTED_DIRECTIONS));

    /** The sliced 2-Wasserstein distance. */
    static final Metric SLICED_WASSERSTEIN2 = new Between("slicedWasserstein2", "sliced Wasserstein-2", DEVIATIONS,
            Set.of(Need.SEVERAL_COLUMNS),
            "The same with squared distances, under a root, which gives more weight to samples that are far away.",
            samples -> PointDistances.slicedWasserstein2(samples.scaledGenerated(), samples.scaledReal(),
                    PointDistances.DEFAULT_DIRECTIONS),
            Distance.MOST_PERMUTED,
            samples -> PointDistances.slicedWasserstein2(samples.pooled(), PERMUTED_DIRECTIONS));

    /** The energy distance. */
    static final Metric ENERGY = new Between("energy", "energy distance", DEVIATIONS, Set.of(Need.SEVERAL_COLUMNS),
            "Twice the mean distance between a generated and a real point, minus that between two generated points and"
                    + " that between two real ones.",
            samples -> PointDistances.energy(TwoSamples.first(samples.scaledGenerated(), TwoSamples.MOST_PAIRED),
                    TwoSamples.first(samples.scaledReal(), TwoSamples.MOST_PAIRED)),
            PERMUTED_PAIRS, samples -> Splits.ofPairs(samples.pooled(), Math::sqrt));

    /** The share of points whose nearest real point is of the same class. */
    static final Metric AGREEMENT = new Figure("agreement", "agreement", "", Better.HIGHER, Set.of(Need.CLASSES),
            "The share of a class's generated samples whose nearest real sample is of the same class.",
            Metrics::agreement);

    private static final List<Metric> LIBRARY = List.of(WASSERSTEIN1, SCALED_WASSERSTEIN1, SLICED_WASSERSTEIN1,
            SLICED_WASSERSTEIN2,
            new Between("wasserstein2", "Wasserstein-2", DEVIATIONS, Set.of(Need.SEVERAL_COLUMNS),
                    "The exact 2-Wasserstein distance of the first " + MOST_EXACT + " points of each sample.",
                    samples -> wasserstein2(samples.scaledGenerated(), samples.scaledReal()), PERMUTED_EXACT,
                    samples -> {
                        Points pooled = samples.pooled();
                        return isFirst -> wasserstein2(part(pooled, isFirst, true), part(pooled, isFirst, false));
                    }),
            ENERGY,
            new Between("mmd", "MMD", "", Set.of(Need.SEVERAL_COLUMNS),
                    "The maximum mean discrepancy: how differently the two samples fill Gaussian bells as wide as the"
                            + " median distance between real points.",
                    samples -> PointDistances.maximumMeanDiscrepancy(
                            TwoSamples.first(samples.scaledGenerated(), TwoSamples.MOST_PAIRED),
                            TwoSamples.first(samples.scaledReal(), TwoSamples.MOST_PAIRED), samples.bandwidth()),
                    PERMUTED_PAIRS, samples -> {
                        double rate = -1 / (2 * samples.bandwidth() * samples.bandwidth());
                        Splits splits = Splits.ofPairs(samples.pooled(), square -> Math.exp(rate * square));
                        return isFirst -> Math.sqrt(Math.max(0, -splits.distance(isFirst)));
                    }),
            KOLMOGOROV_SMIRNOV, new Detection(),
            new Figure("precision", "precision", "", Better.HIGHER, Set.of(Need.SEVERAL_COLUMNS),
                    "The share of generated points that lie where real points lie: quality.",
                    samples -> samples.neighbourhoods().precision()),
            new Figure("recall", "recall", "", Better.HIGHER, Set.of(Need.SEVERAL_COLUMNS),
                    "The share of real points that lie where generated points lie: variety.",
                    samples -> samples.neighbourhoods().recall()),
            new Figure("density", "density", "", Better.AT_FLOOR, Set.of(Need.SEVERAL_COLUMNS),
                    "Like precision, but it counts how many real points are near, so outliers do not dominate it; real"
                            + " points are expected to have 1.",
                    samples -> samples.neighbourhoods().density()),
            new Figure("coverage", "coverage", "", Better.HIGHER, Set.of(Need.SEVERAL_COLUMNS),
                    "The share of real points with a generated point nearby: like recall, but not dominated by outliers.",
                    samples -> samples.neighbourhoods().coverage()),
            new Copies(),
            new Figure("modesCaptured", "modes captured", "", Better.HIGHER, Set.of(Need.MODES),
                    "How many modes of the mixture have at least one sample within three standard deviations.",
                    samples -> samples.coverage().captured()),
            new Figure("modesPopulated", "modes populated", "", Better.HIGHER, Set.of(Need.MODES),
                    "How many modes of the mixture have at least a fifth of their fair share of samples.",
                    samples -> samples.coverage().populated()),
            new Figure("highQuality", "high quality", "", Better.AT_FLOOR, Set.of(Need.MODES),
                    "The share of samples within three standard deviations of a mode; a larger share than that of real"
                            + " samples means that modes are too narrow.",
                    samples -> samples.coverage().highQuality()),
            new Figure("reverseKl", "reverse KL", "nats", Better.LOWER, Set.of(Need.MODES),
                    "How unevenly the samples near modes are spread over them.",
                    samples -> samples.coverage().reverseKl()),
            new Figure("modeSpread", "spread within modes", "", Better.AT_FLOOR, Set.of(Need.MODES),
                    "The standard deviation of samples around their mode, as a fraction of the true one.",
                    samples -> samples.coverage().spread()));

    /** The metrics of each column of several. */
    static final List<Metric> OF_COLUMNS = List.of(WASSERSTEIN1, KOLMOGOROV_SMIRNOV);
    /** The metrics of each class. */
    static final List<Metric> OF_CLASSES = List.of(SLICED_WASSERSTEIN1, AGREEMENT);

    private static final SequencedMap<String, Metric> ALL = new LinkedHashMap<>();

    static {
        TableMetrics.BEFORE.forEach(metric -> ALL.put(metric.key(), metric));
        LIBRARY.forEach(metric -> ALL.put(metric.key(), metric));
        TableMetrics.AFTER.forEach(metric -> ALL.put(metric.key(), metric));
        ServiceLoader.load(Metric.class, Metrics.class.getClassLoader())
                .forEach(metric -> ALL.putIfAbsent(metric.key(), metric));
        ALL.putIfAbsent(AGREEMENT.key(), AGREEMENT);
    }

    private Metrics() {}

    /** A metric that is a figure of two samples. */
    private record Figure(String key, String title, String unit, Better better, Set<Need> needs, String sentence,
            ToDoubleFunction<TwoSamples> value) implements Metric {

        @Override
        public Finding compare(TwoSamples samples) {
            return new Finding.Value(value.applyAsDouble(samples), null);
        }
    }

    /** A metric that is a distance between two samples. */
    private record Between(String key, String title, String unit, Set<Need> needs, String sentence,
            ToDoubleFunction<TwoSamples> value, int permuted, Function<TwoSamples, Splits> divided)
            implements
                Distance {

        @Override
        public Better better() {
            return Better.LOWER;
        }

        @Override
        public Finding compare(TwoSamples samples) {
            return new Finding.Value(value.applyAsDouble(samples), null);
        }

        @Override
        public Splits splits(TwoSamples samples) {
            return divided.apply(samples);
        }
    }

    /**
     * Returns all metrics.
     *
     * @return in the order in which they are shown
     */
    public static List<Metric> all() {
        return List.copyOf(ALL.values());
    }

    /**
     * Returns the metrics of each column.
     *
     * @return in order
     */
    public static List<Metric> ofColumns() {
        return OF_COLUMNS;
    }

    /**
     * Returns what a metric measures.
     *
     * @param key the metric's
     * @return a sentence; empty if it is unknown
     */
    public static String sentence(String key) {
        Metric metric = ALL.get(key);
        return metric == null ? "" : metric.sentence();
    }

    /**
     * Returns the name of a metric in tables.
     *
     * @param key the metric's key; a file may contain one that no longer exists, or whose module is missing
     * @return its title; the key itself if it is unknown
     */
    public static String title(String key) {
        Metric metric = ALL.get(key);
        return metric == null ? key : metric.title();
    }

    /**
     * Returns the name of a metric in tables, with its unit if it has one.
     *
     * @param key the metric's
     * @return such as {@code Wasserstein-1 (data's units)}
     */
    public static String titleWithUnit(String key) {
        Metric metric = ALL.get(key);
        return title(key) + (metric == null || metric.unit().isEmpty() ? "" : " (" + metric.unit() + ")");
    }

    /** Returns the metrics whose needs are met, with referees only if requested. */
    static List<Metric> of(Reference reference, Judging judging) {
        Set<Need> met = java.util.EnumSet.of(reference.columns.size() == 1 ? Need.ONE_COLUMN : Need.SEVERAL_COLUMNS);
        if (reference.training != null) {
            met.add(Need.TRAINING_ROWS);
        }
        if (reference.modes != null) {
            met.add(Need.MODES);
        }
        List<Metric> metrics = new ArrayList<>(all());
        metrics.removeIf(metric -> !met.containsAll(metric.needs())
                || (metric.isReferee() && judging == Judging.WITHOUT_REFEREES));
        return metrics;
    }

    /** Returns the metrics of tables whose needs are met, referees only where they are wanted. */
    static List<Metric> ofTables(Set<Need> met, Judging judging) {
        List<Metric> metrics = new ArrayList<>(all());
        metrics.removeIf(metric -> !metric.judgesTables() || !met.containsAll(metric.needs())
                || (metric.isReferee() && judging == Judging.WITHOUT_REFEREES));
        return metrics;
    }

    private static double kolmogorovSmirnov(TwoSamples samples) {
        UnivariateDistribution known = samples.known();
        return known != null
                ? Distances.kolmogorovSmirnov(samples.ascendingGenerated(), known)
                : IntStream.range(0, samples.real().columns()).mapToObj(samples::column)
                        .mapToDouble(column -> Distances.kolmogorovSmirnov(column.ascendingGenerated(),
                                column.ascendingReal()))
                        .max().orElseThrow();
    }

    private static double wasserstein2(Points generated, Points real) {
        int rows = Math.min(MOST_EXACT, Math.min(generated.rows(), real.rows()));
        return PointDistances.wasserstein2(generated.head(rows), real.head(rows));
    }

    private static Points part(Points pooled, boolean[] isFirst, boolean first) {
        return pooled.select(IntStream.range(0, isFirst.length).filter(row -> isFirst[row] == first).toArray());
    }

    private static double agreement(TwoSamples samples) {
        TwoSamples.ClassOfSeveral one = samples.ofClass();
        Rows rows = new Rows(samples.scaledGenerated());
        return (double) IntStream.range(0, rows.count)
                .filter(row -> one.labels().code(Rows.nearest(rows, row, one.pool())) == one.code()).count()
                / rows.count;
    }
}
