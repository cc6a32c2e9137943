package dev.gan4j.train;

import dev.gan4j.nn.Parameters;

/**
 * A trained D: the probability that a sample, in the data's units, is real; a score between 0 and 1 where the objective
 * has no probability (Wasserstein, hinge, relativistic). Immutable, and safe for use by several
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
     * Judges samples. Where D was trained to look at several samples at once (packing, minibatch discrimination), a sample
     * is judged among others that are evenly spread over all that are given, in minibatches of the experiment's size.
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
