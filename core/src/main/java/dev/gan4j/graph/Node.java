package dev.gan4j.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A value in an expression graph: an operation, the nodes it reads, and the shape of the result; immutable.
 *
 * <p>A graph is represented by its nodes: a node refers to everything that it depends on. Shapes are checked when a node is
 * created; a mismatch is an {@link IllegalArgumentException} that names the operation and both shapes.
 */
public final class Node {

    private final Operation operation;
    private final List<Node> inputs;
    private final Shape shape;

    private Node(Operation operation, Shape shape, Node... inputs) {
        this.operation = operation;
        this.inputs = List.of(inputs);
        this.shape = shape;
    }

    /**
     * Creates a value that is supplied for each run.
     *
     * @param name  unique among a program's inputs
     * @param shape (batch, features) for most
     * @return the node
     */
    public static Node input(String name, Shape shape) {
        return new Node(new Operation.Input(requireNonNull(name, "name must not be null")), shape);
    }

    /**
     * Creates a value that is stored in a state.
     *
     * @param name  unique in the state
     * @param shape (in, out) for weights, (1, out) for biases
     * @return the node
     */
    public static Node parameter(String name, Shape shape) {
        return new Node(new Operation.Parameter(requireNonNull(name, "name must not be null")), shape);
    }

    /**
     * Creates a single number.
     *
     * @param value the number
     * @return the node, shape (1, 1)
     */
    public static Node constant(double value) {
        return new Node(new Operation.Constant(value), Shape.SCALAR);
    }

    /**
     * Creates a single number that is set between runs, and rarely changes.
     *
     * @param name unique among a program's settings
     * @return the node, shape (1, 1)
     */
    public static Node setting(String name) {
        return new Node(new Operation.Setting(requireNonNull(name, "name must not be null")), Shape.SCALAR);
    }

    /**
     * Joins matrices along an axis.
     *
     * @param axis  {@link Axis#BATCH} or {@link Axis#FEATURES}
     * @param parts at least one; of equal size along the other axis
     * @return the joined matrix
     */
    public static Node concat(Axis axis, List<Node> parts) {
        Operation operation = new Operation.Concat(axis);
        require(!parts.isEmpty(), "concat needs at least one part");
        require(axis != Axis.ALL, "concat joins along BATCH or FEATURES but was given ALL");
        Shape first = parts.getFirst().shape;
        int rows = 0;
        int columns = 0;
        for (Node part : parts) {
            boolean fits = axis == Axis.BATCH
                    ? part.shape.columns() == first.columns()
                    : part.shape.rows() == first.rows();
            require(fits, "concat over " + axis + ": shapes " + first + " and " + part.shape + " do not match");
            rows += part.shape.rows();
            columns += part.shape.columns();
        }
        Shape shape = axis == Axis.BATCH ? new Shape(rows, first.columns()) : new Shape(first.rows(), columns);
        return new Node(operation, shape, parts.toArray(Node[]::new));
    }

    /**
     * Returns the operation of this node.
     *
     * @return the operation
     */
    public Operation operation() {
        return operation;
    }

    /**
     * Returns the nodes that this one reads.
     *
     * @return in the operation's order
     */
    public List<Node> inputs() {
        return inputs;
    }

    /**
     * Returns the shape of the value.
     *
     * @return (batch, features) for most
     */
    public Shape shape() {
        return shape;
    }

    /**
     * Returns this node with its inputs replaced, for compilers.
     *
     * @param replacements as many as there are inputs, of the same shapes
     * @return a node of the same operation and shape
     */
    public Node withInputs(List<Node> replacements) {
        require(replacements.size() == inputs.size(), operation.label() + " has " + inputs.size()
                + " inputs but was given " + replacements.size());
        for (int i = 0; i < inputs.size(); i++) {
            require(replacements.get(i).shape.equals(inputs.get(i).shape), operation.label() + ": shapes "
                    + inputs.get(i).shape + " and " + replacements.get(i).shape + " do not match");
        }
        return new Node(operation, shape, replacements.toArray(Node[]::new));
    }

