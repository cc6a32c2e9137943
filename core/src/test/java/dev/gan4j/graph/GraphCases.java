package dev.gan4j.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One row for each operation: how to build it from inputs, and inputs of which shapes and range it takes. Tests of
 * derivatives and of compiled programs run over all rows; a new operation adds one.
 */
public final class GraphCases {

    private GraphCases() {}

    /**
     * A case.
     *
     * @param name   for messages
     * @param shapes of the inputs
     * @param low    smallest input value
     * @param high   largest input value
     * @param build  from inputs to the operation
     */
    public record Case(String name, List<Shape> shapes, double low, double high, Function<List<Node>, Node> build) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Shape MATRIX = new Shape(3, 2);
    private static final Shape ROW = new Shape(1, 2);
    private static final Shape COLUMN = new Shape(3, 1);

    /** All cases. */
    public static List<Case> all() {
        return Stream.concat(onMatrices().stream(), onPictures().stream()).toList();
    }

    private static List<Case> onMatrices() {
        return List.of(unary("negate", -2, 2, Node::negate), unary("tanh", -2, 2, Node::tanh),
                unary("sigmoid", -3, 3, Node::sigmoid), unary("softplus", -3, 3, Node::softplus),
                unary("exp", -2, 2, Node::exp), unary("log", 0.2, 3, Node::log), unary("sqrt", 0.2, 3, Node::sqrt),
                unary("square", -2, 2, Node::square), unary("relu of positives", 0.1, 2, Node::relu),
                unary("relu of negatives", -2, -0.1, Node::relu),
                unary("leakyRelu of positives", 0.1, 2, x -> x.leakyRelu(0.2)),
                unary("leakyRelu of negatives", -2, -0.1, x -> x.leakyRelu(0.2)), unary("silu", -3, 3, Node::silu),
                unary("sin", -4, 4, Node::sin), unary("cos", -4, 4, Node::cos),
                unary("clamp inside", -0.9, 0.9, x -> x.clamp(-1, 1)),
                unary("clamp outside", 1.1, 2, x -> x.clamp(-1, 1)),
                unary("step of positives", 0.1, 2, Node::step), unary("inside", -0.9, 0.9, x -> x.inside(-1, 1)),
                unary("sum over batch", -2, 2, x -> x.sum(Axis.BATCH)),
                unary("sum over features", -2, 2, x -> x.sum(Axis.FEATURES)),
                unary("sum over all", -2, 2, x -> x.sum(Axis.ALL)),
                unary("mean over batch", -2, 2, x -> x.mean(Axis.BATCH)),
                unary("mean over features", -2, 2, x -> x.mean(Axis.FEATURES)),
                unary("mean over all", -2, 2, x -> x.mean(Axis.ALL)),
                unary("slice of batch", -2, 2, x -> x.slice(Axis.BATCH, 1, 3)),
                unary("slice of features", -2, 2, x -> x.slice(Axis.FEATURES, 1, 2)),
                unary("pad of batch", -2, 2, x -> x.pad(Axis.BATCH, 1, 2)),
                unary("pad of features", -2, 2, x -> x.pad(Axis.FEATURES, 2, 1)),
                new Case("broadcast of a row", List.of(ROW), -2, 2, in -> in.get(0).broadcast(MATRIX)),
                new Case("broadcast of a column", List.of(COLUMN), -2, 2, in -> in.get(0).broadcast(MATRIX)),
                new Case("broadcast of a scalar", List.of(Shape.SCALAR), -2, 2, in -> in.get(0).broadcast(MATRIX)),
                binary("add", MATRIX, MATRIX, -2, 2, Node::add), binary("add row", MATRIX, ROW, -2, 2, Node::add),
                binary("add to column", COLUMN, MATRIX, -2, 2, Node::add),
                binary("add column and row", COLUMN, ROW, -2, 2, Node::add),
                binary("subtract", MATRIX, MATRIX, -2, 2, Node::subtract),
                binary("subtract from row", ROW, MATRIX, -2, 2, Node::subtract),
                binary("multiply", MATRIX, MATRIX, -2, 2, Node::multiply),
                binary("multiply by column", MATRIX, COLUMN, -2, 2, Node::multiply),
                binary("multiply by scalar", MATRIX, Shape.SCALAR, -2, 2, Node::multiply),
                binary("divide", MATRIX, MATRIX, 0.5, 2, Node::divide),
                binary("divide by row", MATRIX, ROW, 0.5, 2, Node::divide),
                binary("divide scalar", Shape.SCALAR, MATRIX, 0.5, 2, Node::divide),
                binary("limit inside", MATRIX, Shape.SCALAR, 0.3, 0.6, (x, limit) -> x.limit(limit.multiply(3))),
                binary("limit outside", MATRIX, Shape.SCALAR, 1, 2,
                        (x, limit) -> x.negate().limit(limit.multiply(0.3))),
                binary("matmul", new Shape(3, 4), new Shape(4, 2), -2, 2, Node::matmul),
                binary("matmul, left transposed", new Shape(4, 3), new Shape(4, 2), -2, 2,
                        (a, b) -> a.matmul(b, true, false)),
                binary("matmul, right transposed", new Shape(3, 4), new Shape(2, 4), -2, 2,
                        (a, b) -> a.matmul(b, false, true)),
                binary("matmul, both transposed", new Shape(4, 3), new Shape(2, 4), -2, 2,
                        (a, b) -> a.matmul(b, true, true)),
                binary("concat of batch", MATRIX, new Shape(2, 2), -2, 2,
                        (a, b) -> Node.concat(Axis.BATCH, List.of(a, b))),
                binary("concat of features", MATRIX, new Shape(3, 4), -2, 2,
                        (a, b) -> Node.concat(Axis.FEATURES, List.of(a, b))),
                unary("slices side by side", -2, 2, x -> x.slice(Axis.FEATURES, 0, 1)
                        .multiply(x.slice(Axis.FEATURES, 1, 2))),
                binary("one-hot rows", COLUMN, MATRIX, 0, 1.99, (codes, x) -> codes.oneHot(2).multiply(x)),
                binary("product of one-hot rows", COLUMN, MATRIX, 0, 2.99, (codes, x) -> codes.oneHot(3).matmul(x)),
                binary("product of one-hot rows, transposed", COLUMN, MATRIX, 0, 3.99,
                        (codes, x) -> codes.oneHot(4).matmul(x, true, false)),
                binary("gather", COLUMN, MATRIX, 0, 2.99, Node::gather),
                binary("scatter", COLUMN, MATRIX, 0, 3.99, (codes, x) -> codes.scatter(x, 4)),
                unary("logSumExp", -3, 3, Node::logSumExp),
                unary("argMax beside x", -2, 2, x -> x.argMax().multiply(x)),
                binary("runningSum", new Shape(3, 6), new Shape(3, 3), -2, 2,
                        (x, ranks) -> x.runningSum(ranks, 3, false)),
                binary("runningSum backwards", new Shape(3, 6), new Shape(3, 3), -2, 2,
                        (x, ranks) -> x.runningSum(ranks, 3, true)),
                binary("stopGradient of a straight-through sample", MATRIX, MATRIX, -2, 2,
                        (hard, soft) -> hard.straightThrough(soft)),
                binary("stopGradient beside x", MATRIX, MATRIX, -2, 2, (a, b) -> a.add(b.stopGradient())));
    }

