package dev.gan4j.nn.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The weights of one or more networks at one moment, by name, in the order of creation; immutable.
 *
 * <p>Names are such as {@code generator.0.weight}, shape (in, out), and {@code generator.0.bias}, shape (1, out).
 */
public final class Parameters {

    private final SequencedMap<String, Value> values;

    /**
     * Creates parameters from their values.
     *
     * @param values by name; the order is kept
     */
    public Parameters(Map<String, Value> values) {
        this.values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /**
     * Returns every value of a state.
     *
     * @param state any
     * @return a copy, in the state's order
     */
    public static Parameters of(State state) {
        Map<String, Value> values = new LinkedHashMap<>();
        state.shapes().forEach((name, shape) -> values.put(name, new Value(shape, state.get(name))));
        return new Parameters(values);
    }

    /**
     * Sets these values in a state.
     *
     * @param state which has values of these names and shapes
     */
    public void setIn(State state) {
        values.forEach((name, value) -> state.set(name, value.elements()));
    }

    /**
     * Sets every value of a state, from a checkpoint of it.
     *
     * @param state which must have exactly these values
     * @throws InvalidInputException if it has others
     */
    public void restore(State state) {
        if (!shapes().equals(state.shapes())) {
            throw new InvalidInputException(
                    "the checkpoint must have the values " + state.shapes() + " but has " + shapes());
        }
        setIn(state);
    }

    /**
     * Returns all values.
     *
     * @return by name, in order, unmodifiable
     */
    public SequencedMap<String, Value> values() {
        return values;
    }

    /**
     * Returns one value.
     *
     * @param name such as {@code discriminator.1.weight}
     * @return its value
     * @throws IllegalArgumentException if there is none of that name
     */
    public Value get(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no parameter \"" + name + "\" among " + values.keySet());
        }
        return value;
    }

    /**
     * Returns the shapes of all values.
     *
     * @return by name, in order
     */
    public SequencedMap<String, Shape> shapes() {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        values.forEach((name, value) -> shapes.put(name, value.shape()));
        return shapes;
    }

    /**
     * Returns whether every weight is a finite number.
     *
     * @return false if any is NaN or infinite
     */
    public boolean isFinite() {
        for (Value value : values.values()) {
            for (float element : value.elements) {
                if (!Float.isFinite(element)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters parameters && values.equals(parameters.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }

    /** One named matrix of weights. */
    public static final class Value {

        private final Shape shape;
        private final float[] elements;

        /**
         * Creates a value.
         *
         * @param shape    (in, out) for weights, (1, out) for biases
         * @param elements row by row, as y = x W + b reads them; copied
         * @throws IllegalArgumentException if the number of elements is not the shape's
         */
        public Value(Shape shape, float[] elements) {
            if (elements.length != shape.size()) {
                throw new IllegalArgumentException("a value of shape " + shape + " must have " + shape.size()
                        + " elements but had " + elements.length);
            }
            this.shape = shape;
            this.elements = elements.clone();
        }

        /**
         * Returns the shape.
         *
         * @return (rows, columns)
         */
        public Shape shape() {
            return shape;
        }

        /**
         * Returns the elements.
         *
         * @return a copy, row by row
         */
        public float[] elements() {
            return elements.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Value value && shape.equals(value.shape)
                    && Arrays.equals(elements, value.elements);
        }

        @Override
        public int hashCode() {
            return 31 * shape.hashCode() + Arrays.hashCode(elements);
        }

        @Override
        public String toString() {
            return shape + Arrays.toString(elements);
        }
    }
}
