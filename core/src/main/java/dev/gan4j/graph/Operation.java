package dev.gan4j.graph;

/**
 * The operation of a node: a closed family; {@link DerivativeRules} has the derivative of each.
 *
 * <p>Unless noted otherwise, an operation is elementwise and its output has its input's shape. Binary operations broadcast: a
 * size of 1 is stretched to the other's size.
 */
public sealed interface Operation {

    /** A function of numbers, element by element. */
    sealed interface Elementwise extends Operation {}

    /** A function of each number of one input. */
    sealed interface OfOne extends Elementwise {}

    /** A function of each pair of numbers of two inputs. */
    sealed interface OfTwo extends Elementwise {}

    /**
     * A value that is supplied for each run, such as a minibatch.
     *
     * @param name unique among a program's inputs
     */
    record Input(String name) implements Operation {}

    /**
     * A value that is stored in a {@code State} and that programs may update: a weight, a velocity.
     *
     * @param name unique in the state
     */
    record Parameter(String name) implements Operation {}

    /**
     * A single number, shape (1, 1).
     *
     * @param value the number
     */
    record Constant(double value) implements Operation {}

    /**
     * A single number that is set between runs and rarely changes, such as the weight of a penalty. Values that depend only on
     * settings and constants are computed when a setting is set, in float64 like constants.
     *
     * @param name unique among a program's settings
     */
    record Setting(String name) implements Operation {}

    /**
     * Matrix product of two matrices, each optionally transposed first.
     *
     * @param transposeLeft  whether the left matrix is transposed
     * @param transposeRight whether the right matrix is transposed
     */
    record MatMul(boolean transposeLeft, boolean transposeRight) implements Operation {}

    /** left + right. */
    record Add() implements OfTwo {}

    /** left - right. */
    record Subtract() implements OfTwo {}

    /** left * right. */
    record Multiply() implements OfTwo {}

    /** left / right. */
    record Divide() implements OfTwo {}

    /** -x. */
    record Negate() implements OfOne {}

    /** Hyperbolic tangent. */
    record Tanh() implements OfOne {}

    /** 1 / (1 + exp(-x)). */
    record Sigmoid() implements OfOne {}

    /** log(1 + exp(x)), without overflow. */
    record Softplus() implements OfOne {}

    /** exp(x). */
    record Exp() implements OfOne {}

    /** Natural logarithm. */
    record Log() implements OfOne {}

    /** Square root; its derivative at 0 is infinite. */
    record Sqrt() implements OfOne {}

    /** x * x. */
    record Square() implements OfOne {}

    /** max(x, 0); its derivative at 0 is 0. */
    record Relu() implements OfOne {}

    /**
     * x where positive, slope * x elsewhere; its derivative at 0 is the slope.
     *
     * @param slope finite
     */
    record LeakyRelu(double slope) implements OfOne {}

    /** x * sigmoid(x). */
    record Silu() implements OfOne {}

    /** Sine of radians. */
    record Sin() implements OfOne {}

    /** Cosine of radians. */
    record Cos() implements OfOne {}

    /**
     * min(max(x, low), high), NaN where x is NaN; its derivative is 0 at and beyond both ends.
     *
     * @param low  the lower end
     * @param high the upper end, above low
     */
    record Clamp(double low, double high) implements OfOne {}

    /**
     * min(max(x, -limit), limit) of x and a single number, NaN where x is NaN; its derivative with respect to x is 0 at and
     * beyond both ends.
     */
    record Limit() implements Operation {}

    /** 1 where x is positive, 0 elsewhere; the derivative of {@link Relu}, whose own derivative is 0. */
    record Step() implements OfOne {}

    /**
     * 1 where low &lt; x &lt; high, 0 elsewhere; the derivative of {@link Clamp}, whose own derivative is 0.
     *
     * @param low  the lower end
     * @param high the upper end
     */
    record Inside(double low, double high) implements OfOne {}

    /** x itself, through which no gradient flows. */
    record StopGradient() implements Operation {}

    /**
     * Sum over an axis; the result has size 1 along it.
     *
     * @param axis over what
     */
    record Sum(Axis axis) implements Operation {}

    /**
     * Stretches sizes of 1 to those of a shape.
     *
     * @param shape the output's shape
     */
    record Broadcast(Shape shape) implements Operation {}

    /**
     * Joins matrices along an axis.
     *
     * @param axis BATCH or FEATURES
     */
    record Concat(Axis axis) implements Operation {}

    /**
     * The part of a matrix between two positions of an axis.
     *
     * @param axis BATCH or FEATURES
     * @param from the first position
     * @param to   one past the last position
     */
    record Slice(Axis axis, int from, int to) implements Operation {}

    /**
     * A matrix with zeros before and after it along an axis; the derivative of {@link Slice}.
     *
     * @param axis   BATCH or FEATURES
     * @param before zeros before, at least 0
     * @param after  zeros after, at least 0
     */
    record Pad(Axis axis, int before, int after) implements Operation {}

    /**
     * Returns the name of the operation for messages.
     *
     * @return such as "matmul"
     */
    default String label() {
        String name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