    /**
     * Matrix product.
     *
     * @param right shape (columns, n)
     * @return shape (rows, n)
     */
    public Node matmul(Node right) {
        return matmul(right, false, false);
    }

    /**
     * Matrix product of two matrices, each optionally transposed first.
     *
     * @param right          the right matrix
     * @param transposeLeft  whether this matrix is transposed
     * @param transposeRight whether the right matrix is transposed
     * @return shape (rows of the left, columns of the right), after transposing
     */
    public Node matmul(Node right, boolean transposeLeft, boolean transposeRight) {
        Shape a = transposeLeft ? shape.transposed() : shape;
        Shape b = transposeRight ? right.shape.transposed() : right.shape;
        require(a.columns() == b.rows(), "matmul: shapes " + a + " and " + b + " do not match: the inner sizes "
                + a.columns() + " and " + b.rows() + " differ");
        return new Node(new Operation.MatMul(transposeLeft, transposeRight), new Shape(a.rows(), b.columns()), this,
                right);
    }

    /**
     * Adds, broadcasting sizes of 1.
     *
     * @param right the other summand
     * @return the sum
     */
    public Node add(Node right) {
        return binary(new Operation.Add(), right);
    }

    /**
     * Subtracts, broadcasting sizes of 1.
     *
     * @param right the subtrahend
     * @return the difference
     */
    public Node subtract(Node right) {
        return binary(new Operation.Subtract(), right);
    }

    /**
     * Multiplies element by element, broadcasting sizes of 1.
     *
     * @param right the other factor
     * @return the product
     */
    public Node multiply(Node right) {
        return binary(new Operation.Multiply(), right);
    }

    /**
     * Multiplies by a number.
     *
     * @param factor the number
     * @return the product
     */
    public Node multiply(double factor) {
        return multiply(constant(factor));
    }

    /**
     * Divides element by element, broadcasting sizes of 1.
     *
     * @param right the divisor
     * @return the quotient
     */
    public Node divide(Node right) {
        return binary(new Operation.Divide(), right);
    }

    /**
     * Changes the sign.
     *
     * @return -x
     */
    public Node negate() {
        return unary(new Operation.Negate());
    }

    /**
     * Hyperbolic tangent.
     *
     * @return tanh(x)
     */
    public Node tanh() {
        return unary(new Operation.Tanh());
    }

    /**
     * Logistic function.
     *
     * @return 1 / (1 + exp(-x))
     */
    public Node sigmoid() {
        return unary(new Operation.Sigmoid());
    }

    /**
     * Smooth ReLU.
     *
     * @return log(1 + exp(x))
     */
    public Node softplus() {
        return unary(new Operation.Softplus());
    }

    /**
     * Exponential function.
     *
     * @return exp(x)
     */
    public Node exp() {
        return unary(new Operation.Exp());
    }

    /**
     * Natural logarithm.
     *
     * @return log(x); -infinity at 0, NaN below
     */
    public Node log() {
        return unary(new Operation.Log());
    }

    /**
     * Square root.
     *
     * @return sqrt(x); NaN below 0
     */
    public Node sqrt() {
        return unary(new Operation.Sqrt());
    }

    /**
     * Square.
     *
     * @return x * x
     */
    public Node square() {
        return unary(new Operation.Square());
    }

    /**
     * Rectifier.
     *
     * @return max(x, 0)
     */
    public Node relu() {
        return unary(new Operation.Relu());
    }

    /**
     * Leaky rectifier.
     *
     * @param slope below 0
     * @return x where positive, slope * x elsewhere
     */
    public Node leakyRelu(double slope) {
        return unary(new Operation.LeakyRelu(slope));
    }

    /**
     * Sigmoid linear unit, also called swish.
     *
     * @return x * sigmoid(x)
     */
    public Node silu() {
        return unary(new Operation.Silu());
    }

