package dev.gan4j.eval;

import dev.gan4j.data.Holdout;
import dev.gan4j.data.Modes;
import dev.gan4j.data.MultivariateDistribution;
import dev.gan4j.data.Points;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges generated points by their distances from real ones, each beside its noise floor: the same figure of fresh real
 * points, as many as the generated ones, against the same reference.
 *
 * <p>Modes, sliced distances and columns are judged on all points; what takes pairs of points, on the first
 * {@value #MOST_PAIRED} of each sample; the classifiers on the first {@value #MOST_CLASSIFIED}; and the exact distance,
 * whose cost grows fastest, on the first {@value #MOST_EXACT}.
 */
public final class PointsJudge {

    /** The most points of each sample whose pairs are looked at: as many as the benchmarks' protocol draws. */
    public static final int MOST_PAIRED = 2500;
    /** The most points of each sample in a classifier's training and test. */
    public static final int MOST_CLASSIFIED = 1000;
    /** The most points of each sample in an exact assignment. */
    public static final int MOST_EXACT = 512;
    /** Real samples that a noise floor is the mean of. */
    public static final int FLOOR_DRAWS = 2;

    private PointsJudge() {}

    /**
     * Judges generated points against a known distribution: against as many fresh draws of it.
     *
     * @param distribution p_data
     * @param generated    at least {@link Holdout#MINIMUM_ROWS} points, finite, in the data's units
     * @param seed         of the real samples
     * @return the judgement
     * @throws IllegalArgumentException if there are too few points, one is not finite, or their dimension is another
     */
    public static PointsJudgement against(MultivariateDistribution distribution, Points generated, long seed) {
        check(generated, distribution.dimension());
        AddressedRandom random = new AddressedRandom(seed);
        Points[] real = new Points[1 + FLOOR_DRAWS];
        for (int draw = 0; draw < real.length; draw++) {
            random.seek(Stream.NOISE_FLOOR, draw);
            real[draw] = distribution.sample(random, generated.rows());
        }
        return judge("fresh real samples", real[0], Arrays.copyOfRange(real, 1, real.length), generated, null, null,
                distribution.modes(), seed);
    }

    /**
     * Judges generated points against held-out rows; the floor comes from the training rows, with replacement where there
     * are fewer of them than generated points, which makes it a little larger.
     *
     * @param training  rows that the generator was trained on, at least {@link Holdout#MINIMUM_ROWS}
     * @param heldOut   rows that it was not trained on, at least {@link Holdout#MINIMUM_ROWS}
     * @param generated at least {@link Holdout#MINIMUM_ROWS} points, finite; best as many as held-out rows
     * @param seed      of the real samples for the floor
     * @return the judgement
     * @throws IllegalArgumentException if there are too few points, one is not finite, or their dimension is another
     */
    public static PointsJudgement against(Points training, Points heldOut, Points generated, long seed) {
        check(training, heldOut.columns());
        check(heldOut, heldOut.columns());
        check(generated, heldOut.columns());
        AddressedRandom random = new AddressedRandom(seed);
        Points[] floors = new Points[FLOOR_DRAWS];
        for (int draw = 0; draw < FLOOR_DRAWS; draw++) {
            random.seek(Stream.NOISE_FLOOR, draw);
            floors[draw] = training.select(choose(training.rows(), generated.rows(), random));
        }
        return judge("held-out rows", heldOut, floors, generated, training, random, null, seed);
    }

    /**
     * Judges synthetic points against real ones, whoever made them.
     *
     * <p>The real points are cut at random into two halves. The synthetic ones are judged against the first, and the floor
     * is the second, judged in the same way: so both are samples of one size against the same reference. Of more synthetic
     * points than a half has, as many are taken at random. Nobody knows which real points they were made from, so nothing
     * is said of copies.
     *
     * @param real      at least twice {@link Holdout#MINIMUM_ROWS} points, finite
     * @param synthetic at least {@link Holdout#MINIMUM_ROWS} points, finite
     * @param seed      of the halves and the choice
     * @return the judgement
     * @throws IllegalArgumentException if there are too few points, one is not finite, or their dimension is another
     */
    public static PointsJudgement compare(Points real, Points synthetic, long seed) {
        check(real, real.columns());
        check(synthetic, real.columns());
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.NOISE_FLOOR, 0);
        int[] order = choose(real.rows(), real.rows(), random);
        Points reference = real.select(Arrays.copyOf(order, real.rows() / 2));
        Points fresh = real.select(Arrays.copyOfRange(order, real.rows() / 2, real.rows()));
        check(reference, real.columns());
        int size = Math.min(synthetic.rows(), fresh.rows());
        Points judged = synthetic.select(choose(synthetic.rows(), size, random));
        Points[] floors = new Points[FLOOR_DRAWS];
        for (int draw = 0; draw < FLOOR_DRAWS; draw++) {
            random.seek(Stream.NOISE_FLOOR, draw + 1);
            floors[draw] = fresh.select(choose(fresh.rows(), size, random));
        }
        return judge("half of the real rows", reference, floors, judged, null, null, null, seed);
    }

    private static PointsJudgement judge(String reference, Points real, Points[] fresh, Points generated,
            @Nullable Points training, @Nullable AddressedRandom random, @Nullable Modes modes, long seed) {
        Comparison comparison = new Comparison(real, seed);
        Comparison.Figures figures = comparison.of(generated);
        Comparison.Figures floor = Comparison.Figures.mean(Arrays.stream(fresh).map(comparison::of).toList());
        Score copies = training == null || random == null
                ? null
                : copies(comparison, training, real, generated, random);
        return new PointsJudgement(reference, generated.rows(),
                new Score(figures.slicedWasserstein1(), floor.slicedWasserstein1()),
                new Score(figures.slicedWasserstein2(), floor.slicedWasserstein2()),
                new Score(figures.wasserstein2(), floor.wasserstein2()), new Score(figures.energy(), floor.energy()),
                new Score(figures.mmd(), floor.mmd()), new Score(figures.precision(), floor.precision()),
                new Score(figures.recall(), floor.recall()), new Score(figures.density(), floor.density()),
                new Score(figures.coverage(), floor.coverage()),
                new Score(figures.treeAccuracy(), floor.treeAccuracy()),
                new Score(figures.linearAccuracy(), floor.linearAccuracy()), copies,
                modes == null ? null : ModeCoverage.of(generated, modes),
                modes == null ? null : ModeCoverage.of(fresh[0], modes),
                IntStream.range(0, real.columns()).mapToObj(column -> column(reference, real, fresh, generated, column))
                        .toList(),
                List.of());
    }

    /** The first two moments and both distances of one column. */
    private static Judgement column(String reference, Points real, Points[] fresh, Points generated, int column) {
        double[] realColumn = ascending(real, column);
        double[] generatedColumn = ascending(generated, column);
        double wasserstein1Floor = 0;
        double ksFloor = 0;
        for (Points points : fresh) {
            double[] freshColumn = ascending(points, column);
            wasserstein1Floor += Distances.wasserstein1(freshColumn, realColumn) / fresh.length;
            ksFloor += Distances.kolmogorovSmirnov(freshColumn, realColumn) / fresh.length;
        }
        Moments ofReal = Moments.of(realColumn);
        Moments ofGenerated = Moments.of(generatedColumn);
        return new Judgement(reference, generated.rows(), Distances.wasserstein1(generatedColumn, realColumn),
                wasserstein1Floor, Distances.kolmogorovSmirnov(generatedColumn, realColumn), ksFloor, ofReal.mean(),
                ofGenerated.mean(), ofReal.standardDeviation(), ofGenerated.standardDeviation(),
                Spread.of(realColumn, ofReal.standardDeviation()));
    }

    static double[] ascending(Points points, int column) {
        double[] values = points.column(column);
        Arrays.sort(values);
        return values;
    }

    /**
     * As many training rows as held-out ones against those; the floor is the share among other training rows, which the
     * generator might have drawn as well.
     */
    private static Score copies(Comparison comparison, Points training, Points heldOut, Points generated,
            AddressedRandom random) {
        int size = Math.min(Math.min(training.rows(), heldOut.rows()), MOST_PAIRED);
        random.seek(Stream.NOISE_FLOOR, FLOOR_DRAWS);
        int[] order = choose(training.rows(), training.rows(), random);
        shuffle(order, random);
        Points known = comparison.scaled(training.select(Arrays.copyOf(order, size)));
        Points unknown = comparison.scaled(heldOut.head(size));
        int rest = Math.min(order.length - size, MOST_PAIRED);
        double floor = rest < Holdout.MINIMUM_ROWS
                ? 0.5
                : CopyTest.share(comparison.scaled(training.select(Arrays.copyOfRange(order, size, size + rest))),
                        known, unknown);
        Points judged = comparison.scaled(generated.head(Math.min(generated.rows(), MOST_PAIRED)));
        return new Score(CopyTest.share(judged, known, unknown), floor);
    }

    /** Chooses rows without replacement, in order; with it where more are wanted than there are. */
    private static int[] choose(int rows, int wanted, AddressedRandom random) {
        int[] chosen = new int[wanted];
        if (wanted > rows) {
            Arrays.setAll(chosen, i -> random.nextInt(rows));
            return chosen;
        }
        int taken = 0;
        for (int row = 0; taken < wanted; row++) {
            if (random.nextInt(rows - row) < wanted - taken) {
                chosen[taken++] = row;
            }
        }
        shuffle(chosen, random);
        return chosen;
    }

    private static void shuffle(int[] rows, AddressedRandom random) {
        for (int i = rows.length; i > 1; i--) {
            int other = random.nextInt(i);
            int last = rows[i - 1];
            rows[i - 1] = rows[other];
            rows[other] = last;
        }
    }

    private static void check(Points points, int dimension) {
        if (points.rows() < Holdout.MINIMUM_ROWS || points.columns() != dimension || !points.isFinite()) {
            throw new IllegalArgumentException("points to judge must be at least " + Holdout.MINIMUM_ROWS
                    + ", finite and in " + dimension + " dimensions but were " + points
                    + (points.isFinite() ? "" : ", not all finite"));
        }
    }
}
