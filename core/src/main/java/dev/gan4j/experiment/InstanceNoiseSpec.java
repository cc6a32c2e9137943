package dev.gan4j.experiment;

/**
 * Normal noise on everything that D sees, real and generated. Its standard deviation changes linearly with the iterations. In
 * YAML: {@code instanceNoise: {start: 1, end: 0, iterations: 5000}}.
 *
 * <p>Source: Sonderby et al. 2017, "Amortised MAP inference for image super-resolution" (arXiv 1610.04490), section 3; Arjovsky
 * and Bottou 2017 (arXiv 1701.04862). The noise makes both distributions overlap, which keeps D from separating them perfectly.
 *
 * @param start      the standard deviation at the first iteration, in training units, at least 0
 * @param end        the standard deviation after these iterations, in training units, at least 0
 * @param iterations the iterations over which it changes, at least 1
 */
public record InstanceNoiseSpec(double start, double end, int iterations) {

    /**
     * Returns the standard deviation of the noise in an iteration.
     *
     * @param iteration from 0
     * @return in training units
     */
    public double deviation(long iteration) {
        double share = Math.min(1, (double) iteration / iterations);
        return start + (end - start) * share;
    }
}
