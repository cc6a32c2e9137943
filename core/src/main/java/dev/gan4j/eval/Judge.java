package dev.gan4j.eval;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.RealData;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;

/**
 * Judges generated samples by their distances from real ones, each beside its noise floor.
 *
 * <p>Where the real variance is infinite (Cauchy, Student with two degrees of freedom or fewer) or nearly so, the few
 * farthest samples rule the Wasserstein distance, the standard deviation and the floor, which vary from sample to sample
 * by factors; the Kolmogorov-Smirnov statistic is then the figure to go by, and the {@link Verdict} does.
 */
public final class Judge {

    /** Real samples that the noise floor of a known distribution is the mean of. */
    public static final int FRESH_DRAWS = 4;
    /** Real samples that the noise floor of samples is the mean of. */
    public static final int RESAMPLES = 20;

    private Judge() {}

    /**
     * Judges generated samples against the real data of a run.
     *
     * <p>A known distribution is compared by its quantile cells (see {@link Distances#quantileCells}) and its own
     * distribution function; the floor is the mean over {@link #FRESH_DRAWS} fresh real samples of the same size.
     * Samples are compared by their held-out rows; the floor is the mean over {@link #RESAMPLES} subsamples of the
     * training rows, each as large as the generated sample: without replacement, or with it where there are fewer
     * training rows than that, which makes the floor a little larger.
     *
     * @param data      the real data
     * @param generated generated samples in any order, in the data's units, finite; not changed
     * @param seed      of the real samples for the floor
     * @return the judgement
     * @throws IllegalArgumentException if there are no generated samples or one is not finite
     */
    public static Judgement against(RealData data, double[] generated, long seed) {
        double[] ascending = ascending(generated, "generated");
        AddressedRandom random = new AddressedRandom(seed);
        if (!data.isUnivariate()) {
            throw new IllegalArgumentException(
                    "numbers cannot be judged against data of several columns; see PointsJudge");
        }
        return data.distribution() instanceof Distribution known
                ? againstKnown(known, ascending, random)
                : againstRows((RealData.Rows) data, ascending, random);
    }

    private static Judgement againstKnown(Distribution distribution, double[] generated, AddressedRandom random) {
        double[] cells = Distances.quantileCells(distribution, generated.length);
        double wasserstein1Floor = 0;
        double ksFloor = 0;
        double[] fresh = new double[generated.length];
        Distribution.Sampler sampler = distribution.sampler(random);
        for (int draw = 0; draw < FRESH_DRAWS; draw++) {
            random.seek(Stream.NOISE_FLOOR, draw);
            Arrays.setAll(fresh, i -> sampler.sample());
            Arrays.sort(fresh);
            wasserstein1Floor += Distances.wasserstein1(fresh, cells) / FRESH_DRAWS;
            ksFloor += Distances.kolmogorovSmirnov(fresh, distribution) / FRESH_DRAWS;
        }
        Moments ofCells = Moments.of(cells);
        double mean = distribution.mean();
        double sd = distribution.standardDeviation();
        Moments real = new Moments(Double.isFinite(mean) ? mean : ofCells.mean(),
                Double.isFinite(sd) ? sd : ofCells.standardDeviation());
        return judgement("p_data's own quantiles", generated, Distances.wasserstein1(generated, cells),
                wasserstein1Floor, Distances.kolmogorovSmirnov(generated, distribution), ksFloor, real,
                Spread.of(distribution, sd));
    }

    private static Judgement againstRows(RealData.Rows rows, double[] generated, AddressedRandom random) {
        double[] training = ascending(rows.training().column(0), "training");
        double[] heldOut = rows.heldOut().column(0);
        double[] subsample = new double[generated.length];
        double wasserstein1Floor = 0;
        double ksFloor = 0;
        for (int draw = 0; draw < RESAMPLES; draw++) {
            random.seek(Stream.NOISE_FLOOR, draw);
            Resampling.subsample(training, subsample, random);
            wasserstein1Floor += Distances.wasserstein1(subsample, heldOut) / RESAMPLES;
            ksFloor += Distances.kolmogorovSmirnov(subsample, heldOut) / RESAMPLES;
        }
        Moments real = Moments.of(heldOut);
        return judgement("held-out rows", generated, Distances.wasserstein1(generated, heldOut), wasserstein1Floor,
                Distances.kolmogorovSmirnov(generated, heldOut), ksFloor, real,
                Spread.of(heldOut, real.standardDeviation()));
    }

    /**
     * Judges one column of numbers against another, whoever made them.
     *
     * <p>The floor comes from the real column alone: it is cut at random into two halves, {@link #RESAMPLES} times, and
     * the mean distance of the halves is scaled from their sizes to those of the two columns, by the law that both
     * distances of two samples of one distribution follow: sqrt(1/n + 1/m). (Under tails so heavy that the variance is
     * infinite the Wasserstein distance falls more slowly, and its floor is a little too small.)
     *
     * @param real      real samples in any order, finite, at least two; not changed
     * @param synthetic synthetic samples in any order, finite; not changed
     * @param seed      of the halves
     * @return the judgement
     * @throws IllegalArgumentException if there are too few samples or one is not finite
     */
    public static Judgement compare(double[] real, double[] synthetic, long seed) {
        if (real.length < 2) {
            throw new IllegalArgumentException("at least two real samples are needed but there were " + real.length);
        }
        double[] ascendingReal = ascending(real, "real");
        double[] ascendingSynthetic = ascending(synthetic, "synthetic");
        double[] half = new double[real.length / 2];
        double[] otherHalf = new double[real.length - half.length];
        double scale = Math.sqrt((1.0 / real.length + 1.0 / synthetic.length)
                / (1.0 / half.length + 1.0 / otherHalf.length)) / RESAMPLES;
        AddressedRandom random = new AddressedRandom(seed);
        double wasserstein1Floor = 0;
        double ksFloor = 0;
        for (int draw = 0; draw < RESAMPLES; draw++) {
            random.seek(Stream.NOISE_FLOOR, draw);
            Resampling.split(ascendingReal, half, otherHalf, random);
            wasserstein1Floor += scale * Distances.wasserstein1(half, otherHalf);
            ksFloor += scale * Distances.kolmogorovSmirnov(half, otherHalf);
        }
        Moments moments = Moments.of(ascendingReal);
        return judgement("the real column", ascendingSynthetic,
                Distances.wasserstein1(ascendingSynthetic, ascendingReal), wasserstein1Floor,
                Distances.kolmogorovSmirnov(ascendingSynthetic, ascendingReal), Math.min(1, ksFloor), moments,
                Spread.of(ascendingReal, moments.standardDeviation()));
    }

    private static Judgement judgement(String reference, double[] generated, double wasserstein1,
            double wasserstein1Floor, double ks, double ksFloor, Moments real, double spreadReal) {
        Moments moments = Moments.of(generated);
        return new Judgement(reference, generated.length, wasserstein1, wasserstein1Floor, ks, ksFloor, real.mean(),
                moments.mean(), real.standardDeviation(), moments.standardDeviation(), spreadReal);
    }

    private static double[] ascending(double[] values, String what) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        if (ascending.length == 0) {
            throw new IllegalArgumentException("there must be " + what + " samples but there were none");
        }
        // NaN sorts last, after infinity.
        if (!(Double.isFinite(ascending[0]) && Double.isFinite(ascending[ascending.length - 1]))) {
            throw new IllegalArgumentException(what + " samples must be finite but one was "
                    + (Double.isFinite(ascending[0]) ? ascending[ascending.length - 1] : ascending[0]));
        }
        return ascending;
    }
}
