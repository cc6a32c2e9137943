package dev.gan4j.train;

import dev.gan4j.nn.Parameters;

/**
 * A trained D: the probability that a sample, in the data's units, is real. Immutable, and safe for use by several
 * threads at once.
 */
public final class Discriminator {

    private final Networks networks;
    private final Parameters parameters;
    private final Units units;

    Discriminator(Networks networks, Parameters parameters, Units units) {
        this.networks = networks;
        this.parameters = parameters;
        this.units = units;
    }

    /**
     * Judges samples.
     *
     * @param x in the data's units, shape (n)
     * @return D(x), clamped as in training, shape (n)
     */
    public double[] probability(double[] x) {
        float[] values = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = units.toTraining(x[i]);
        }
        Forward.discriminator(networks, parameters).apply(values, values.length);
        double[] probabilities = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            probabilities[i] = values[i];
        }
        return probabilities;
    }
}
