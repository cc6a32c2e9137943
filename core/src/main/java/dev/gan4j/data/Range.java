package dev.gan4j.data;

/**
 * A closed interval of the real line.
 *
 * @param low  the lower end, finite
 * @param high the upper end, finite, above low
 */
public record Range(double low, double high) {

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if an end is not finite or low is not below high
     */
    public Range {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException(
                    "range must have finite ends with low < high but was [" + low + ", " + high + "]");
        }
    }

    /**
     * Returns the length of the interval.
     *
     * @return high - low
     */
    public double width() {
        return high - low;
    }

    /**
     * Returns the middle of the interval.
     *
     * @return the mean of both ends
     */
    public double middle() {
        return low + (high - low) / 2;
    }
}
