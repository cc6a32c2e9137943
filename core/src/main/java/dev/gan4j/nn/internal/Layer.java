package dev.gan4j.nn.internal;

import dev.gan4j.graph.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a network: a function of samples with its parameters. Applying it twice shares them. */
public interface Layer {

    /**
     * Adds the function to a graph.
     *
     * @param x shape (batch, features)
     * @param y the class of each sample, shape (batch, classes): 1 in the column of its class, 0 elsewhere; null if there are
     *          no classes
     * @return shape (batch, outputs)
     */
    Node apply(Node x, @Nullable Node y);

    /**
     * Returns the number of features that the layer passes on.
     *
     * @param inputs the number of features that it reads
     * @return at least 1
     */
    default int outputs(int inputs) {
        return inputs;
    }

    /**
     * Returns whether the layer's output for a sample depends on the other samples of its minibatch.
     *
     * @return false if each row is treated alone
     */
    default boolean mixesRows() {
        return false;
    }

    /**
     * Returns the values that the layer keeps.
     *
     * @return parameters that are trained, and values that are not
     */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * Returns the updates of values that are not trained, for each step that trains the network.
     *
     * @return new values by name
     */
    default Map<String, Node> updates() {
        return Map.of();
    }
}
