package dev.gan4j.eval;

/**
 * An interval that holds an unknown figure with a stated confidence; what makes one says which.
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
