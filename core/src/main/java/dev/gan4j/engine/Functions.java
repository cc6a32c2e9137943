package dev.gan4j.engine;

import dev.gan4j.engine.internal.Binary;
import dev.gan4j.engine.internal.Unary;
import dev.gan4j.graph.Operation;

/** Maps elementwise operations to functions of the kernels. */
final class Functions {

    private Functions() {}

    /**
     * A function of one number.
     *
     * @param f the function
     * @param a its first constant, 0 if it has none
     * @param b its second constant, 0 if it has none
     */
    record OfOne(Unary f, float a, float b) {

        private OfOne(Unary f) {
            this(f, 0, 0);
        }
    }

    /** The name of the kernel of an elementwise operation. */
    static String kernel(Operation.Elementwise operation) {
        return switch (operation) {
            case Operation.OfOne one -> of(one).f().name();
            case Operation.OfTwo two -> of(two).name();
        };
    }

    /** The function of one number. */
    static OfOne of(Operation.OfOne operation) {
        return switch (operation) {
            case Operation.Negate() -> new OfOne(Unary.NEGATE);
            case Operation.Tanh() -> new OfOne(Unary.TANH);
            case Operation.Sigmoid() -> new OfOne(Unary.SIGMOID);
            case Operation.Softplus() -> new OfOne(Unary.SOFTPLUS);
            case Operation.Exp() -> new OfOne(Unary.EXP);
            case Operation.Log() -> new OfOne(Unary.LOG);
            case Operation.Sqrt() -> new OfOne(Unary.SQRT);
            case Operation.Square() -> new OfOne(Unary.SQUARE);
            case Operation.Relu() -> new OfOne(Unary.RELU);
            case Operation.LeakyRelu(double slope) -> new OfOne(Unary.LEAKY_RELU, (float) slope, 0);
            case Operation.Silu() -> new OfOne(Unary.SILU);
            case Operation.Sin() -> new OfOne(Unary.SIN);
            case Operation.Cos() -> new OfOne(Unary.COS);
            case Operation.Clamp(double low, double high) -> new OfOne(Unary.CLAMP, (float) low, (float) high);
            case Operation.Step() -> new OfOne(Unary.STEP);
            case Operation.Inside(double low, double high) -> new OfOne(Unary.INSIDE, (float) low, (float) high);
        };
    }

    /** The function of two numbers. */
    static Binary of(Operation.OfTwo operation) {
        return switch (operation) {
            case Operation.Add() -> Binary.ADD;
            case Operation.Subtract() -> Binary.SUBTRACT;
            case Operation.Multiply() -> Binary.MULTIPLY;
            case Operation.Divide() -> Binary.DIVIDE;
        };
    }
}
