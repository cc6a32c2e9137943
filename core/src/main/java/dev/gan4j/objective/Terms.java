package dev.gan4j.objective;

import dev.gan4j.graph.Node;

/**
 * The named parts of what a player maximises.
 *
 * @param adversarial the game itself, a scalar
 */
public record Terms(Node adversarial) {

    /**
     * Returns what the optimiser minimises: the negative of the sum of all parts.
     *
     * @return a scalar
     */
    public Node loss() {
        return adversarial.negate();
    }
}
