package dev.gan4j.nn;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Layer;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

/** The functions of the input that a network's first layer combines. In YAML: {@code basis: fourier}. */
@SuppressWarnings("exports") // users choose it by its fields; what it is built into is ours
public interface Basis {

    /**
     * Creates the layer in front of a network.
     *
     * @param network the network that it belongs to
     * @param inputs  features that it reads
     * @param low     the lower end of the interval that contains each of them, at least nearly always
     * @param high    the upper end, above low
     * @return the layer
     */
    Layer layer(Role network, int inputs, double low, double high);

    /**
     * Returns the size of the basis.
     *
     * @return the specified number of functions; 0 for the input itself
     */
    int size();

    /** The input itself. In YAML: {@code basis: none}. */
    record None() implements Basis {

        @Override
        public Layer layer(Role network, int inputs, double low, double high) {
            return Activation.LINEAR;
        }

        @Override
        public int size() {
            return 0;
        }
    }

    /**
     * A Fourier basis over an interval: sin(k w (x - c)) and cos(k w (x - c)) of each feature, for k = 1 to frequencies,
     * with c the middle of the interval and w = pi / its width. In YAML: {@code basis: {type: fourier, frequencies: 8}}.
     *
     * <p>The period of the lowest function is twice the interval, so a combination may differ at both ends; with the layer's
     * bias as the constant, combinations approximate any continuous function of one feature. It is the "Fourier basis" that the
     * tutorial offers George instead of a network. It contains no products of several features; those are left to the following
     * layers.
     *
     * @param frequencies how many, at least 1
     */
    record Fourier(int frequencies) implements Basis {

        /** Checks the number. */
        public Fourier {
            require(frequencies >= 1, "frequencies of a Fourier basis", frequencies);
        }

        @Override
        public Layer layer(Role network, int inputs, double low, double high) {
            return new Harmonics(frequencies, low, high);
        }

        @Override
        public int size() {
            return frequencies;
        }
    }

    /**
     * Random Fourier features: sin(x B) and cos(x B), where the elements of B, shape (inputs, features), are drawn once
     * from N(0, bandwidth^2). In YAML: {@code basis: {type: random-fourier, features: 16, bandwidth: 1}}.
     *
     * <p>Source: Rahimi and Recht 2007, "Random features for large-scale kernel machines"; Tancik et al. 2020, "Fourier
     * features let networks learn high frequency functions" (arXiv 2006.10739). A linear layer on them is a kernel machine with
     * a Gaussian kernel of width 1 / bandwidth: D then sees details of that width as easily as coarse structure.
     *
     * @param features  how many frequencies are drawn, at least 1
     * @param bandwidth their standard deviation, in radians for each training unit, positive
     */
    record RandomFourier(int features, double bandwidth) implements Basis {

        /** Checks the numbers. */
        public RandomFourier {
            require(features >= 1, "features of random Fourier features", features);
            require(bandwidth > 0, "bandwidth of random Fourier features", bandwidth);
        }

        @Override
        public Layer layer(Role network, int inputs, double low, double high) {
            return new Waves(normal(network, inputs, features, feature -> bandwidth), false);
        }

        @Override
        public int size() {
            return features;
        }
    }

    /**
     * The input itself, and random Fourier features of many scales: x, sin(x B) and cos(x B), where column j of B is drawn
     * once from N(0, bandwidth^(2 j / features)), j from 1 to features. In YAML:
     * {@code basis: {type: multiscale-fourier, features: 16, bandwidth: 16}}.
     *
     * <p>With features of a single bandwidth, D easily sees only details of that width: fine features carry no information on
     * the way from one mode to the next, coarse ones none on the shape of a narrow mode. Here standard deviations increase
     * geometrically from about 1 to the bandwidth, like the frequencies of the positional encoding in Tancik et al. 2020 (arXiv
     * 2006.10739), and the input itself covers distances for which all waves are too short.
     *
     * @param features  how many frequencies are drawn, at least 1
     * @param bandwidth the standard deviation of the last, in radians for each training unit, positive
     */
    record MultiscaleFourier(int features, double bandwidth) implements Basis {

        /** Checks the numbers. */
        public MultiscaleFourier {
            require(features >= 1, "features of multiscale Fourier features", features);
            require(bandwidth > 0, "bandwidth of multiscale Fourier features", bandwidth);
        }

        @Override
        public Layer layer(Role network, int inputs, double low, double high) {
            return new Waves(normal(network, inputs, features,
                    feature -> StrictMath.pow(bandwidth, (feature + 1.0) / features)), true);
        }

        @Override
        public int size() {
            return features;
        }
    }

    /**
     * The layer of a Fourier basis.
     *
     * @param frequencies how many
     * @param low         the lower end of the interval
     * @param high        the upper end
     */
    record Harmonics(int frequencies, double low, double high) implements Layer {

        @Override
        public int outputs(int inputs) {
            return 2 * frequencies * inputs;
        }

        @Override
        public Node apply(Node x, @Nullable Node y) {
            Node centred = x.subtract(Node.constant((low + high) / 2));
            List<Node> phases = new ArrayList<>();
            for (int k = 1; k <= frequencies; k++) {
                phases.add(centred.multiply(k * Math.PI / (high - low)));
            }
            return waves(Node.concat(Axis.FEATURES, phases));
        }
    }

    /**
     * The layer of random Fourier features.
     *
     * @param frequencies B, shape (inputs, features)
     * @param withInput   whether the input precedes the waves
     */
    record Waves(Parameter frequencies, boolean withInput) implements Layer {

        @Override
        public int outputs(int inputs) {
            return (withInput ? inputs : 0) + 2 * frequencies.shape().columns();
        }

        @Override
        public Node apply(Node x, @Nullable Node y) {
            Node waves = waves(x.matmul(frequencies.node()));
            return withInput ? Node.concat(Axis.FEATURES, List.of(x, waves)) : waves;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(frequencies);
        }
    }

    private static void require(boolean allowed, String what, double value) {
        if (!allowed) {
            throw new IllegalArgumentException(what + " must be positive but was " + value);
        }
    }

    /** Normal frequencies, whose standard deviation depends on the index of the feature. */
    private static Parameter normal(Role network, int inputs, int features, IntToDoubleFunction deviation) {
        return network.fixed("basis.frequencies", new Shape(inputs, features), Parameter.Phase.LAST,
                (shape, random) -> {
                    var normal = ZigguratSampler.NormalizedGaussian.of(random);
                    float[] frequencies = new float[shape.size()];
                    for (int i = 0; i < frequencies.length; i++) {
                        frequencies[i] = (float) (deviation.applyAsDouble(i % shape.columns()) * normal.sample());
                    }
                    return frequencies;
                });
    }

    private static Node waves(Node phases) {
        return Node.concat(Axis.FEATURES, List.of(phases.sin(), phases.cos()));
    }
}
