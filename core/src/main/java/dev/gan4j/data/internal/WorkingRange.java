package dev.gan4j.data.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The range in which networks work, estimated from the data; the tutorial's is [-5, 5].
 *
 * <p>With a and b the 0.5 % and the 99.5 % quantile and w = b - a, it is [a - 0.25 w, b + 0.25 w].
 *
 * <ul>
 * <li>Quantiles, not the smallest and the largest value: a single outlier would squeeze all other values into a sliver.
 * <li>A margin: the generator's output is a scaled tanh, which reaches its ends only for infinite input, and whose gradient
 * vanishes near them. With the margin, the data take the middle two thirds.
 * <li>Values beyond the range are kept: the discriminator sees them, but the generator cannot produce them.
 * </ul>
 */
public final class WorkingRange {

    /** The share of the data below {@code a}. */
    public static final double LOWER_QUANTILE = 0.005;
    /** The share of the data below {@code b}. */
    public static final double UPPER_QUANTILE = 0.995;
    /** The margin on each side, as a share of b - a. */
    public static final double MARGIN = 0.25;

    /** The largest size of a number that can be trained on: a quarter of the largest float. */
    public static final double LARGEST = Float.MAX_VALUE / 4;

    /** The number of draws that represent a distribution in n dimensions. */
    private static final int DRAWS = 20_000;
    private static final double ROUNDING = 1e-3;
    /** The least width of a range, as a share of its size. */
    public static final double RESOLUTION = 1e-10;
    private static final String LARGEST_TEXT = "8e37";
    /** The rule for a range, in words. */
    public static final String RESOLVED_RULE = "wider than 1e-10 of its size and within +-" + LARGEST_TEXT;

    private WorkingRange() {}

    /**
     * Returns the working range of samples. If both quantiles are equal, because nearly all samples are, the smallest and the
     * largest sample are used instead.
     *
     * @param samples in any order, finite; not changed
     * @return in the samples' units
     * @throws InvalidInputException if there are no samples, one is not finite or beyond {@link #LARGEST}, all are equal,
     *                               or they are too close together for doubles
     */
    public static Range of(double[] samples) {
        double[] ascending = ascending(samples);
        double smallest = ascending[0];
        double largest = ascending[ascending.length - 1];
        if (Math.max(Math.abs(smallest), Math.abs(largest)) > LARGEST) {
            throw new InvalidInputException(
                    "the data must be within +-" + LARGEST_TEXT + " but go from " + smallest + " to " + largest);
        }
        Range range = ofAscending(ascending);
        if (!isResolved(range.low(), range.high())) {
            throw new InvalidInputException("the working range of the data must be " + RESOLVED_RULE + " but is ["
                    + range.low() + ", " + range.high() + "]");
        }
        return range;
    }

    /** Returns the working range of samples that are not trained on, and may therefore be as large as doubles allow. */
    public static Range ofAnySize(double[] samples) {
        return ofAscending(ascending(samples));
    }

    private static double[] ascending(double[] samples) {
        double[] ascending = samples.clone();
        Arrays.sort(ascending);
        int last = ascending.length - 1;
        if (last < 0) {
            throw new InvalidInputException("the data must have samples but are empty");
        }
        if (!(Double.isFinite(ascending[0]) && Double.isFinite(ascending[last]))) {
            throw new InvalidInputException("the data must be finite but contain "
                    + (Double.isFinite(ascending[last]) ? ascending[0] : ascending[last]));
        }
        if (ascending[0] == ascending[last]) {
            throw new InvalidInputException(
                    "the data must vary but all " + ascending.length + " samples are " + ascending[0]);
        }
        return ascending;
    }

    private static Range ofAscending(double[] ascending) {
        double low = Quantiles.quantile(ascending, LOWER_QUANTILE);
        double high = Quantiles.quantile(ascending, UPPER_QUANTILE);
        return low < high ? widened(low, high) : widened(ascending[0], ascending[ascending.length - 1]);
    }

    /**
     * Returns the width of the central 99 % of samples.
     *
     * @param ascending at least one sample; not changed
     * @return in the samples' units; 0 if nearly all are equal
     */
    public static double centralWidth(double[] ascending) {
        return Quantiles.quantile(ascending, UPPER_QUANTILE) - Quantiles.quantile(ascending, LOWER_QUANTILE);
    }

    /**
     * Returns the width of the central 99 % of a distribution.
     *
     * @param distribution the distribution
     * @return in its units
     */
    public static double centralWidth(UnivariateDistribution distribution) {
        return distribution.quantile(UPPER_QUANTILE) - distribution.quantile(LOWER_QUANTILE);
    }

    /**
     * Returns whether training can have used a range, allowing for rounding: wide enough for numbers in it to differ, and
     * within the numbers that training can handle.
     *
     * @param low  its lower end
     * @param high its upper end
     * @return false also if an end is not finite
     */
    public static boolean isUsable(double low, double high) {
        double largest = Math.max(Math.abs(low), Math.abs(high));
        return high - low >= (1 - ROUNDING) * Math.max(largest * RESOLUTION, Float.MIN_NORMAL)
                && largest <= 2 * LARGEST; // with its margins
    }

    /** Returns whether numbers between two values are distinguishable, and within the numbers that training can handle. */
    public static boolean isResolved(double low, double high) {
        double largest = Math.max(Math.abs(low), Math.abs(high));
        return high - low > Math.max(largest * RESOLUTION, Float.MIN_NORMAL) && largest <= LARGEST;
    }

    /**
     * Returns the working range of a distribution, from its own quantiles.
     *
     * @param distribution the distribution
     * @return in the distribution's units
     */
    public static Range of(UnivariateDistribution distribution) {
        return widened(distribution.quantile(LOWER_QUANTILE), distribution.quantile(UPPER_QUANTILE));
    }

    /**
     * Returns the working range of each coordinate of a distribution: in one dimension from its own quantiles, in several
     * from {@value #DRAWS} draws that are the same at each call.
     *
     * @param distribution the distribution
     * @return in the distribution's units, one for each coordinate
     * @throws InvalidInputException as {@link #of(double[])}
     */
    public static List<Range> ofEach(Distribution distribution) {
        if (distribution instanceof UnivariateDistribution line) {
            return List.of(of(line));
        }
        return ofEach(draws(distribution));
    }

    /**
     * Returns points that represent a distribution.
     *
     * @param distribution the distribution
     * @return {@value #DRAWS} draws, the same at each call
     */
    public static Points draws(Distribution distribution) {
        AddressedRandom random = new AddressedRandom(0);
        random.seek(Stream.DATA, 0);
        return distribution.sample(random, DRAWS);
    }

    /**
     * Returns the working range of each coordinate of points.
     *
     * @param points the points, finite
     * @return in the points' units, one for each coordinate
     * @throws InvalidInputException as {@link #of(double[])}
     */
    public static List<Range> ofEach(Points points) {
        return IntStream.range(0, points.columns()).mapToObj(column -> of(points.column(column))).toList();
    }

    private static Range widened(double low, double high) {
        double margin = MARGIN * (high - low);
        if (!(Double.isFinite(low - margin) && Double.isFinite(high + margin))) {
            throw new InvalidInputException(
                    "the data's spread must be a finite number but they go from " + low + " to " + high);
        }
        return new Range(low - margin, high + margin);
    }
}
