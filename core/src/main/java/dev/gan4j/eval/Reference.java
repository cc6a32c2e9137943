package dev.gan4j.eval;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Modes;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.Holdout;
import dev.gan4j.eval.internal.Distances;
import dev.gan4j.eval.internal.PointDistances;
import dev.gan4j.eval.internal.Scales;
import dev.gan4j.eval.internal.Spread;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What generated samples are judged against: real rows that training has not seen, fresh draws of a known distribution, or its
 * quantiles; and the source of the noise floor. This is the only part of the judgement that depends on the kind of data.
 */
final class Reference {

    /** The number of real samples that are averaged for the noise floor of a known distribution of one column. */
    public static final int FRESH_DRAWS = 4;
    /** The number of real samples that are averaged for the noise floor of rows of one column. */
    public static final int RESAMPLES = 20;
    /** The number of real samples that are averaged for the noise floor of several columns. */
    public static final int FLOOR_DRAWS = 2;
    /** Draws of a known distribution for each class. */
    private static final int LABELLED = 10_000;
    /** The address of the draws of a known distribution for tests; those for floors are below it. */
    private static final int TESTED = 1000;

    /** Real points with their classes, and other ones for the noise floor. */
    record Labelled(Points real, Labels labels, Points fresh, Labels freshLabels) {}

    /** Two real samples that differ only by chance. */
    record Pair(Points fresh, Points real) {}

    /** Pairs of real samples, and the factor that converts their distances to those of samples as large as the judged one. */
    record Floor(int draws, double scale, IntFunction<Pair> pairs) {}

    final String name;
    final List<String> columns;
    final Points real;
    final Floor floor;
    final long seed;
    /** Real rows in random order, at most as many as a test uses. */
    final Points tested;
    final Moments[] moments; // of all real rows, by column
    final Moments[] judged; // of those that are judged against
    final double[] spreads;
    /** The rows that a run was trained on; null if there are none or they are unknown. */
    final @Nullable Points training;
    final @Nullable UnivariateDistribution known;
    final @Nullable Modes modes;
    /** How many real rows there are for judging; 0 if the distribution is known. */
    final int rows;
    /** The largest number of samples that are judged. */
    final int most;
    private final @Nullable Points others; // real rows that are not judged against
    final Scales scales;
    private double bandwidth;

