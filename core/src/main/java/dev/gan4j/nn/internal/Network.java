package dev.gan4j.nn.internal;

import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A network: a tree of layers, with all of their values in the order of files and of random draws. */
public final class Network {

    private final Layer layers;
    private final List<Parameter> trained;
    private final List<Parameter> parameters;

    private Network(Builder builder) {
        layers = new Sequence(builder.layers);
        trained = layers.parameters().stream().filter(Parameter::isTrained)
                .sorted(Comparator.comparing(Parameter::phase)).toList();
        parameters = new ArrayList<>(trained);
        layers.parameters().stream().filter(parameter -> !parameter.isTrained()).forEach(parameters::add);
    }

    /**
     * Returns a builder of a network.
     *
     * @param inputs features that it reads, at least 1
     * @return a builder without layers
     */
    public static Builder builder(int inputs) {
        return new Builder(inputs);
    }

    /**
     * Adds the network to a graph. Applying it twice shares its parameters.
     *
     * @param x shape (batch, inputs)
     * @param y the class of each sample, shape (batch, classes), see {@link Conditioning}; null if there are none
     * @return shape (batch, outputs)
     * @throws IllegalArgumentException if the network needs classes and there are none
     */
    public Node apply(Node x, @Nullable Node y) {
        return layers.apply(x, y);
    }

    /**
     * Returns whether the network's output for a sample depends on the other samples of its minibatch.
     *
     * @return false if each row is treated alone
     */
    public boolean mixesRows() {
        return layers.mixesRows();
    }

    /**
     * Returns the parameters that are trained.
     *
     * @return by phase, and within a phase layer by layer
     */
    public List<Parameter> trained() {
        return trained;
    }

    /**
     * Returns all values that the network keeps.
     *
     * @return trained values, then the others (random frequencies, vectors of spectral normalisation), layer by layer
     */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /**
     * Returns the updates of values that are not trained, for each step that trains the network.
     *
     * @return new values by name
     */
    public Map<String, Node> updates() {
        return layers.updates();
    }

    /**
     * Draws starting values.
     *
     * @param state  receives them; has the parameters already
     * @param random moved to the stream of weights, one address after the other
     * @param first  the first address
     * @return the address after the last one
     */
    public long initialise(State state, AddressedRandom random, long first) {
        long address = first;
        for (Parameter.Phase phase : Parameter.Phase.values()) {
            for (Parameter parameter : layers.parameters()) {
                if (parameter.phase() == phase) {
                    random.seek(Stream.WEIGHTS, address);
                    state.set(parameter.name(), parameter.start().draw(parameter.shape(), random));
                    address += parameter.start().hasAddress() ? 1 : 0;
                }
            }
        }
        return address;
    }

    /** Collects the layers of a network, and passes each the number of features that it reads. */
    public static final class Builder {

        private final List<Layer> layers = new ArrayList<>();
        private int size;

        private Builder(int inputs) {
            size = inputs;
        }

        /**
         * Adds a layer.
         *
         * @param layer the layer, which follows all others
         * @return this builder
         */
        public Builder add(Layer layer) {
            layers.add(layer);
            size = layer.outputs(size);
            return this;
        }

        /**
         * Adds a layer that depends on the number of features that it reads.
         *
         * @param layer makes it
         * @return this builder
         */
        public Builder add(IntFunction<? extends Layer> layer) {
            return add(layer.apply(size));
        }

        /**
         * Creates the network.
         *
         * @return a network of the layers so far
         */
        public Network build() {
            return new Network(this);
        }
    }
}
