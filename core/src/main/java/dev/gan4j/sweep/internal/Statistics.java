package dev.gan4j.sweep.internal;

import dev.gan4j.eval.Interval;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Statistics of many runs with their intervals; the same values always have the same intervals. */
public final class Statistics {

    /** The confidence level of intervals. */
    public static final double CONFIDENCE = 0.95;

    /** The number of resamples of a bootstrap interval. */
    public static final int RESAMPLES = 2000;

    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + CONFIDENCE / 2);

    /** Its quantiles are always values of the sample, so infinite values do not affect others. */
    private static final Quantile QUANTILE = Quantile.withDefaults().with(EstimationMethod.HF1);

    private Statistics() {}

    /**
     * Returns Wilson's score interval of a share, which is valid also for few runs and for shares near 0 and 1 (Wilson 1927,
     * "Probable inference, the law of succession, and statistical inference").
     *
     * @param successes how many there were, 0 to count
     * @param count     of how many, at least 1
     * @return within [0, 1]
     */
    public static Interval wilson(int successes, int count) {
        if (count < 1 || successes < 0 || successes > count) {
            throw new IllegalArgumentException("successes must be from 0 to a count of at least 1 but were " + successes
                    + " of " + count);
        }
        double n = count;
        double share = successes / n;
        double scale = 1 / (1 + Z * Z / n);
        double centre = scale * (share + Z * Z / (2 * n));
        double half = scale * Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return new Interval(successes == 0 ? 0 : centre - half, successes == count ? 1 : centre + half);
    }

    /**
     * Returns quantiles, each of them one of the values (definition 1 of Hyndman and Fan 1996).
     *
     * @param values        at least one, infinite ones among them or not; not changed
     * @param probabilities in [0, 1]
     * @return one for each probability
     */
    public static double[] quantiles(double[] values, double... probabilities) {
        return QUANTILE.evaluate(values.clone(), probabilities);
    }

    /**
     * Returns the median, which is one of the values: for an even number of values, the lower of the two in the middle.
     *
     * @param values at least one, infinite ones among them or not; not changed
     * @return the median
     */
    public static double median(double[] values) {
        return quantiles(values, 0.5)[0];
    }

    /**
     * Returns the bootstrap percentile interval of a figure (Efron 1979, "Bootstrap methods: another look at the jackknife").
     * The resamples are drawn by address: the same values always have the same interval.
     *
     * @param values at least one
     * @param figure of a sample, such as {@link #median}; may change the sample
     * @return the interval over {@value #RESAMPLES} resamples
     */
    public static Interval bootstrap(double[] values, ToDoubleFunction<double[]> figure) {
        AddressedRandom random = new AddressedRandom(0);
        double[] sample = new double[values.length];
        double[] figures = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            random.seek(Stream.BOOTSTRAP, resample);
            for (int i = 0; i < sample.length; i++) {
                sample[i] = values[random.nextInt(values.length)];
            }
            figures[resample] = figure.applyAsDouble(sample);
        }
        double[] ends = quantiles(figures, 0.5 - CONFIDENCE / 2, 0.5 + CONFIDENCE / 2);
        return new Interval(ends[0], ends[1]);
    }

    public static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
