package dev.gan4j.train;

import dev.gan4j.data.Latent;
import dev.gan4j.nn.Parameters;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;

/** A trained G: samples in the data's units. Immutable, and safe for use by several threads at once. */
public final class Generator {

    private final ForwardPool forwards;
    private final Latent latent;
    private final Units units;

    Generator(Networks networks, Parameters parameters, Latent latent, Units units) {
        forwards = new ForwardPool(rows -> Forward.generator(networks, parameters, rows));
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
        if (first < 0 || count < 0) {
            throw new IllegalArgumentException(
                    "first and count must be at least 0 but were " + first + " and " + count);
        }
        return draw(Stream.SAMPLES, first, count, seed);
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
        float[] values = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            values[i] = (float) z[i];
        }
        return toData(values);
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

    /** Samples that are judged come from a stream of their own. */
    double[] drawForEvaluation(int count, long seed) {
        return draw(Stream.EVALUATION, 0, count, seed);
    }

    private double[] draw(Stream stream, long first, int count, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            random.seek(stream, first + i);
            values[i] = latent.draw(random);
        }
        return toData(values);
    }

    private double[] toData(float[] values) {
        forwards.apply(values);
        double[] samples = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            samples[i] = units.toData(values[i]);
        }
        return samples;
    }
}
