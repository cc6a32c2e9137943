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
     * Rows with a 1 at the position that a code names, and 0 elsewhere; no gradient flows to codes. Where such rows are the left
     * matrix of a product, compiled programs gather and scatter instead.
     *
     * @param width positions; a code, of shape (batch, 1), is rounded down and lies in [0, width)
     */
    record OneHot(int width) implements Operation {}

    /** The rows of a matrix, of shape (width, features), that codes of shape (batch, 1) name. */
    record Gather() implements Operation {}

    /**
     * The sum of the rows that have each code; the derivative of {@link Gather}.
     *
     * @param width number of codes
     */
    record Scatter(int width) implements Operation {}

    /** log(sum(exp(x))) over the features, without overflow; the axis is left with size 1. */
    record LogSumExp() implements Operation {}

    /** The position of the largest feature, the first of equal ones; shape (batch, 1). No gradient flows through it. */
    record ArgMax() implements Operation {}

    /** The value of its first input, with the gradient of its second (Bengio et al. 2013, arXiv:1308.3432). */
    record StraightThrough() implements Operation {}

    /**
     * The sum of those blocks of features that come before each block, in the ascending order of the row's ranks, of shape
     * (rows, blocks); equal ranks are in the order of the blocks. No gradient flows to the ranks.
     *
     * @param blocks    equal parts of the features
     * @param backwards whether the sum is of the blocks that come after instead; the derivative
     */
    record RunningSum(int blocks, boolean backwards) implements Operation {}

    /**
     * Filters that pass over pictures: of pictures and weights, see {@link Filters#weights}. Pixels outside a picture are 0.
     *
     * @param filters the geometry
     */
    record Convolution(Filters filters) implements Operation {}

    /**
     * The transposed convolution: of filtered pictures and weights, the pictures to which each filter adds its weights times
     * its response at each position; a derivative of {@link Convolution}.
     *
     * @param filters the geometry of the convolution
     */
    record ConvolutionInputGradient(Filters filters) implements Operation {}

    /**
     * Of pictures and filtered pictures, the sum of what each weight reads times its filter's response, over positions and
     * batch; a derivative of {@link Convolution}.
     *
     * @param filters the geometry of the convolution
     */
    record ConvolutionWeightGradient(Filters filters) implements Operation {}

    /**
     * Pictures each pixel of which is stretched to a rectangle.
     *
     * @param from   the pictures before
     * @param down   the rectangle's height
     * @param across its width
     */
    record Upsample(Picture from, int down, int across) implements Operation {}

    /**
     * Pictures whose pixels are the sums of rectangles; the derivative of {@link Upsample}.
     *
     * @param to     the pictures after
     * @param down   the rectangles' height
     * @param across their width
     */
    record SumPool(Picture to, int down, int across) implements Operation {}

    /**
     * Returns the name that messages use.
     *
     * @return such as "matmul"
     */
    default String label() {
        String name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
