package dev.gan4j.engine.internal;

import dev.gan4j.internal.Fma;

/**
 * A function whose slope follows from its value, so the backward pass of a layer needs only the results of the forward pass.
 *
 * @param function TANH, SIGMOID, RELU or LEAKY_RELU
 * @param constant the slope of LEAKY_RELU below 0, which is positive; 0 for the others
 */
public record Activation(Unary function, float constant) {

    /** Checks that the slope follows from the value. */
    public Activation {
        boolean isTold = switch (function) {
            case TANH, SIGMOID, RELU -> true;
            case LEAKY_RELU -> constant > 0;
            default -> false;
        };
        if (!isTold) {
            throw new IllegalArgumentException("the value of " + function + " does not determine its slope");
        }
    }

    /**
     * Scales by the slope.
     *
     * @param g what is scaled
     * @param h the function's value
     * @return g fma(-h, h, 1) for tanh, g h (1 - h) for the logistic function, and for the others g where h is positive, and 0
     *         or g times the constant elsewhere
     */
    public float slope(float g, float h) {
        return switch (function) {
            case TANH -> g * Fma.fma(-h, h, 1f);
            case SIGMOID -> g * h * (1f - h);
            case RELU -> h > 0 ? g : 0f;
            default -> h > 0 ? g : g * constant;
        };
    }
}
