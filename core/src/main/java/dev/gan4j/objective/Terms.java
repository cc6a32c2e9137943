package dev.gan4j.objective;

import static java.util.Objects.requireNonNull;

import dev.gan4j.graph.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The named parts of what a player plays for: a game to maximise, and penalties to keep small.
 *
 * @param adversarial the game itself, a scalar
 * @param penalties   what is taken away from it, by name, scalars with their weights in them
 */
public record Terms(Node adversarial, SequencedMap<String, Node> penalties) {

    /** Copies the map. */
    public Terms {
        requireNonNull(adversarial, "adversarial must not be null");
        penalties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(penalties));
    }

    /**
     * Creates a game without penalties.
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
     * @param value a scalar with its weight in it
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
     * Returns what the optimiser minimises: the negative of the game, and every penalty.
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
