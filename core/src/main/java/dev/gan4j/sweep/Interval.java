package dev.gan4j.sweep;

/**
 * An interval that holds an unknown figure in 95 of 100 cases.
 *
 * @param low  its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    /**
     * Tells whether it holds a figure.
     *
     * @param value the figure
     * @return whether it lies between the ends, or is one
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
