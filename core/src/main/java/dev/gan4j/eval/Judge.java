package dev.gan4j.eval;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.internal.Holdout;
import dev.gan4j.eval.internal.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges generated samples by every metric that fits the data. Each figure comes with its noise floor: the mean of the same
 * figure for real samples of the same size. A distance also has a p-value, from a {@link PermutationTest}.
 *
 * <p>If the real variance is infinite (Cauchy, Student's t with two degrees of freedom or fewer) or nearly so, a few far
 * samples dominate the Wasserstein distance, the standard deviation and the floor, which then vary from sample to sample by
 * large factors. The {@link Verdict} then uses the Kolmogorov-Smirnov statistic.
 */
public final class Judge {

    /** The seed of {@link #compare(Dataset, Dataset)}. */
    public static final long DEFAULT_SEED = 1;

    /** The fewest real samples for which a class is judged. */
    public static final int FEWEST_OF_CLASS = 10;
    /** The most real samples that are searched for the nearest one, and the most of a class. */
    private static final int MOST_OF_CLASSES = 2500;

    private final Reference reference;
    private final Points generated;
    private final TwoSamples tested;
    private final PermutationTest permutations;

    private Judge(Reference reference, Points generated) {
        this.reference = reference;
        this.generated = generated;
        tested = new TwoSamples(reference, Reference.some(generated, reference.seed + 1), reference.tested);
        permutations = new PermutationTest(reference.seed);
    }

    /** Draws generated points of a class. */
    @FunctionalInterface
    public interface Conditional {

        /**
         * Draws points.
         *
         * @param code  the index of the class
         * @param count how many
         * @return points of that class, in the data's units
         */
        Points draw(int code, int count);
    }

    /** A metric of one column, or of all. */
    private static final class Target {

        final Metric metric;
        final int column; // -1 for all
        private double floors;

        Target(Metric metric, int column) {
            this.metric = metric;
            this.column = column;
        }

        TwoSamples of(TwoSamples samples) {
            return column < 0 ? samples : samples.column(column);
        }

        void addFloor(TwoSamples real) {
            floors += Double.isNaN(metric.knownFloor())
                    ? metric.compare(of(real)) instanceof Metric.Finding.Value(double value, Interval interval)
                            ? value
                            : Double.NaN
                    : 0;
        }

        double floor(Reference.Floor from) {
            double known = metric.knownFloor();
            double mean = from.scale() * floors / from.draws();
            return Double.isNaN(known) ? metric.equals(Metrics.KOLMOGOROV_SMIRNOV) ? Math.min(1, mean) : mean : known;
        }
    }

    /**
     * Judges generated samples against the real data of a run.
     *
     * @param data      the real data
     * @param generated in any order, in the data's units, finite; for several columns, at least {@link Holdout#MINIMUM_ROWS}
     * @param seed      of the real samples and of all that is chosen
     * @param judging   how much is wanted
     * @return the judgement
     * @throws IllegalArgumentException if there are too few samples, one is not finite, or they have other columns
     */
    public static Judgement against(RealData data, Points generated, long seed, Judging judging) {
        check(generated, "generated", data.schema().width());
        return of(Reference.of(data, generated.rows(), seed), generated, judging, List.of());
    }

    /**
     * Judges the samples of a conditional generator, all classes together and each class.
     *
     * @param data        the real data
     * @param generated   as above, with each class as frequent as in the data
     * @param seed        of the real samples and of all that is chosen
     * @param judging     how much is wanted
     * @param classes     the names of the classes
     * @param conditional draws generated samples of one class
     * @return the judgement
     * @throws IllegalArgumentException as above
     */
    public static Judgement against(RealData data, Points generated, long seed, Judging judging,
            List<String> classes, Conditional conditional) {
        check(generated, "generated", data.schema().width());
        Reference.Labelled labelled = Reference.labelled(data, classes, seed);
        Reference reference = Reference.of(data, generated.rows(), seed);
        return of(reference, generated, judging,
                labelled == null ? List.of() : classes(reference, labelled, conditional));
    }

    /**
     * Judges synthetic rows from any source against real ones, with every metric; classes are ignored.
     *
     * @param real      in any order, finite; at least 2 of one column, at least twice {@link Holdout#MINIMUM_ROWS} of several
     * @param synthetic in any order, finite, with the same columns; of several at least {@link Holdout#MINIMUM_ROWS}
     * @return the judgement
     * @throws IllegalArgumentException if there are too few rows, one is not finite, or the columns differ in number
     */
    public static Judgement compare(Dataset real, Dataset synthetic) {
        return compare(real.values(), synthetic.values(), real.schema().keys(), DEFAULT_SEED, Judging.EVERYTHING);
    }

    /**
     * Judges synthetic samples from any source against real ones. It is not known which real rows they were made from, so
     * copies are not judged.
     *
     * @param real      in any order, finite; at least 2 of one column, at least twice {@link Holdout#MINIMUM_ROWS} of several
     * @param synthetic in any order, finite, with the same columns; of several at least {@link Holdout#MINIMUM_ROWS}
     * @param columns   the names of the columns
     * @param seed      of all that is chosen
     * @param judging   how much is wanted
     * @return the judgement
     * @throws IllegalArgumentException if there are too few rows, one is not finite, or the columns differ in number
     */
    public static Judgement compare(Points real, Points synthetic, List<String> columns, long seed,
            Judging judging) {
        check(real, "real", columns.size());
        check(synthetic, "synthetic", columns.size());
        int fewest = columns.size() == 1 ? 2 : 2 * Holdout.MINIMUM_ROWS;
        if (real.rows() < fewest) {
            throw new IllegalArgumentException(
                    "at least " + fewest + " real rows are needed but there were " + real.rows());
        }
        Reference reference = Reference.compare(real, columns, synthetic.rows(), seed);
        return of(reference, synthetic, judging, List.of());
    }

    private static Judgement of(Reference reference, Points generated, Judging judging,
            List<ClassJudgement> classes) {
        return new Judge(reference, generated).judge(judging, classes);
    }

    private Judgement judge(Judging judging, List<ClassJudgement> classes) {
        Points judged = generated.rows() <= reference.most
                ? generated
                : generated.select(Resampling.choose(generated.rows(), reference.most,
                        Reference.random(reference.seed, reference.floor.draws() + 1)));
        List<Target> targets = new ArrayList<>();
        List<Metric> metrics = Metrics.of(reference, judging);
        metrics.forEach(metric -> targets.add(new Target(metric, -1)));
        int width = reference.columns.size();
        for (int j = 0; j < width; j++) {
            for (Metric metric : width == 1 ? List.<Metric>of() : Metrics.OF_COLUMNS) {
                targets.add(new Target(metric, j));
            }
        }
        for (int draw = 0; draw < reference.floor.draws(); draw++) {
            Reference.Pair pair = reference.floor.pairs().apply(draw);
            TwoSamples both = new TwoSamples(reference, pair.fresh(), pair.real());
            targets.forEach(target -> target.addFloor(both));
        }
        TwoSamples samples = new TwoSamples(reference, judged, reference.real);
        List<Score> scores = targets.stream().map(target -> score(target, samples)).toList();
        List<ColumnJudgement> columns = IntStream.range(0, width).mapToObj(j -> new ColumnJudgement(
                reference.columns.get(j),
                IntStream.range(0, targets.size())
                        .filter(i -> width == 1
                                ? Metrics.OF_COLUMNS.contains(targets.get(i).metric)
                                : targets.get(i).column == j)
                        .mapToObj(scores::get).toList(),
                reference.moments[j], reference.judged[j], Moments.of(judged.column(j)), reference.spreads[j]))
                .toList();
        return new Judgement(reference.name,
                new SampleSizes(reference.training == null ? 0 : reference.training.rows(), reference.rows,
                        judged.rows()),
                scores.subList(0, metrics.size()), columns, classes,
                reference.modes == null ? 0 : reference.modes.count(), Checks.of(reference, generated));
    }

    private Score score(Target target, TwoSamples samples) {
        Metric metric = target.metric;
        return switch (metric.compare(target.of(metric.isReferee() ? tested : samples))) {
            case Metric.Finding.None(String reason) -> new Score.NotJudged(metric.key(), reason);
            case Metric.Finding.Value(double value, Interval interval) ->
                score(metric, value, target.floor(reference.floor), interval, target.of(tested), permutations);
        };
    }

    private static Score score(Metric metric, double value, double floor, @Nullable Interval interval,
            TwoSamples tested, PermutationTest permutations) {
        if (!Double.isFinite(value) || !Double.isFinite(floor)) {
            return new Score.NotJudged(metric.key(), "there is no finite figure");
        }
        return new Score.Judged(metric.key(), value, floor,
                metric instanceof Distance distance ? permutations.p(distance, tested) : null, interval);
    }

    private static List<ClassJudgement> classes(Reference reference, Reference.Labelled labelled,
            Conditional conditional) {
        Labels labels = labelled.labels();
        Points real = labelled.real();
        int[] pooled = Points.evenRows(real.rows(), MOST_OF_CLASSES);
        Rows pool = new Rows(reference.scales.scaled(real.select(pooled)));
        Labels ofPool = labels.select(pooled);
        PermutationTest permutations = new PermutationTest(reference.seed);
        List<ClassJudgement> judgements = new ArrayList<>();
        for (int code = 0; code < labels.classes().size(); code++) {
            int[] rows = labels.rowsOf(code);
            rows = rows.length > MOST_OF_CLASSES ? Arrays.copyOf(rows, MOST_OF_CLASSES) : rows;
            int[] others = labelled.freshLabels().rowsOf(code);
            others = others.length > rows.length ? Arrays.copyOf(others, rows.length) : others;
            List<Score> scores = new ArrayList<>();
            if (rows.length < FEWEST_OF_CLASS || others.length < FEWEST_OF_CLASS) {
                Metrics.OF_CLASSES.forEach(metric -> scores.add(new Score.NotJudged(metric.key(),
                        "fewer than " + FEWEST_OF_CLASS + " real samples")));
            } else {
                TwoSamples.ClassOfSeveral one = new TwoSamples.ClassOfSeveral(code, pool, ofPool);
                Points ofClass = real.select(rows);
                TwoSamples drawn = new TwoSamples(reference, conditional.draw(code, rows.length), ofClass).of(one);
                TwoSamples floor = new TwoSamples(reference, labelled.fresh().select(others), ofClass).of(one);
                Metrics.OF_CLASSES.forEach(metric -> scores.add(score(metric, value(metric, drawn),
                        value(metric, floor), null, drawn, permutations)));
            }
            judgements.add(new ClassJudgement(labels.classes().get(code), rows.length, scores));
        }
        return judgements;
    }

    private static double value(Metric metric, TwoSamples samples) {
        return metric.compare(samples) instanceof Metric.Finding.Value(double value, Interval interval)
                ? value
                : Double.NaN;
    }

    private static void check(Points points, String what, int columns) {
        int fewest = columns == 1 ? 1 : Holdout.MINIMUM_ROWS;
        if (points.rows() < fewest || points.columns() != columns) {
            throw new IllegalArgumentException(what + " samples must be at least " + fewest + " in " + columns
                    + (columns == 1 ? " column" : " columns") + " but were " + points);
        }
        for (double value : points.toArray()) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(what + " samples must be finite but one was " + value);
            }
        }
    }
}
