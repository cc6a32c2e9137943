package dev.gan4j.train;

import dev.gan4j.data.Latent;

/** A trained G: samples in the data's units. */
public final class Generator {

    private final Latent latent;
    private final Units units;

    Generator(Latent latent, Units units) {
        this.latent = latent;
        this.units = units;
    }

    /**
     * Draws generated samples. Sample i depends on the seed and i alone, so that any part of a long series can be drawn
     * anywhere.
     *
     * @param first the index of the first sample, at least 0
     * @param count how many, at least 0
     * @param seed  of the latents
     * @return samples first to first + count - 1, in the data's units
     */
    public double[] sample(long first, int count, long seed) {
        throw new IllegalStateException("under construction");
    }

    /**
     * Draws generated samples from the first on.
     *
     * @param count how many, at least 0
     * @param seed  of the latents
     * @return samples 0 to count - 1, in the data's units
     */
    public double[] sample(int count, long seed) {
        return sample(0, count, seed);
    }

    /**
     * Maps latents to samples.
     *
     * @param z latents, shape (n)
     * @return G(z) in the data's units, shape (n)
     */
    public double[] apply(double[] z) {
        throw new IllegalStateException("under construction");
    }

    /**
     * Returns the distribution of z.
     *
     * @return the latent
     */
    public Latent latent() {
        return latent;
    }

    /**
     * Returns the map between training units and the data's units.
     *
     * @return the units
     */
    public Units units() {
        return units;
    }
}