    private Reference(String name, List<String> columns, Points real, Points tested, int rows,
            @Nullable Points training, @Nullable Points others, int most, @Nullable UnivariateDistribution known,
            @Nullable Modes modes, Floor floor, long seed) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.real = real;
        this.tested = tested;
        this.rows = rows;
        this.training = training;
        this.others = others;
        this.most = most;
        this.known = known;
        this.modes = modes;
        this.floor = floor;
        this.seed = seed;
        int width = real.columns();
        judged = new Moments[width];
        moments = new Moments[width];
        spreads = new double[width];
        for (int j = 0; j < width; j++) {
            double[] ascending = ascending(real, j);
            judged[j] = moments(ascending, known);
            moments[j] = others == null ? judged[j] : Moments.of(both(others.column(j), ascending));
            spreads[j] = known == null
                    ? Spread.of(ascending, judged[j].standardDeviation())
                    : Spread.of(known, known.standardDeviation());
        }
        scales = Scales.of(real);
    }

    /**
     * Returns what a run's samples are judged against.
     *
     * @param data    the real data of the run
     * @param samples how many generated samples are judged
     * @param seed    of everything that is drawn
     * @return the reference; samples are generated only afterwards to limit the memory in use
     */
    public static Reference of(RealData data, int samples, long seed) {
        List<String> columns = data.schema().keys();
        return switch (data) {
            case RealData.Known(Distribution distribution) -> distribution instanceof UnivariateDistribution line
                    ? known(line, columns, samples, seed)
                    : drawn(distribution, columns, samples, seed);
            case RealData.Rows rows ->
                heldOut(rows.training().values(), rows.heldOut().values(), columns, samples, seed);
        };
    }

    private static Reference drawn(Distribution distribution, List<String> columns, int samples,
            long seed) {
        IntFunction<Points> draws = draw -> distribution.sample(random(seed, draw), samples);
        Points real = draws.apply(0);
        return new Reference("fresh real samples", columns, real, real.head(Math.min(samples, Distance.MOST_PERMUTED)),
                0,
                null, null, samples, null, distribution.modes(),
                new Floor(FLOOR_DRAWS, 1, draw -> new Pair(draws.apply(draw + 1), real)), seed);
    }

    private static Reference known(UnivariateDistribution distribution, List<String> columns, int samples, long seed) {
        Points cells = Points.ofColumns(Distances.quantileCells(distribution, samples));
        return new Reference("p_data's own quantiles", columns, cells,
                distribution.sample(random(seed, TESTED), Math.min(samples, Distance.MOST_PERMUTED)), 0, null, null,
                samples, distribution, null,
                new Floor(FRESH_DRAWS, 1, draw -> new Pair(distribution.sample(random(seed, draw), samples), cells)),
                seed);
    }

    private static Reference heldOut(Points training, Points heldOut, List<String> columns, int samples, long seed) {
        Floor floor;
        if (heldOut.columns() == 1) {
            double[] ascending = ascending(training, 0);
            floor = new Floor(RESAMPLES, 1, draw -> {
                double[] part = new double[samples];
                Resampling.subsample(ascending, part, random(seed, draw));
                return new Pair(Points.ofColumns(part), heldOut);
            });
        } else {
            floor = new Floor(FLOOR_DRAWS, 1, draw -> new Pair(
                    training.select(Resampling.choose(training.rows(), samples, random(seed, draw))), heldOut));
        }
        return new Reference("held-out rows", columns, heldOut, some(heldOut, seed), heldOut.rows(), training, training,
                Integer.MAX_VALUE, null, null, floor, seed);
    }

    /**
     * Returns the reference for samples from any source: only real rows.
     *
     * <p>The noise floor comes from the real rows. For one column, they are split at random into two halves, {@value
     * #RESAMPLES} times, and the mean distance of the halves is scaled from their sizes to those of the two samples by sqrt(1/n
     * + 1/m), the law that both distances follow for two samples of the same distribution. For several columns, they are split
     * once: samples are judged against the first half, and the floor is the second half judged in the same way.
     *
     * @param real      rows, at least 2 of one column, at least twice {@link Holdout#MINIMUM_ROWS} of several
     * @param columns   the names of the columns
     * @param synthetic how many rows are judged
     * @param seed      of the halves
     * @return the reference
     */
    static Reference compare(Points real, List<String> columns, int synthetic, long seed) {
        return real.columns() == 1
                ? compareNumbers(real, columns, synthetic, seed)
                : comparePoints(real, columns, synthetic, seed);
    }

    private static Reference compareNumbers(Points real, List<String> columns, int synthetic, long seed) {
        double[] ascending = ascending(real, 0);
        int half = real.rows() / 2;
        int other = real.rows() - half;
        double scale = Math.sqrt((1.0 / real.rows() + 1.0 / synthetic) / (1.0 / half + 1.0 / other));
        return new Reference("the real column", columns, real, some(real, seed), real.rows(), null, null,
                Integer.MAX_VALUE, null, null, new Floor(RESAMPLES, scale, draw -> {
                    double[] one = new double[half];
                    double[] rest = new double[other];
                    Resampling.split(ascending, one, rest, random(seed, draw));
                    return new Pair(Points.ofColumns(one), Points.ofColumns(rest));
                }), seed);
    }

    private static Reference comparePoints(Points real, List<String> columns, int synthetic, long seed) {
        int[] order = Resampling.choose(real.rows(), real.rows(), random(seed, 0));
        int half = real.rows() / 2;
        Points reference = real.select(Arrays.copyOf(order, half));
        Points fresh = real.select(Arrays.copyOfRange(order, half, order.length));
        int size = Math.min(synthetic, fresh.rows());
        return new Reference("half of the real rows", columns, reference, some(real, seed), real.rows(), null, fresh,
                size,
                null, null,
                new Floor(FLOOR_DRAWS, 1,
                        draw -> new Pair(fresh.select(Resampling.choose(fresh.rows(), size, random(seed, draw + 1))),
                                reference)),
                seed);
    }

    /** Returns rows in random order, as many as a test uses. */
    static Points some(Points rows, long seed) {
        return rows.select(Resampling.choose(rows.rows(), Math.min(rows.rows(), Distance.MOST_PERMUTED),
                random(seed, TESTED)));
    }

    /** The median distance of real points in their standard deviations, computed on first use. */
    double bandwidth() {
        if (bandwidth == 0) {
            double median = PointDistances.medianDistance(scales.scaled(real));
            bandwidth = median > 0 ? median : 1;
        }
        return bandwidth;
    }

    /**
     * Returns real points with their classes.
     *
     * @param data    the real data of a run whose points have classes
     * @param classes their names
     * @param seed    of what is drawn
     * @return null if the data have none
     */
    static @Nullable Labelled labelled(RealData data, List<String> classes, long seed) {
        return switch (data) {
            case RealData.Known(Distribution distribution) -> {
                Modes modes = distribution.modes();
                if (modes == null || classes.isEmpty()) {
                    yield null;
                }
                Points real = distribution.sample(random(seed, 0), LABELLED);
                Points fresh = distribution.sample(random(seed, 1), LABELLED);
                yield new Labelled(real, modes.labels(real, classes), fresh, modes.labels(fresh, classes));
            }
            case RealData.Rows rows -> {
                Labels training = rows.training().labels();
                Labels heldOut = rows.heldOut().labels();
                yield training == null || heldOut == null
                        ? null
                        : new Labelled(rows.heldOut().values(), heldOut, rows.training().values(), training);
            }
        };
    }

    /** Returns all real rows of a column, ascending; null if the distribution is known. */
    double @Nullable [] all(int column) {
        if (rows == 0) {
            return null;
        }
        double[] all = others == null ? real.column(column) : both(others.column(column), real.column(column));
        Arrays.sort(all);
        return all;
    }

    static double[] ascending(Points points, int column) {
        double[] values = points.column(column);
        Arrays.sort(values);
        return values;
    }

    static AddressedRandom random(long seed, int index) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.NOISE_FLOOR, index);
        return random;
    }

    private static double[] both(double[] a, double[] b) {
        return IntStream.range(0, a.length + b.length).mapToDouble(i -> i < a.length ? a[i] : b[i - a.length])
                .toArray();
    }

    /** If a known distribution has no moments, those of its quantiles are used. */
    private static Moments moments(double[] ascending, @Nullable UnivariateDistribution known) {
        Moments found = Moments.of(ascending);
        if (known == null) {
            return found;
        }
        double mean = known.mean();
        double sd = known.standardDeviation();
        return new Moments(Double.isFinite(mean) ? mean : found.mean(),
                Double.isFinite(sd) ? sd : found.standardDeviation());
    }
}
