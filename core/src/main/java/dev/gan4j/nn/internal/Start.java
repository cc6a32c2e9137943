package dev.gan4j.nn.internal;

import dev.gan4j.graph.Shape;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** The starting value of a parameter. */
@FunctionalInterface
public interface Start {

    /** Zeros that nevertheless take an address in the stream of weights, as biases always have. */
    Start ZERO = (shape, random) -> new float[shape.size()];

    /**
     * Draws the starting value.
     *
     * @param shape  of the parameter
     * @param random at the parameter's address in the stream of weights
     * @return row by row
     */
    float[] draw(Shape shape, UniformRandomProvider random);

    /**
     * Returns whether the value takes an address in the stream of weights.
     *
     * @return false if nothing is drawn
     */
    default boolean hasAddress() {
        return true;
    }

    /**
     * One number everywhere, without an address.
     *
     * @param value the number
     */
    record Constant(float value) implements Start {
        @Override
        public float[] draw(Shape shape, UniformRandomProvider random) {
            return values(shape);
        }

        /** The number, once for each element of a shape. */
        float[] values(Shape shape) {
            float[] values = new float[shape.size()];
            Arrays.fill(values, value);
            return values;
        }

        @Override
        public boolean hasAddress() {
            return false;
        }
    }
}
