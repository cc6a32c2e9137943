package dev.gan4j.train;

import dev.gan4j.data.Points;
import dev.gan4j.graph.Node;
import dev.gan4j.nn.Parameters;
import java.util.List;

/**
 * A trained D: the probability that a sample, in the data's units, is real; a score between 0 and 1 where the objective
 * has no probability (Wasserstein, hinge, relativistic). Immutable, and safe for use by several
 * threads at once.
 */
public final class Discriminator {

    /** The logit of the probability that lies next to 1 in single precision. */
    public static final double LARGEST_LOGIT = 16;

    private final Networks networks;
    private final ForwardPool forwards;
    private final ForwardPool rawForwards;
    private final List<Units> units;

    Discriminator(Networks networks, Parameters parameters, List<Units> units) {
        this.networks = networks;
        forwards = new ForwardPool(rows -> Forward.discriminator(networks, parameters, rows));
        rawForwards = new ForwardPool(rows -> Forward.rawDiscriminator(networks, parameters, rows));
        this.units = units;
    }

    /**
     * Judges points. Where D was trained to look at several samples at once (packing, minibatch discrimination), a point
     * is judged among others that are evenly spread over all that are given, in minibatches of the experiment's size.
     *
     * @param x in the data's units, with as many columns as the data
     * @return D(x), clamped as in training, shape (rows)
     * @throws IllegalArgumentException if they have another number of columns
     */
    public double[] probability(Points x) {
        return run(forwards, x);
    }

    /**
     * Scores points: the larger, the more like real ones. Where D's output is a probability, the score is its logit,
     * log(D / (1 - D)), within +-{@value #LARGEST_LOGIT}; otherwise it is the output itself: a logit, or a critic's score.
     *
     * @param x in the data's units, with as many columns as the data
     * @return shape (rows)
     * @throws IllegalArgumentException if they have another number of columns
     */
    public double[] score(Points x) {
        if (networks.isRaw()) {
            return run(rawForwards, x);
        }
        double[] scores = run(forwards, x);
        for (int i = 0; i < scores.length; i++) {
            double d = Math.clamp(scores[i], 0.0, 1.0);
            scores[i] = Math.clamp(Math.log(d) - Math.log1p(-d), -LARGEST_LOGIT, LARGEST_LOGIT);
        }
        return scores;
    }

    private double[] run(ForwardPool network, Points x) {
        if (x.columns() != units.size()) {
            throw new IllegalArgumentException("x must have " + units.size() + " columns but was " + x);
        }
        int rows = x.rows();
        float[] values = new float[rows * units.size()];
        for (int j = 0; j < units.size(); j++) {
            for (int i = 0; i < rows; i++) {
                values[j * rows + i] = units.get(j).toTraining(x.get(i, j));
            }
        }
        float[] results = new float[rows];
        network.apply(values, results, rows);
        double[] outputs = new double[rows];
        for (int i = 0; i < rows; i++) {
            outputs[i] = results[i];
        }
        return outputs;
    }

    /**
     * Judges samples, as it does points.
     *
     * @param x in the data's units, shape (n)
     * @return D(x), clamped as in training, shape (n)
     */
    public double[] probability(double[] x) {
        if (units.size() > 1) {
            throw new IllegalArgumentException("x must be points with " + units.size() + " columns but were numbers");
        }
        float[] values = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = units.getFirst().toTraining(x[i]);
        }
        forwards.apply(values, values, values.length);
        double[] probabilities = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            probabilities[i] = values[i];
        }
        return probabilities;
    }

    /**
     * Adds the network to a graph, in training units; its weights become parameters of the names that they have in
     * {@link Pair#parameters()}.
     *
     * @param x samples, shape (batch, columns); a batch of {@link #rowsTogether()} where that is more than 1
     * @return D(x), clamped as in training, shape (batch, 1)
     */
    public Node probability(Node x) {
        return networks.probabilityOfSamples(x);
    }

    /**
     * Returns the number of samples that D looks at together.
     *
     * @return 1 where it judges each sample alone; the size of a minibatch where it was trained with packing or minibatch
     *         discrimination
     */
    public int rowsTogether() {
        return networks.rowsTogether();
    }
}
