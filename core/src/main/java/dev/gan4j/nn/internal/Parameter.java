package dev.gan4j.nn.internal;

import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;

/**
 * The declaration of a value that a layer or an optimiser keeps in a state.
 *
 * @param name      unique in the state, such as {@code generator.0.weight}
 * @param shape     (in, out) for weights, (1, out) for biases
 * @param role      its owner
 * @param isTrained whether an optimiser changes it
 * @param phase     when its starting value is drawn
 * @param start     its starting value
 */
public record Parameter(String name, Shape shape, Role role, boolean isTrained, Phase phase, Start start) {

    /**
     * The order in which a network's starting values take their addresses in the stream of weights, and in which its trained
     * parameters are listed in files: phase by phase, and within a phase layer by layer. It must never change, because every
     * seed's weights depend on it; new kinds of layers belong to the last phase.
     */
    public enum Phase {
        /** Weights and biases of the dense layers, and their normalisation. */
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
     * Adds the value to a state: with its starting value if that is one number, otherwise as zeros.
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