    private static List<Case> onPictures() {
        List<Case> cases = new ArrayList<>();
        // Overlapping; beyond a border that not every position reaches; with gaps; larger than the picture.
        for (Filters filters : List.of(new Filters(new Picture(2, 3, 4), 2, 3, 1, 1),
                new Filters(new Picture(1, 4, 5), 3, 3, 2, 1), new Filters(new Picture(2, 4, 3), 1, 1, 2, 0),
                new Filters(new Picture(1, 2, 2), 2, 4, 3, 3))) {
            Shape pictures = new Shape(2, filters.input().size());
            Shape responses = new Shape(2, filters.output().size());
            cases.add(binary("convolution by " + filters, pictures, filters.weights(), -1, 1,
                    (x, w) -> x.convolve(w, filters)));
            cases.add(binary("transposed convolution by " + filters, responses, filters.weights(), -1, 1,
                    (d, w) -> d.convolveTransposed(w, filters)));
            cases.add(binary("weights of " + filters, pictures, responses, -1, 1,
                    (x, d) -> x.convolutionWeights(d, filters)));
        }
        Picture small = new Picture(2, 1, 2);
        Shape large = new Shape(3, small.stretched(2, 3).size());
        cases.add(new Case("upsample", List.of(new Shape(3, small.size())), -2, 2,
                in -> in.get(0).upsample(small, 2, 3)));
        cases.add(new Case("sumPool", List.of(large), -2, 2, in -> in.get(0).sumPool(small, 2, 3)));
        Picture pixel = new Picture(2, 1, 1);
        cases.add(binary("a number for each channel", large, new Shape(1, 2), -2, 2,
                (x, bias) -> x.multiply(bias.upsample(pixel, 2, 6))));
        return cases;
    }

    private static Case unary(String name, double low, double high, Function<Node, Node> build) {
        return new Case(name, List.of(MATRIX), low, high, in -> build.apply(in.get(0)));
    }

    private static Case binary(String name, Shape left, Shape right, double low, double high,
            BinaryOperator<Node> build) {
        return new Case(name, List.of(left, right), low, high, in -> build.apply(in.get(0), in.get(1)));
    }
}
