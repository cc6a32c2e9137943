package dev.gan4j.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The random numbers that a graph reads, as inputs that the caller fills before each run. A graph itself draws nothing, so a
 * run can be repeated to the bit.
 *
 * <p>Not thread-safe.
 */
public final class RandomInputs {

    private final List<Draw> draws = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** Creates a collection without inputs. */
    public RandomInputs() {}

    /** The distribution of an input's elements, which are independent. */
    public enum Law {
        /** U[0, 1). */
        UNIFORM,
        /** N(0, 1). */
        NORMAL
    }

    /**
     * An input to fill.
     *
     * @param name  of the input
     * @param shape of the input
     * @param law   of its elements
     */
    public record Draw(String name, Shape shape, Law law) {}

    /**
     * Adds an input of independent numbers.
     *
     * @param name  unique among the graph's inputs
     * @param shape of the input
     * @param law   of its elements
     * @return the input
     * @throws IllegalArgumentException if there is one of that name
     */
    public Node add(String name, Shape shape, Law law) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("there is a random input \"" + name + "\" already");
        }
        draws.add(new Draw(name, shape, law));
        return Node.input(name, shape);
    }

    /**
     * Returns the inputs to fill before a run.
     *
     * @return in the order of adding
     */
    public List<Draw> draws() {
        return List.copyOf(draws);
    }
}
