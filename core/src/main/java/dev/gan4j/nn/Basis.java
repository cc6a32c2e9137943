package dev.gan4j.nn;

import dev.gan4j.engine.State;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The functions of its input that a network's first layer combines, in place of the input itself. */
public sealed interface Basis {

    /**
     * Returns the number of functions.
     *
     * @param inputs the size of the input
     * @return at least 1
     */
    int size(int inputs);

    /**
     * Adds the functions to a graph.
     *
     * @param network the name of the network
     * @param x       shape (batch, inputs)
     * @return shape (batch, {@link #size(int)})
     */
    Node apply(String network, Node x);

    /**
     * Returns the values that are drawn once and never trained.
     *
     * @param network the name of the network
     * @param inputs  the size of the input
     * @return names and shapes; often empty
     */
    default SequencedMap<String, Shape> fixedShapes(String network, int inputs) {
        return new LinkedHashMap<>();
    }

    /**
     * Draws the values that are never trained.
     *
     * @param network the name of the network
     * @param inputs  the size of the input
     * @param state   receives the values; has them already
     * @param random  moved to the stream of weights, one index for each value
     * @param first   the index of the first value
     * @return the index after the last value
     */
    default long initialise(String network, int inputs, State state, AddressedRandom random, long first) {
        return first;
    }

    /** The input itself. */
    record Identity() implements Basis {
        @Override
        public int size(int inputs) {
            return inputs;
        }

        @Override
        public Node apply(String network, Node x) {
            return x;
        }
    }

    /**
     * A Fourier basis over an interval: sin(k w (x - c)) and cos(k w (x - c)) of each feature, for k = 1 to frequencies,
     * with c the middle of the interval and w = pi / its width.
     *
     * <p>The lowest function has twice the interval for its period, so that a combination need not be equal at both ends;
     * with the constant of the layer's bias, combinations approximate any continuous function of one feature. It is the
     * "Fourier basis" that the tutorial offers to George in place of a network. Of several features it has no products:
     * those are left to the layers that follow.
     *
     * @param frequencies how many, at least 1
     * @param low         the lower end of the interval
     * @param high        the upper end, above low
     */
    record Fourier(int frequencies, double low, double high) implements Basis {

        /** Checks the values. */
        public Fourier {
            if (frequencies < 1 || !(low < high)) {
                throw new IllegalArgumentException("a Fourier basis must have at least 1 frequency and an interval with"
                        + " low below high but had " + frequencies + " and [" + low + ", " + high + "]");
            }
        }

        @Override
        public int size(int inputs) {
            return 2 * frequencies * inputs;
        }

        @Override
        public Node apply(String network, Node x) {
            Node centred = x.subtract(Node.constant((low + high) / 2));
            List<Node> phases = new ArrayList<>();
            for (int k = 1; k <= frequencies; k++) {
                phases.add(centred.multiply(k * Math.PI / (high - low)));
            }
            return waves(Node.concat(Axis.FEATURES, phases));
        }
    }

    /**
     * Random Fourier features: sin(x B) and cos(x B), where the elements of B, shape (inputs, features), are drawn once
     * from N(0, bandwidth^2).
     *
     * <p>Source: Rahimi and Recht 2007, "Random features for large-scale kernel machines"; Tancik et al. 2020, "Fourier
     * features let networks learn high frequency functions" (arXiv 2006.10739). A linear layer on them is a machine with a
     * Gaussian kernel of width 1 / bandwidth: D then sees details of that width as easily as the whole.
     *
     * @param features  columns of B, at least 1
     * @param bandwidth positive, in radians for each unit of x
     */
    record RandomFourier(int features, double bandwidth) implements Basis {

        /** Checks the values. */
        public RandomFourier {
            if (features < 1 || !(bandwidth > 0)) {
                throw new IllegalArgumentException("random Fourier features must be at least 1 and have a positive"
                        + " bandwidth but were " + features + " and had " + bandwidth);
            }
        }

        @Override
        public int size(int inputs) {
            return 2 * features;
        }

        @Override
        public Node apply(String network, Node x) {
            return waves(phases(network, x, features));
        }

        @Override
        public SequencedMap<String, Shape> fixedShapes(String network, int inputs) {
            return frequencyShapes(network, inputs, features);
        }

        @Override
        public long initialise(String network, int inputs, State state, AddressedRandom random, long first) {
            return drawFrequencies(network, new Shape(inputs, features), state, random, first, feature -> bandwidth);
        }
    }

    /**
     * The input itself, and random Fourier features of many scales: x, sin(x B) and cos(x B), where column j of B, shape
     * (inputs, features), is drawn once from N(0, bandwidth^(2 j / features)), j from 1 to features.
     *
     * <p>With features of one bandwidth D sees details of that width and nothing else as easily: fine ones say nothing of
     * how to get from one mode to the next, coarse ones nothing of the shape of a narrow one. Here standard deviations
     * rise geometrically from about 1 to the bandwidth, as the frequencies of the positional encoding in Tancik et al.
     * 2020 (arXiv 2006.10739) do, and the input leads on where all waves are too short.
     *
     * @param features  columns of B, at least 1
     * @param bandwidth of the last column, positive, in radians for each unit of x
     */
    record MultiscaleFourier(int features, double bandwidth) implements Basis {

        /** Checks the values. */
        public MultiscaleFourier {
            if (features < 1 || !(bandwidth > 0)) {
                throw new IllegalArgumentException("multiscale Fourier features must be at least 1 and have a positive"
                        + " bandwidth but were " + features + " and had " + bandwidth);
            }
        }

        @Override
        public int size(int inputs) {
            return inputs + 2 * features;
        }

        @Override
        public Node apply(String network, Node x) {
            return Node.concat(Axis.FEATURES, List.of(x, waves(phases(network, x, features))));
        }

        @Override
        public SequencedMap<String, Shape> fixedShapes(String network, int inputs) {
            return frequencyShapes(network, inputs, features);
        }

        @Override
        public long initialise(String network, int inputs, State state, AddressedRandom random, long first) {
            return drawFrequencies(network, new Shape(inputs, features), state, random, first,
                    feature -> StrictMath.pow(bandwidth, (feature + 1.0) / features));
        }
    }

    /** x B, with the random frequencies B of a network. */
    private static Node phases(String network, Node x, int features) {
        return x.matmul(Node.parameter(frequencies(network), new Shape(x.shape().columns(), features)));
    }

    private static SequencedMap<String, Shape> frequencyShapes(String network, int inputs, int features) {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(frequencies(network), new Shape(inputs, features));
        return shapes;
    }

    /** Draws normal frequencies, whose standard deviation is a function of the number of the feature. */
    private static long drawFrequencies(String network, Shape shape, State state, AddressedRandom random, long first,
            IntToDoubleFunction deviation) {
        random.seek(Stream.WEIGHTS, first);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        float[] frequencies = new float[shape.size()];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (float) (deviation.applyAsDouble(i % shape.columns()) * normal.sample());
        }
        state.set(frequencies(network), frequencies);
        return first + 1;
    }

    private static String frequencies(String network) {
        return network + ".basis.frequencies";
    }

    private static Node waves(Node phases) {
        return Node.concat(Axis.FEATURES, List.of(phases.sin(), phases.cos()));
    }
}
