package dev.gan4j.nn;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

/** Functions of a network's input that its first layer combines, in place of the input itself. */
public sealed interface Basis extends Layer {

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
     * Random Fourier features: sin(x B) and cos(x B), where the elements of B are drawn once from N(0, bandwidth^2).
     *
     * <p>Source: Rahimi and Recht 2007, "Random features for large-scale kernel machines"; Tancik et al. 2020, "Fourier
     * features let networks learn high frequency functions" (arXiv 2006.10739). A linear layer on them is a machine with a
     * Gaussian kernel of width 1 / bandwidth: D then sees details of that width as easily as the whole.
     *
     * @param frequencies B, shape (inputs, features)
     */
    record RandomFourier(Parameter frequencies) implements Basis {

        /**
         * Creates a basis.
         *
         * @param network   whose it is
         * @param inputs    features that it reads
         * @param features  columns of B, at least 1
         * @param bandwidth positive, in radians for each unit of x
         * @return the layer
         */
        public static RandomFourier of(Role network, int inputs, int features, double bandwidth) {
            require("random", features, bandwidth);
            return new RandomFourier(normal(network, inputs, features, feature -> bandwidth));
        }

        @Override
        public int outputs(int inputs) {
            return 2 * frequencies.shape().columns();
        }

        @Override
        public Node apply(Node x, @Nullable Node y) {
            return waves(x.matmul(frequencies.node()));
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(frequencies);
        }
    }

    /**
     * The input itself, and random Fourier features of many scales: x, sin(x B) and cos(x B), where column j of B is drawn
     * once from N(0, bandwidth^(2 j / features)), j from 1 to features.
     *
     * <p>With features of one bandwidth D sees details of that width and nothing else as easily: fine ones say nothing of
     * how to get from one mode to the next, coarse ones nothing of the shape of a narrow one. Here standard deviations
     * rise geometrically from about 1 to the bandwidth, as the frequencies of the positional encoding in Tancik et al.
     * 2020 (arXiv 2006.10739) do, and the input leads on where all waves are too short.
     *
     * @param frequencies B, shape (inputs, features)
     */
    record MultiscaleFourier(Parameter frequencies) implements Basis {

        /**
         * Creates a basis.
         *
         * @param network   whose it is
         * @param inputs    features that it reads
         * @param features  columns of B, at least 1
         * @param bandwidth of the last column, positive, in radians for each unit of x
         * @return the layer
         */
        public static MultiscaleFourier of(Role network, int inputs, int features, double bandwidth) {
            require("multiscale", features, bandwidth);
            return new MultiscaleFourier(normal(network, inputs, features,
                    feature -> StrictMath.pow(bandwidth, (feature + 1.0) / features)));
        }

        @Override
        public int outputs(int inputs) {
            return inputs + 2 * frequencies.shape().columns();
        }

        @Override
        public Node apply(Node x, @Nullable Node y) {
            return Node.concat(Axis.FEATURES, List.of(x, waves(x.matmul(frequencies.node()))));
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(frequencies);
        }
    }

    private static void require(String kind, int features, double bandwidth) {
        if (features < 1 || !(bandwidth > 0)) {
            throw new IllegalArgumentException(kind + " Fourier features must be at least 1 and have a positive"
                    + " bandwidth but were " + features + " and had " + bandwidth);
        }
    }

    /** Normal frequencies, whose standard deviation is a function of the number of the feature. */
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
