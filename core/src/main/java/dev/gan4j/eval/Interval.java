package dev.gan4j.eval;

/**
 * A confidence interval of an unknown figure; its confidence level is documented where it is computed.
 *
 * @param low  its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    /**
     * Returns whether it contains a figure.
     *
     * @param value the figure
     * @return whether it lies between the ends, inclusively
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
