package dev.gan4j.data;

import dev.gan4j.InvalidInputException;
import java.util.Arrays;

/**
 * The range in which networks work, taken from the data: where the tutorial has [-5, 5].
 *
 * <p>With a and b the 0.5 % and the 99.5 % quantile and w = b - a, it is [a - 0.25 w, b + 0.25 w].
 *
 * <ul>
 * <li>Quantiles, not the smallest and the largest value: one far outlier would squeeze all the rest into a sliver.
 * <li>A margin: the generator's output is a scaled tanh, which reaches its ends for infinite input only, and comes near
 * them only where its gradient vanishes. With the margin the data take the middle two thirds.
 * <li>Values beyond the range stay as they are: the discriminator sees them, and the generator cannot make them.
 * </ul>
 */
public final class WorkingRange {

    /** The share of the data below {@code a}. */
    public static final double LOWER_QUANTILE = 0.005;
    /** The share of the data below {@code b}. */
    public static final double UPPER_QUANTILE = 0.995;
    /** What is added on each side, as a share of b - a. */
    public static final double MARGIN = 0.25;

    private WorkingRange() {}

    /**
     * Returns the working range of samples. Where both quantiles are equal, since nearly all samples are, the smallest
     * and the largest sample stand in for them.
     *
     * @param samples in any order, finite; not changed
     * @return in the samples' units
     * @throws InvalidInputException if there are no samples, one is not finite, all are equal, or they are too far apart
     */
    public static Range of(double[] samples) {
        double[] ascending = samples.clone();
        Arrays.sort(ascending);
        int last = ascending.length - 1;
        if (last < 0) {
            throw new InvalidInputException("the data must have samples but are empty");
        }
        if (!(Double.isFinite(ascending[0]) && Double.isFinite(ascending[last]))) {
            throw new InvalidInputException("the data must be finite but hold "
                    + (Double.isFinite(ascending[last]) ? ascending[0] : ascending[last]));
        }
        if (ascending[0] == ascending[last]) {
            throw new InvalidInputException(
                    "the data must vary but all " + ascending.length + " samples are " + ascending[0]);
        }
        double low = Quantiles.quantile(ascending, LOWER_QUANTILE);
        double high = Quantiles.quantile(ascending, UPPER_QUANTILE);
        return low < high ? widened(low, high) : widened(ascending[0], ascending[last]);
    }

    /**
     * Returns the working range of a distribution, from its own quantiles.
     *
     * @param distribution the distribution
     * @return in the distribution's units
     */
    public static Range of(Distribution distribution) {
        return widened(distribution.quantile(LOWER_QUANTILE), distribution.quantile(UPPER_QUANTILE));
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
