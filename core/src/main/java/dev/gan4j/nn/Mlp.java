package dev.gan4j.nn;

import static java.util.Objects.requireNonNull;

import dev.gan4j.engine.State;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A multilayer perceptron: dense layers y = f(x W + b), W of shape (in, out), b of shape (1, out).
 *
 * <p>Its parameters are named after it and the number of the layer: {@code generator.0.weight},
 * {@code generator.0.bias}. Applying it twice shares them. {@link #builder} has what else it may consist of.
 */
public final class Mlp {

    private final String name;
    private final Activation activation;
    private final Activation output;
    private final Basis basis;
    private final boolean residual;
    private final boolean layerNormalisation;
    private final boolean spectralNormalisation;
    private final @Nullable MinibatchDiscrimination minibatchDiscrimination;
    private final Conditioning conditioning;
    private final int inputs;
    /** The size of what each layer reads and, last, of the output. */
    private final List<Integer> sizes;

    /**
     * Creates a network of dense layers alone.
     *
     * @param name       what its parameters are named after
     * @param inputs     size of the input, at least 1
     * @param hidden     sizes of the hidden layers
     * @param outputs    size of the output, at least 1
     * @param activation after each hidden layer
     * @param output     after the last layer
     */
    public Mlp(String name, int inputs, List<Integer> hidden, int outputs, Activation activation, Activation output) {
        this(builder(name, inputs, outputs).hidden(hidden).activation(activation).output(output));
    }

    private Mlp(Builder builder) {
        name = builder.name;
        activation = builder.activation;
        output = builder.output;
        basis = builder.basis;
        residual = builder.residual;
        layerNormalisation = builder.layerNormalisation;
        spectralNormalisation = builder.spectralNormalisation;
        minibatchDiscrimination = builder.minibatchDiscrimination;
        conditioning = builder.conditioning;
        inputs = builder.inputs;
        sizes = new ArrayList<>();
        sizes.add(basis.size(inputs) + conditioning.moreInputs());
        sizes.addAll(builder.hidden);
        sizes.add(builder.outputs);
    }

    /**
     * Starts to define a network.
     *
     * @param name    what its parameters are named after
     * @param inputs  size of the input, at least 1
     * @param outputs size of the output, at least 1
     * @return a builder of one linear layer
     */
    public static Builder builder(String name, int inputs, int outputs) {
        return new Builder(name, inputs, outputs);
    }

    /**
     * Adds the network to a graph.
     *
     * @param x shape (batch, inputs)
     * @return shape (batch, outputs)
     */
    public Node apply(Node x) {
        return apply(x, null);
    }

    /**
     * Adds the network to a graph.
     *
     * @param x shape (batch, inputs)
     * @param y the class of each sample, shape (batch, classes), see {@link Conditioning}; null where it has none
     * @return shape (batch, outputs)
     * @throws IllegalArgumentException if the network needs classes and there are none
     */
    public Node apply(Node x, @Nullable Node y) {
        Node value = basis.apply(name, x);
        if (y != null) {
            value = conditioning.join(name, value, y);
        } else if (!(conditioning instanceof Conditioning.None)) {
            throw new IllegalArgumentException(name + " must be told the class of each sample but was not");
        }
        for (int layer = 0; layer < layers(); layer++) {
            boolean last = layer == layers() - 1;
            if (last && minibatchDiscrimination != null) {
                Node tensor = Node.parameter(tensorName(), minibatchDiscrimination.tensorShape(sizes.get(layer)));
                value = Node.concat(Axis.FEATURES, List.of(value, minibatchDiscrimination.apply(value, tensor)));
            }
            Node sum = value.matmul(effectiveWeight(layer)).add(parameter(layer, "bias", rowShape(layer)));
            if (last && y != null) {
                sum = conditioning.project(name, sum, value, y);
            }
            if (layerNormalisation && !last) {
                sum = LayerNormalisation.apply(sum, parameter(layer, "gain", rowShape(layer)),
                        parameter(layer, "shift", rowShape(layer)));
            }
            Node next = (last ? output : activation).apply(sum);
            boolean skips = residual && layer > 0 && !last && next.shape().equals(value.shape());
            value = skips ? value.add(next) : next;
        }
        return value;
    }

    /**
     * Returns the names and shapes of the parameters that are trained.
     *
     * @return in the order of the layers, weight before bias
     */
    public SequencedMap<String, Shape> shapes() {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        for (int layer = 0; layer < layers(); layer++) {
            shapes.put(parameterName(layer, "weight"), weightShape(layer));
            shapes.put(parameterName(layer, "bias"), rowShape(layer));
            if (layerNormalisation && layer < layers() - 1) {
                shapes.put(parameterName(layer, "gain"), rowShape(layer));
                shapes.put(parameterName(layer, "shift"), rowShape(layer));
            }
        }
        if (minibatchDiscrimination != null) {
            shapes.put(tensorName(), minibatchDiscrimination.tensorShape(sizes.get(layers() - 1)));
        }
        conditioning.addShapes(shapes, name, weightShape(layers() - 1).rows());
        return shapes;
    }

    /**
     * Returns the names and shapes of the values that belong to the network but are not trained: random frequencies, and
     * the vectors of spectral normalisation.
     *
     * @return often empty
     */
    public SequencedMap<String, Shape> fixedShapes() {
        SequencedMap<String, Shape> shapes = basis.fixedShapes(name, inputs);
        for (int layer = 0; spectralNormalisation && layer < layers(); layer++) {
            shapes.put(parameterName(layer, "spectral"), vectorShape(layer));
        }
        return shapes;
    }

    /**
     * Returns what values that are not trained become in each step that trains the network.
     *
     * @return new values by name: one power iteration of each vector of spectral normalisation
     */
    public SequencedMap<String, Node> updates() {
        SequencedMap<String, Node> updates = new LinkedHashMap<>();
        for (int layer = 0; spectralNormalisation && layer < layers(); layer++) {
            updates.put(parameterName(layer, "spectral"), SpectralNormalisation.iterate(
                    parameter(layer, "weight", weightShape(layer)), parameter(layer, "spectral", vectorShape(layer))));
        }
        return updates;
    }

    /**
     * Draws starting weights; biases and shifts are 0, gains 1.
     *
     * @param state       receives the values; has the parameters already
     * @param initialiser the weights' distribution
     * @param random      moved to the stream of weights, one index for each parameter
     * @param first       the index of this network's first parameter
     * @return the index after this network's last parameter
     */
    public long initialise(State state, Initialiser initialiser, AddressedRandom random, long first) {
        long index = first;
        for (int layer = 0; layer < layers(); layer++) {
            random.seek(Stream.WEIGHTS, index++);
            state.set(parameterName(layer, "weight"), initialiser.draw(weightShape(layer), random));
            state.set(parameterName(layer, "bias"), new float[rowShape(layer).size()]);
            index++;
        }
        for (int layer = 0; layerNormalisation && layer < layers() - 1; layer++) {
            float[] ones = new float[rowShape(layer).size()];
            Arrays.fill(ones, 1);
            state.set(parameterName(layer, "gain"), ones);
            state.set(parameterName(layer, "shift"), new float[ones.length]);
        }
        if (minibatchDiscrimination != null) {
            random.seek(Stream.WEIGHTS, index++);
            Shape shape = minibatchDiscrimination.tensorShape(sizes.get(layers() - 1));
            state.set(tensorName(), initialiser.draw(shape, random));
        }
        for (int layer = 0; spectralNormalisation && layer < layers(); layer++) {
            random.seek(Stream.WEIGHTS, index++);
            // Any direction will do; its length is taken out by the first iteration.
            state.set(parameterName(layer, "spectral"), Initialiser.NORMAL.draw(vectorShape(layer), random));
        }
        SequencedMap<String, Shape> ofClasses = new LinkedHashMap<>();
        conditioning.addShapes(ofClasses, name, weightShape(layers() - 1).rows());
        for (Map.Entry<String, Shape> parameter : ofClasses.entrySet()) {
            random.seek(Stream.WEIGHTS, index++);
            state.set(parameter.getKey(), initialiser.draw(parameter.getValue(), random));
        }
        return basis.initialise(name, inputs, state, random, index);
    }

    private Node effectiveWeight(int layer) {
        Node weight = parameter(layer, "weight", weightShape(layer));
        return spectralNormalisation
                ? SpectralNormalisation.apply(weight, parameter(layer, "spectral", vectorShape(layer)))
                : weight;
    }

    private int layers() {
        return sizes.size() - 1;
    }

    private Node parameter(int layer, String kind, Shape shape) {
        return Node.parameter(parameterName(layer, kind), shape);
    }

    private String parameterName(int layer, String kind) {
        return name + "." + layer + "." + kind;
    }

    private String tensorName() {
        return name + ".minibatch.tensor";
    }

    private Shape weightShape(int layer) {
        int more = minibatchDiscrimination == null || layer < layers() - 1 ? 0 : minibatchDiscrimination.kernels();
        return new Shape(sizes.get(layer) + more, sizes.get(layer + 1));
    }

    private Shape rowShape(int layer) {
        return new Shape(1, sizes.get(layer + 1));
    }

    private Shape vectorShape(int layer) {
        return new Shape(1, weightShape(layer).rows());
    }

    /** Collects the parts of a network. */
    public static final class Builder {

        private final String name;
        private final int inputs;
        private final int outputs;
        private List<Integer> hidden = List.of();
        private Activation activation = Activation.LINEAR;
        private Activation output = Activation.LINEAR;
        private Basis basis = new Basis.Identity();
        private boolean residual;
        private boolean layerNormalisation;
        private boolean spectralNormalisation;
        private @Nullable MinibatchDiscrimination minibatchDiscrimination;
        private Conditioning conditioning = new Conditioning.None();

        private Builder(String name, int inputs, int outputs) {
            this.name = requireNonNull(name, "name must not be null");
            this.inputs = inputs;
            this.outputs = outputs;
        }

        /**
         * Sets the hidden layers.
         *
         * @param sizes each at least 1
         * @return this builder
         */
        public Builder hidden(List<Integer> sizes) {
            hidden = List.copyOf(sizes);
            return this;
        }

        /**
         * Sets the function after each hidden layer.
         *
         * @param function linear where it is not set
         * @return this builder
         */
        public Builder activation(Activation function) {
            activation = function;
            return this;
        }

        /**
         * Sets the function after the last layer.
         *
         * @param function linear where it is not set
         * @return this builder
         */
        public Builder output(Activation function) {
            output = function;
            return this;
        }

        /**
         * Sets the functions of the input that the first layer combines.
         *
         * @param functions the input itself where it is not set
         * @return this builder
         */
        public Builder basis(Basis functions) {
            basis = functions;
            return this;
        }

        /**
         * Lets each hidden layer that has the size of the one before it add to that one's output instead of replacing it:
         * y = x + f(x W + b). Source: He et al. 2016, "Deep residual learning" (arXiv 1512.03385).
         *
         * @param on whether they do
         * @return this builder
         */
        public Builder residual(boolean on) {
            residual = on;
            return this;
        }

        /**
         * Normalises each hidden layer's sum before its activation, as Ba et al. 2016 (arXiv 1607.06450) do.
         *
         * @param on whether it is
         * @return this builder
         */
        public Builder layerNormalisation(boolean on) {
            layerNormalisation = on;
            return this;
        }

        /**
         * Divides each layer's weights by their largest singular value, as Miyato et al. 2018 (arXiv 1802.05957) do.
         *
         * @param on whether they are
         * @return this builder
         */
        public Builder spectralNormalisation(boolean on) {
            spectralNormalisation = on;
            return this;
        }

        /**
         * Lets the last layer see how close the samples of a minibatch are to each other.
         *
         * @param closeness null for not at all
         * @return this builder
         */
        public Builder minibatchDiscrimination(@Nullable MinibatchDiscrimination closeness) {
            minibatchDiscrimination = closeness;
            return this;
        }

        /**
         * Lets the network know the class of each sample.
         *
         * @param how not at all where it is not set
         * @return this builder
         */
        public Builder conditioning(Conditioning how) {
            conditioning = how;
            return this;
        }

        /**
         * Creates the network.
         *
         * @return a network
         */
        public Mlp build() {
            return new Mlp(this);
        }
    }
}
