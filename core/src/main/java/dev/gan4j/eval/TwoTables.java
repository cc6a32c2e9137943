package dev.gan4j.eval;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.internal.ColumnCodes;
import dev.gan4j.eval.internal.NearestRows;
import dev.gan4j.eval.internal.PairScores;
import dev.gan4j.eval.internal.Regions;
import dev.gan4j.eval.internal.RowHashes;
import dev.gan4j.eval.internal.TreeFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Generated rows of a table of mixed columns and real ones, as metrics compare them. What several metrics need is found once,
 * when it is first wanted. Not safe for use by several threads at once.
 */
public final class TwoTables {

    /** The most rows of each part whose nearest neighbours are looked for. */
    static final int MOST_NEAREST = 20_000;

    /** What all comparisons of one judgement have in common. */
    @SuppressWarnings("ArrayRecordComponent") // used by this package, never compared
    record Setting(int[] judged, Usefulness.@Nullable Target target, List<RowRule> rules, @Nullable Learner learner,
            @Nullable Dataset training, long seed) {}

    private final Dataset generated;
    private final Dataset real;
    private final Setting setting;
    private final @Nullable TwoTables ofFresh;
    private final Supplier<double[]> distances = TwoSamples.once(this::findDistances);
    private final Supplier<double[][]> pairs = TwoSamples.once(this::findPairs);
    private final Supplier<Detected> detected = TwoSamples.once(() -> detect(real()));
    private final Supplier<Usefulness.Found> usefulness = TwoSamples.once(this::findUsefulness);
    private final Supplier<NearestRows.Found> toTraining = TwoSamples.once(() -> nearest(training(), 3));

    /** What the trees found. */
    record Detected(Metric.Finding finding, List<Sighting> sightings) {}

    TwoTables(Dataset generated, Dataset real, Setting setting) {
        this(generated, real, setting, null);
    }

    private TwoTables(Dataset generated, Dataset real, Setting setting, @Nullable TwoTables ofFresh) {
        this.generated = generated;
        this.real = real;
        this.setting = setting;
        this.ofFresh = ofFresh;
    }

    /** Returns held-out rows in place of generated ones, where these are training rows. */
    TwoTables ofHeldOut() {
        return new TwoTables(real, real, setting, this);
    }

    /**
     * Returns the generated rows.
     *
     * @return of the same schema as the real ones
     */
    public Dataset generated() {
        return generated;
    }

    /**
     * Returns the real rows that are judged against.
     *
     * @return at least one
     */
    public Dataset real() {
        return real;
    }

    /**
     * Returns the columns that are compared.
     *
     * @return from 0, ascending; those of numbers, categories and times
     */
    public int[] columns() {
        return setting.judged.clone();
    }

    /** The distance of each judged column; NaN where the real rows hold nothing to compare. */
    double[] distances() {
        return distances.get();
    }

    /** The score of each pair of columns, lower triangle, by their places among those judged; NaN as above. */
    double[][] pairs() {
        return pairs.get();
    }

    Metric.Finding detection() {
        return detected.get().finding;
    }

    List<Sighting> sightings() {
        return detected.get().sightings;
    }

    /** The same against training rows. */
    Metric.Finding detectionOfTraining() {
        // Training rows against held-out ones are told apart as well as held-out ones against training rows.
        return ofFresh == null ? detect(training()).finding : ofFresh.detection();
    }

    Usefulness.Found usefulness() {
        return usefulness.get();
    }

    private Dataset training() {
        if (setting.training == null) {
            throw new IllegalStateException("there must be training rows");
        }
        return setting.training;
    }

    private double[] findDistances() {
        return Arrays.stream(setting.judged).mapToDouble(column -> {
            ColumnCodes codes = new ColumnCodes(generated, real, column);
            return codes.isSecondConstant() ? Double.NaN : codes.distance();
        }).toArray();
    }

    private double[][] findPairs() {
        double[] known = distances();
        PairScores scores = new PairScores(generated, real, false, setting.judged);
        double[][] found = new double[known.length][];
        for (int j = 0; j < known.length; j++) {
            found[j] = new double[j];
            for (int k = 0; k < j; k++) {
                found[j][k] = Double.isNaN(known[j] + known[k]) ? Double.NaN : scores.score(j, k);
            }
        }
        return found;
    }

