package dev.gan4j.model;

import dev.gan4j.codec.Codec;
import dev.gan4j.data.Points;
import dev.gan4j.graph.Node;
import dev.gan4j.model.internal.ClassColumns;
import dev.gan4j.model.internal.ForwardPool;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A trained D: the probability that a sample, in the data's units, is real; or a score between 0 and 1 if the objective has no
 * probability (Wasserstein, hinge, relativistic). Immutable and thread-safe.
 */
public final class Discriminator {

    /** The logit of the largest single-precision probability below 1. */
    public static final double LARGEST_LOGIT = 16;

    private final Networks networks;
    private final ForwardPool forwards;
    private final ForwardPool rawForwards;
    private final Codec codec;

    Discriminator(Networks networks, Parameters parameters, Codec codec) {
        this.networks = networks;
        forwards = networks.pool(networks.discriminator(), parameters);
        rawForwards = networks.pool(networks.rawDiscriminator(), parameters);
        this.codec = codec;
    }

    /**
     * Judges points. If D was trained to judge several samples together (packing, minibatch discrimination), each point is
     * judged in a minibatch of the experiment's size with other points, evenly spread over all of the given ones.
     *
     * @param x in the data's units, with as many columns as the data
     * @return D(x), clamped as in training, shape (rows)
     * @throws IllegalArgumentException if they have another number of columns
     */
    public double[] probability(Points x) {
        return run(forwards, x);
    }

    /**
     * Scores points: the larger the score, the more a point resembles real ones. If D's output is a probability, the score is
     * its logit, log(D / (1 - D)), within +-{@value #LARGEST_LOGIT}; otherwise it is the output itself: a logit, or a critic's
     * score.
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

    /**
     * Judges points of known classes.
     *
     * @param x     in the data's units, with as many columns as the data
     * @param codes the index of each one's class, shape (rows)
     * @return D(x, class), clamped as in training, shape (rows)
     * @throws IllegalArgumentException if there are not as many classes as points, or D has no classes
     */
    public double[] probability(Points x, int[] codes) {
        if (networks.classes() == 0 || codes.length != x.rows()) {
            throw new IllegalArgumentException(
                    "there must be a class for each of " + x.rows() + " points but there were "
                            + codes.length + (networks.classes() == 0 ? ", and the discriminator knows none" : ""));
        }
        float[] values = ClassColumns.beside(codec.encode(x), codes, networks.classes());
        return run(forwards, values, x.rows());
    }

    private double[] run(ForwardPool network, Points x) {
        requireNoClasses();
        return run(network, codec.encode(x), x.rows());
    }

    private void requireNoClasses() {
        if (networks.classes() > 0) {
            throw new IllegalStateException("the discriminator needs the class of each sample");
        }
    }

    private static double[] run(ForwardPool network, float[] values, int rows) {
        float[] results = new float[rows];
        network.apply(values, results, rows);
        double[] outputs = new double[rows];
        for (int i = 0; i < rows; i++) {
            outputs[i] = results[i];
        }
        return outputs;
    }

    /**
     * Judges samples of one column, as {@link #probability(Points)} judges points.
     *
     * @param x in the data's units, shape (n)
     * @return D(x), clamped as in training, shape (n)
     */
    public double[] probability(double[] x) {
        return probability(Points.ofColumns(x));
    }

    /**
     * Adds the network to a graph, in training units; its weights become parameters with their names in {@link
     * Pair#parameters()}.
     *
     * @param x samples, shape (batch, columns); the batch must be {@link #rowsTogether()} if that is more than 1
     * @param y the class of each, shape (batch, classes): 1 in its column, 0 elsewhere; null if there are none
     * @return D(x), clamped as in training, shape (batch, 1)
     */
    @SuppressWarnings("exports") // for the translation to ONNX
    public Node probability(Node x, @Nullable Node y) {
        return networks.probabilityOfSamples(x, y);
    }

    /**
     * Returns the number of samples that D judges together.
     *
     * @return 1 if it judges each sample alone; the size of a minibatch if it was trained with packing or minibatch
     *         discrimination
     */
    public int rowsTogether() {
        return networks.rowsTogether();
    }

    @Override
    public String toString() {
        return "Discriminator[" + codec.features() + (codec.features() == 1 ? " column" : " columns") + "; "
                + (networks.isRaw() ? "raw scores" : "probabilities")
                + (rowsTogether() == 1 ? "" : "; " + rowsTogether() + " samples together") + "]";
    }
}
