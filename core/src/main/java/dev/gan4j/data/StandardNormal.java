package dev.gan4j.data;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution as the latents use it. */
final class StandardNormal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private StandardNormal() {}

    /**
     * Turns one random word into a normal number.
     *
     * @param word 32 random bits
     * @return the quantile at the middle of the word's cell of [0, 1], within about 6.2 standard deviations
     */
    static double quantile(int word) {
        return STANDARD.inverseCumulativeProbability(((word & 0xFFFFFFFFL) + 0.5) * 0x1p-32);
    }

    static double cumulative(double value) {
        return STANDARD.cumulativeProbability(value);
    }
}