    private Detected detect(Dataset others) {
        int rows = Math.min(TableDetection.MOST, Math.min(generated.rows(), others.rows()));
        String reason = rows < Detection.FEWEST
                ? "fewer than " + Detection.FEWEST + " rows of each sample"
                : reason();
        Learner learner = setting.learner;
        if (reason != null || learner == null) {
            return new Detected(new Metric.Finding.None(String.valueOf(reason)), List.of());
        }
        Dataset ofGenerated = TableJudge.some(generated, rows, setting.seed, 1);
        TreeFeatures features = new TreeFeatures(
                List.of(ofGenerated, TableJudge.some(others, rows, setting.seed, 2)), setting.judged);
        TableDetection.Found found = TableDetection.test(features.rows(0), features.rows(1), learner, setting.seed);
        return new Detected(found.value(),
                Regions.of(features, ofGenerated, found.nodes(), found.ofGenerated(), found.ofReal()));
    }

    private @Nullable String reason() {
        return setting.learner == null ? Detection.NO_MODULE : setting.learner.unavailable();
    }

    private Usefulness.Found findUsefulness() {
        String reason = reason();
        if (reason != null || setting.learner == null || setting.target == null) {
            return new Usefulness.Found(null, null, null, reason == null ? "there is no target" : reason);
        }
        return Usefulness.find(generated, real, setting.judged, setting.target, setting.learner, setting.seed);
    }

    /** The nearest rows of a part, of which as many are looked at as the smaller one has. */
    private NearestRows.Found nearest(Dataset part, int draw) {
        int size = Math.min(MOST_NEAREST, Math.min(training().rows(), real.rows()));
        Dataset rows = TableJudge.some(generated, Math.min(MOST_NEAREST, generated.rows()), setting.seed, 5);
        return new NearestRows(setting.judged, training(), real).nearest(rows,
                TableJudge.some(part, size, setting.seed, draw));
    }

    /** The share of generated rows that are nearer to a training row than to a held-out one; a tie counts one half. */
    double copies() {
        float[] known = toTraining.get().first();
        float[] heldOut = nearest(real, 4).first();
        double nearer = 0;
        for (int i = 0; i < known.length; i++) {
            nearer += known[i] < heldOut[i] ? 1 : known[i] == heldOut[i] ? 0.5 : 0;
        }
        return nearer / known.length;
    }

    /** The median ratio of the distances to the nearest training row and to the second nearest; 1 where both are 0. */
    double nearestRatio() {
        NearestRows.Found found = toTraining.get();
        double[] ratios = new double[found.first().length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = found.second()[i] > 0 ? found.first()[i] / found.second()[i] : 1;
        }
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }

    /** The share of generated rows that are exactly a training row. */
    double exactCopies() {
        return new RowHashes(training(), setting.judged).shareOf(generated);
    }

    /**
     * The share of generated rows whose categories are all seen, whose numbers lie in the real range, which are blank only
     * where real rows are, and which keep each rule.
     */
    double validity() {
        boolean[] isValid = new boolean[generated.rows()];
        Arrays.fill(isValid, true);
        for (int column : setting.judged) {
            double[] base = base(column);
            double[] values = generated.column(column);
            boolean isCategory = real.schema().columns().get(column) instanceof Column.Categorical;
            double low = Arrays.stream(base).filter(value -> !Double.isNaN(value)).min().orElse(0);
            double high = Arrays.stream(base).filter(value -> !Double.isNaN(value)).max().orElse(0);
            boolean hasBlanks = Arrays.stream(base).anyMatch(Double::isNaN);
            boolean[] isSeen = new boolean[isCategory ? categories(column) : 0];
            if (isCategory) {
                Arrays.stream(base).forEach(value -> isSeen[(int) value] = true);
            }
            for (int row = 0; row < isValid.length; row++) {
                double value = values[row];
                isValid[row] &= isCategory
                        ? isSeen[(int) value]
                        : Double.isNaN(value) ? hasBlanks : low <= value && value <= high;
            }
        }
        for (RowRule rule : setting.rules) {
            for (int row = 0; row < isValid.length; row++) {
                isValid[row] = isValid[row] && rule.holds(generated, row);
            }
        }
        return (double) IntStream.range(0, isValid.length).filter(row -> isValid[row]).count() / isValid.length;
    }

    private int categories(int column) {
        return real.schema().columns().get(column) instanceof Column.Categorical category
                ? category.categories().size()
                : 0;
    }

    /** What is known of a column: its training rows, where there are any. */
    private double[] base(int column) {
        return setting.training == null ? real.column(column) : setting.training.column(column);
    }

    /** The mean of those that are there; NaN of none. */
    static double mean(double... figures) {
        return Arrays.stream(figures).filter(figure -> !Double.isNaN(figure)).average().orElse(Double.NaN);
    }

    /** All figures of a triangle. */
    static double[] flat(double[][] triangle) {
        List<double[]> rows = new ArrayList<>(List.of(triangle));
        return rows.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public String toString() {
        return "TwoTables[" + generated.rows() + " generated rows and " + real.rows() + " real ones of "
                + real.schema() + "]";
    }
}
