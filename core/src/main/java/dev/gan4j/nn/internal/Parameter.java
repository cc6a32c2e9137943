package dev.gan4j.nn.internal;

import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;

/**
 * A value that a layer or an optimiser keeps in a state, as whoever keeps it declares it.
 *
 * @param name      unique in the state, such as {@code generator.0.weight}
 * @param shape     (in, out) for weights, (1, out) for biases
 * @param role      whose it is
 * @param isTrained whether an optimiser changes it
 * @param phase     when its starting value is drawn
 * @param start     its starting value
 */
public record Parameter(String name, Shape shape, Role role, boolean isTrained, Phase phase, Start start) {

    /**
     * The order in which a network's starting values take their addresses in the stream of weights, and in which its
     * trained parameters are listed in files: phase by phase, and within a phase layer by layer. Every seed's weights
     * depend on it, so that it is never changed; layers without a phase of their own are in the last one.
     */
    public enum Phase {
        /** Weights and biases of the dense layers, and what normalises them. */
        DENSE,
        /** The tensors of minibatch discrimination. */
        MINIBATCH,
        /** The vectors of spectral normalisation. */
        SPECTRAL,
        /** The vectors of classes. */
        CLASSES,
        /** Everything else. */
        LAST
    }

    /**
     * Returns the value in a graph.
     *
     * @return a node of this name and shape
     */
    public Node node() {
        return Node.parameter(name, shape);
    }

    /**
     * Adds the value to a state: as its starting value where that is one number, else as zeros.
     *
     * @param state has no value of this name yet
     */
    public void declare(State state) {
        state.add(name, shape);
        if (start instanceof Start.Constant constant) {
            state.set(name, constant.values(shape));
        }
    }
}
