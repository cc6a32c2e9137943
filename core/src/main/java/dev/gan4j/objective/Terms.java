package dev.gan4j.objective;

import static java.util.Objects.requireNonNull;

import dev.gan4j.graph.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The named parts of a player's objective: an adversarial term to maximise, and penalties to minimise.
 *
 * @param adversarial the game itself, a scalar
 * @param penalties   the penalties by name, scalars that include their weights
 */
public record Terms(Node adversarial, SequencedMap<String, Node> penalties) {

    /** Copies the map. */
    public Terms {
        requireNonNull(adversarial, "adversarial must not be null");
        penalties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(penalties));
    }

    /**
     * Creates terms without penalties.
     *
     * @param adversarial the game itself, a scalar
     */
    public Terms(Node adversarial) {
        this(adversarial, new LinkedHashMap<>());
    }

    /**
     * Returns these terms with one more penalty.
     *
     * @param name  not used yet
     * @param value a scalar that includes its weight
     * @return new terms
     * @throws IllegalArgumentException if there is a penalty of that name
     */
    public Terms with(String name, Node value) {
        SequencedMap<String, Node> more = new LinkedHashMap<>(penalties);
        if (more.put(name, value) != null) {
            throw new IllegalArgumentException("there is a penalty \"" + name + "\" already");
        }
        return new Terms(adversarial, more);
    }

    /**
     * Returns the loss that the optimiser minimises: the negative adversarial term plus every penalty.
     *
     * @return a scalar
     */
    public Node loss() {
        Node loss = adversarial.negate();
        for (Map.Entry<String, Node> penalty : penalties.entrySet()) {
            loss = loss.add(penalty.getValue());
        }
        return loss;
    }
}
