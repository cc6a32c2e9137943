package dev.gan4j.train;

import dev.gan4j.nn.Parameters;

/**
 * A trained D: the probability that a sample, in the data's units, is real. Immutable, and safe for use by several
 * threads at once.
 */
public final class Discriminator {

    private final ForwardPool forwards;
    private final Units units;

    Discriminator(Networks networks, Parameters parameters, Units units) {
        forwards = new ForwardPool(rows -> Forward.discriminator(networks, parameters, rows));
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
        forwards.apply(values);
        double[] probabilities = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            probabilities[i] = values[i];
        }
        return probabilities;
    }
}
