package dev.gan4j.data.distribution;

import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.StandardNormal;
import dev.gan4j.random.AddressedRandom;
import org.apache.commons.rng.UniformRandomProvider;

/** Draws from a normal distribution, one random word each. */
final class NormalSampler implements UnivariateDistribution.Sampler {

    private static final int CHUNK = 256;

    private final UniformRandomProvider random;
    private final double mean;
    private final double deviation;
    private final int[] words = new int[CHUNK];

    NormalSampler(UniformRandomProvider random, double mean, double deviation) {
        this.random = random;
        this.mean = mean;
        this.deviation = deviation;
    }

    @Override
    public double sample() {
        return mean + deviation * StandardNormal.quantile(random.nextInt());
    }

    @Override
    public void fill(double[] target) {
        if (!(random instanceof AddressedRandom addressed)) {
            UnivariateDistribution.Sampler.super.fill(target);
            return;
        }
        for (int from = 0; from < target.length; from += CHUNK) {
            int count = Math.min(CHUNK, target.length - from);
            addressed.fill(words, count);
            for (int i = 0; i < count; i++) {
                target[from + i] = mean + deviation * StandardNormal.quantile(words[i]);
            }
        }
    }
}