    /**
     * Sine.
     *
     * @return sin(x), x in radians
     */
    public Node sin() {
        return unary(new Operation.Sin());
    }

    /**
     * Cosine.
     *
     * @return cos(x), x in radians
     */
    public Node cos() {
        return unary(new Operation.Cos());
    }

    /**
     * Limits to an interval; no gradient flows at and beyond its ends.
     *
     * @param low  the lower end
     * @param high the upper end, above low
     * @return min(max(x, low), high)
     */
    public Node clamp(double low, double high) {
        require(low < high, "clamp needs low < high but was given [" + low + ", " + high + "]");
        return unary(new Operation.Clamp(low, high));
    }

    /**
     * Limits the size of each number; no gradient flows to those at and beyond the limit.
     *
     * @param limit a single number, positive
     * @return min(max(x, -limit), limit)
     */
    public Node limit(Node limit) {
        require(limit.shape.isScalar(), "limit must be a single number but had shape " + limit.shape);
        return new Node(new Operation.Limit(), shape, this, limit);
    }

    /**
     * Returns where x is positive.
     *
     * @return 1 where x &gt; 0, else 0
     */
    public Node step() {
        return unary(new Operation.Step());
    }

    /**
     * Returns where x is strictly inside an interval.
     *
     * @param low  the lower end
     * @param high the upper end, above low
     * @return 1 where low &lt; x &lt; high, else 0
     */
    public Node inside(double low, double high) {
        require(low < high, "inside needs low < high but was given [" + low + ", " + high + "]");
        return unary(new Operation.Inside(low, high));
    }

    /**
     * The same value, through which no gradient flows.
     *
     * @return x
     */
    public Node stopGradient() {
        return unary(new Operation.StopGradient());
    }

    /**
     * Sums over an axis.
     *
     * @param axis over what
     * @return the axis left with size 1
     */
    public Node sum(Axis axis) {
        return new Node(new Operation.Sum(axis), axis.reduce(shape), this);
    }

    /**
     * Averages over an axis.
     *
     * @param axis over what
     * @return the axis left with size 1
     */
    public Node mean(Axis axis) {
        return sum(axis).multiply(1.0 / axis.length(shape));
    }

    /**
     * Stretches sizes of 1.
     *
     * @param target the output's shape; each size is this one's, or this one's is 1
     * @return this node itself if it already has the shape
     */
    public Node broadcast(Shape target) {
        if (target.equals(shape)) {
            return this;
        }
        require((shape.rows() == target.rows() || shape.rows() == 1)
                && (shape.columns() == target.columns() || shape.columns() == 1),
                "broadcast: shape " + shape
                        + " cannot be stretched to " + target);
        return new Node(new Operation.Broadcast(target), target, this);
    }

    /**
     * Cuts out a part.
     *
     * @param axis {@link Axis#BATCH} or {@link Axis#FEATURES}
     * @param from the first position
     * @param to   one past the last position
     * @return the part
     */
    public Node slice(Axis axis, int from, int to) {
        require(axis != Axis.ALL, "slice cuts along BATCH or FEATURES but was given ALL");
        require(0 <= from && from < to && to <= axis.length(shape), "slice over " + axis + " from " + from + " to " + to
                + " is outside of shape " + shape);
        Shape part = axis == Axis.BATCH ? new Shape(to - from, shape.columns()) : new Shape(shape.rows(), to - from);
        return new Node(new Operation.Slice(axis, from, to), part, this);
    }

    /**
     * Puts zeros before and after.
     *
     * @param axis   {@link Axis#BATCH} or {@link Axis#FEATURES}
     * @param before zeros before, at least 0
     * @param after  zeros after, at least 0
     * @return the larger matrix
     */
    public Node pad(Axis axis, int before, int after) {
        require(axis != Axis.ALL, "pad widens along BATCH or FEATURES but was given ALL");
        require(before >= 0 && after >= 0, "pad needs sizes of at least 0 but was given " + before + " and " + after);
        int more = before + after;
        Shape padded = axis == Axis.BATCH
                ? new Shape(shape.rows() + more, shape.columns())
                : new Shape(shape.rows(), shape.columns() + more);
        return new Node(new Operation.Pad(axis, before, after), padded, this);
    }

