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

    private final Networks networks;
    private final ForwardPool forwards;
    private final List<Units> units;

    Discriminator(Networks networks, Parameters parameters, List<Units> units) {
        this.networks = networks;
        forwards = new ForwardPool(rows -> Forward.discriminator(networks, parameters, rows));
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
        forwards.apply(values, results, rows);
        double[] probabilities = new double[rows];
        for (int i = 0; i < rows; i++) {
            probabilities[i] = results[i];
        }
        return probabilities;
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
