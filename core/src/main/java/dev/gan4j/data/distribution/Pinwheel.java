package dev.gan4j.data.distribution;

import dev.gan4j.data.Distribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Five blades that bend: the pinwheel of Johnson et al. 2016 (structured variational autoencoders), with the settings of
 * Grathwohl et al. 2019 (FFJORD): radial standard deviation 0.3, tangential 0.1, rate 0.25, twice as large.
 *
 * <p>A blade's map from normal numbers to points cannot be inverted in closed form and folds far from the centre, so the
 * density is not available.
 */
record Pinwheel() implements Distribution {

    static final String NAME = "pinwheel";

    private static final int BLADES = 5;
    private static final double RADIAL = 0.3;
    private static final double TANGENTIAL = 0.1;
    private static final double RATE = 0.25;
    private static final double SCALE = 2;

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public Sampler sampler(UniformRandomProvider random) {
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        return point -> {
            int blade = random.nextInt(BLADES);
            double along = 1 + RADIAL * normal.sample();
            double across = TANGENTIAL * normal.sample();
            double angle = 2 * Math.PI * blade / BLADES + RATE * Math.exp(along);
            double cosine = Math.cos(angle);
            double sine = Math.sin(angle);
            point[0] = SCALE * (along * cosine + across * sine);
            point[1] = SCALE * (across * cosine - along * sine);
        };
    }

    @Override
    public String expression() {
        return NAME;
    }

    @Override
    public String toString() {
        return NAME;
    }
}
