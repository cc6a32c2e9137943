package dev.gan4j.eval;

/**
 * The first two moments of a sample.
 *
 * @param mean              the mean; NaN for an empty sample
 * @param standardDeviation the standard deviation of the values themselves, which divides by n, not n - 1
 */
public record Moments(double mean, double standardDeviation) {

    /**
     * Computes the moments in two passes, which keeps precision if the mean is far from 0.
     *
     * @param values any values
     * @return their moments
     */
    public static Moments of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(mean, Math.sqrt(squares / values.length));
    }
}