    /**
     * Writes codes as one-hot rows.
     *
     * @param width positions
     * @return shape (rows, width)
     */
    public Node oneHot(int width) {
        requireCodes("oneHot");
        require(width > 0, "oneHot needs a width of at least 1 but was given " + width);
        return new Node(new Operation.OneHot(width), new Shape(shape.rows(), width), this);
    }

    /**
     * Takes the rows of a matrix that these codes name.
     *
     * @param matrix shape (codes, features)
     * @return shape (rows, features)
     */
    public Node gather(Node matrix) {
        requireCodes("gather");
        return new Node(new Operation.Gather(), new Shape(shape.rows(), matrix.shape.columns()), this, matrix);
    }

    /**
     * Adds up the rows of a matrix that have each of these codes.
     *
     * @param matrix shape (rows, features)
     * @param width  number of codes
     * @return shape (width, features)
     */
    public Node scatter(Node matrix, int width) {
        requireCodes("scatter");
        require(matrix.shape.rows() == shape.rows(), "scatter: shapes " + shape + " and " + matrix.shape
                + " do not match: there must be a code for each row");
        return new Node(new Operation.Scatter(width), new Shape(width, matrix.shape.columns()), this, matrix);
    }

    /**
     * Logarithm of the sum of the exponentials of the features.
     *
     * @return shape (rows, 1)
     */
    public Node logSumExp() {
        return new Node(new Operation.LogSumExp(), new Shape(shape.rows(), 1), this);
    }

    /**
     * Finds the largest feature; no gradient flows through it.
     *
     * @return its position, shape (rows, 1)
     */
    public Node argMax() {
        return new Node(new Operation.ArgMax(), new Shape(shape.rows(), 1), this);
    }

    /**
     * The same value with the gradient of another node.
     *
     * @param soft receives the gradient, of this node's shape
     * @return this value
     */
    public Node straightThrough(Node soft) {
        require(shape.equals(soft.shape), "straightThrough: shapes " + shape + " and " + soft.shape + " do not match");
        return new Node(new Operation.StraightThrough(), shape, this, soft);
    }

    /**
     * For each block of features, the sum of the blocks before it in the order of their ranks.
     *
     * @param ranks     shape (rows, blocks): an order for each row
     * @param blocks    equal parts of the features
     * @param backwards whether to sum the blocks after it instead
     * @return this node's shape
     */
    public Node runningSum(Node ranks, int blocks, boolean backwards) {
        require(ranks.shape.equals(new Shape(shape.rows(), blocks)) && shape.columns() % blocks == 0,
                "runningSum: shapes " + shape + " and " + ranks.shape + " do not match " + blocks + " equal blocks");
        return new Node(new Operation.RunningSum(blocks, backwards), shape, this, ranks);
    }

    /**
     * Passes filters over pictures.
     *
     * @param weights shape {@link Filters#weights}
     * @param filters their geometry; this node's features are those of {@link Filters#input}
     * @return shape (batch, features of {@link Filters#output})
     */
    public Node convolve(Node weights, Filters filters) {
        Operation operation = new Operation.Convolution(filters);
        requirePictures(operation, filters.input(), this);
        requireWeights(operation, filters, weights);
        return new Node(operation, new Shape(shape.rows(), filters.output().size()), this, weights);
    }

    /**
     * The transposed convolution: adds up each filter's weights times its response.
     *
     * @param weights shape {@link Filters#weights}
     * @param filters the geometry of the convolution; this node's features are those of {@link Filters#output}
     * @return shape (batch, features of {@link Filters#input})
     */
    public Node convolveTransposed(Node weights, Filters filters) {
        Operation operation = new Operation.ConvolutionInputGradient(filters);
        requirePictures(operation, filters.output(), this);
        requireWeights(operation, filters, weights);
        return new Node(operation, new Shape(shape.rows(), filters.input().size()), this, weights);
    }

