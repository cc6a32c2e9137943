package dev.gan4j.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of every operation, written with the same operations; therefore a gradient has a gradient.
 *
 * <p>Each rule takes the node y and the gradient dy of some scalar with respect to y, and returns the gradients with respect to
 * y's inputs, in their order; null means zero.
 */
final class DerivativeRules {

    private DerivativeRules() {}

    static List<@Nullable Node> gradients(Node y, Node dy) {
        List<Node> in = y.inputs();
        return switch (y.operation()) {
            case Operation.Input leaf -> List.of();
            case Operation.Parameter leaf -> List.of();
            case Operation.Constant leaf -> List.of();
            case Operation.Setting leaf -> List.of();

            case Operation.Add() -> both(dy.sumTo(in.get(0).shape()), dy.sumTo(in.get(1).shape()));
            case Operation.Subtract() -> both(dy.sumTo(in.get(0).shape()), dy.negate().sumTo(in.get(1).shape()));
            case Operation.Multiply() -> both(dy.multiply(in.get(1)).sumTo(in.get(0).shape()),
                    dy.multiply(in.get(0)).sumTo(in.get(1).shape()));
            case Operation.Divide() -> both(dy.divide(in.get(1)).sumTo(in.get(0).shape()),
                    dy.multiply(y).divide(in.get(1)).negate().sumTo(in.get(1).shape()));
            case Operation.MatMul(boolean left, boolean right) -> matmul(in.get(0), in.get(1), left, right, dy);

            case Operation.Negate() -> one(dy.negate());
            case Operation.Tanh() -> one(dy.multiply(ONE.subtract(y.square())));
            case Operation.Sigmoid() -> one(dy.multiply(y).multiply(ONE.subtract(y)));
            case Operation.Softplus() -> one(dy.multiply(in.get(0).sigmoid()));
            case Operation.Exp() -> one(dy.multiply(y));
            case Operation.Log() -> one(dy.divide(in.get(0)));
            case Operation.Sqrt() -> one(dy.multiply(0.5).divide(y));
            case Operation.Square() -> one(dy.multiply(in.get(0)).multiply(2));
            case Operation.Relu() -> one(dy.multiply(in.get(0).step()));
            case Operation.LeakyRelu(double slope) -> one(
                    dy.multiply(in.get(0).step().multiply(1 - slope).add(Node.constant(slope))));
            case Operation.Silu() -> one(dy.multiply(siluSlope(in.get(0))));
            case Operation.Sin() -> one(dy.multiply(in.get(0).cos()));
            case Operation.Cos() -> one(dy.multiply(in.get(0).sin()).negate());
            case Operation.Clamp(double low, double high) -> one(dy.multiply(in.get(0).inside(low, high)));

            case Operation.Limit() -> limit(in.get(0), in.get(1), dy);

            case Operation.Step() -> Collections.singletonList(null);
            case Operation.Inside flat -> Collections.singletonList(null);
            case Operation.StopGradient() -> Collections.singletonList(null);

            case Operation.Sum sum -> one(dy.broadcast(in.get(0).shape()));
            case Operation.Broadcast stretched -> one(dy.sumTo(in.get(0).shape()));
            case Operation.Concat(Axis axis) -> slices(in, axis, dy);
            case Operation.Slice(Axis axis, int from, int to) -> one(
                    dy.pad(axis, from, axis.length(in.get(0).shape()) - to));
            case Operation.Pad(Axis axis, int before, int after) -> one(
                    dy.slice(axis, before, axis.length(y.shape()) - after));

            case Operation.OneHot flat -> Collections.singletonList(null);
            case Operation.ArgMax flat -> Collections.singletonList(null);
            case Operation.Gather() -> Arrays.asList(null,
                    in.get(0).scatter(dy, in.get(1).shape().rows()));
            case Operation.Scatter scattered -> Arrays.asList(null, in.get(0).gather(dy));
            case Operation.LogSumExp() -> one(in.get(0).subtract(y).exp().multiply(dy));
            case Operation.StraightThrough() -> Arrays.asList(null, dy);
            case Operation.RunningSum(int blocks, boolean backwards) -> Arrays.asList(
                    dy.runningSum(in.get(1), blocks, !backwards), null);

            case Operation.Convolution(Filters filters) -> both(dy.convolveTransposed(in.get(1), filters),
                    in.get(0).convolutionWeights(dy, filters));
            case Operation.ConvolutionInputGradient(Filters filters) -> both(dy.convolve(in.get(1), filters),
                    dy.convolutionWeights(in.get(0), filters));
            case Operation.ConvolutionWeightGradient(Filters filters) -> both(
                    in.get(1).convolveTransposed(dy, filters), in.get(0).convolve(dy, filters));
            case Operation.Upsample(Picture from, int down, int across) -> one(dy.sumPool(from, down, across));
            case Operation.SumPool(Picture to, int down, int across) -> one(dy.upsample(to, down, across));
        };
    }

    private static final Node ONE = Node.constant(1);

    /** d/dx x s(x) = s + x s (1 - s), with s the logistic function. */
    private static Node siluSlope(Node x) {
        Node s = x.sigmoid();
        return s.multiply(ONE.add(x.multiply(ONE.subtract(s))));
    }

    /** C = A' B' with A' = A or its transpose, likewise B'; dA' = dC B'^T and dB' = A'^T dC. */
    private static List<@Nullable Node> matmul(Node a, Node b, boolean left, boolean right, Node dc) {
        Node da = left ? b.matmul(dc, right, true) : dc.matmul(b, false, !right);
        Node db = right ? dc.matmul(a, true, left) : a.matmul(dc, !left, false);
        return both(da, db);
    }

    /** The limit's own gradient comes from elements beyond it on either side. */
    private static List<@Nullable Node> limit(Node x, Node limit, Node dy) {
        Node above = x.subtract(limit).step();
        Node below = x.add(limit).negate().step();
        Node inside = limit.subtract(x).step().multiply(x.add(limit).step());
        return both(dy.multiply(inside), dy.multiply(above.subtract(below)).sumTo(limit.shape()));
    }

    private static List<@Nullable Node> slices(List<Node> parts, Axis axis, Node dy) {
        List<@Nullable Node> gradients = new ArrayList<>();
        int from = 0;
        for (Node part : parts) {
            int to = from + axis.length(part.shape());
            gradients.add(dy.slice(axis, from, to));
            from = to;
        }
        return gradients;
    }

    private static List<@Nullable Node> one(Node gradient) {
        return Collections.singletonList(gradient);
    }

    private static List<@Nullable Node> both(Node left, Node right) {
        return Arrays.asList(left, right);
    }
}