    /**
     * The gradient of a convolution of these pictures with respect to its weights.
     *
     * @param responses the gradient with respect to its result, features of {@link Filters#output}
     * @param filters   the geometry of the convolution; this node's features are those of {@link Filters#input}
     * @return shape {@link Filters#weights}
     */
    public Node convolutionWeights(Node responses, Filters filters) {
        Operation operation = new Operation.ConvolutionWeightGradient(filters);
        requirePictures(operation, filters.input(), this);
        requirePictures(operation, filters.output(), responses);
        require(shape.rows() == responses.shape.rows(), operation.label() + ": shapes " + shape + " and "
                + responses.shape + " do not match: the batches differ");
        return new Node(operation, filters.weights(), this, responses);
    }

    /**
     * Stretches each pixel of pictures to a rectangle.
     *
     * @param from   the pictures
     * @param down   the rectangle's height, at least 1
     * @param across its width, at least 1
     * @return shape (batch, features of the larger pictures); this node itself if both are 1
     */
    public Node upsample(Picture from, int down, int across) {
        Operation operation = new Operation.Upsample(from, down, across);
        Picture to = from.stretched(down, across);
        requirePictures(operation, from, this);
        return to.equals(from) ? this : new Node(operation, new Shape(shape.rows(), to.size()), this);
    }

    /**
     * Sums rectangles of pictures.
     *
     * @param to     the smaller pictures
     * @param down   the rectangles' height, at least 1
     * @param across their width, at least 1
     * @return shape (batch, features of the smaller pictures); this node itself if both are 1
     */
    public Node sumPool(Picture to, int down, int across) {
        Operation operation = new Operation.SumPool(to, down, across);
        Picture from = to.stretched(down, across);
        requirePictures(operation, from, this);
        return to.equals(from) ? this : new Node(operation, new Shape(shape.rows(), to.size()), this);
    }

    private static void requirePictures(Operation operation, Picture picture, Node pictures) {
        require(pictures.shape.columns() == picture.size(), operation.label() + ": shape " + pictures.shape
                + " does not hold pictures of " + picture + ", which have " + picture.size() + " features");
    }

    private static void requireWeights(Operation operation, Filters filters, Node weights) {
        require(weights.shape.equals(filters.weights()), operation.label() + ": weights of shape " + weights.shape
                + " do not match " + filters + ", which need " + filters.weights());
    }

    private void requireCodes(String operation) {
        require(shape.columns() == 1, operation + " reads codes of shape (batch, 1) but was given " + shape);
    }

    @Override
    public String toString() {
        return operation + shape.toString();
    }

    /** Sums this node over the axes in which a smaller shape was stretched; the derivative of a broadcast. */
    Node sumTo(Shape target) {
        Node result = this;
        if (target.isScalar() && shape.columns() > 1) {
            return sum(Axis.ALL);
        }
        if (target.rows() == 1 && shape.rows() > 1) {
            result = result.sum(Axis.BATCH);
        }
        if (target.columns() == 1 && shape.columns() > 1) {
            result = result.sum(Axis.FEATURES);
        }
        return result;
    }

    private Node unary(Operation operation) {
        return new Node(operation, shape, this);
    }

    private Node binary(Operation operation, Node right) {
        Shape a = shape;
        Shape b = right.shape;
        require((a.rows() == b.rows() || a.rows() == 1 || b.rows() == 1)
                && (a.columns() == b.columns() || a.columns() == 1 || b.columns() == 1),
                operation.label()
                        + ": shapes " + a + " and " + b + " do not match and cannot be broadcast");
        Shape result = new Shape(Math.max(a.rows(), b.rows()), Math.max(a.columns(), b.columns()));
        return new Node(operation, result, this, right);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
