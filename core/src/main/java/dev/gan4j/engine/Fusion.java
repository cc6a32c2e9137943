package dev.gan4j.engine;

import dev.gan4j.engine.internal.Activation;
import dev.gan4j.engine.internal.Unary;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Picture;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds chains of nodes that one kernel can compute because nothing else needs the intermediate values: a whole layer, the
 * backward pass of a layer, the slope of an activation, and a layer's two gradients.
 */
final class Fusion {

    private final Map<Node, Integer> uses = new HashMap<>();
    private final Map<Node, Fused> fused = new HashMap<>();
    private final Set<Node> swallowed = new HashSet<>();
    private final Map<Node, Node> partner = new HashMap<>();

    /** A chain of nodes that one kernel computes, found at its last node. */
    sealed interface Fused {

        /** The name of the kernel, by which {@code gan4j explain} lists it and a test counts it. */
        String kernel();

        /**
         * f(x w + bias).
         *
         * @param product x w
         * @param bias    shape (1, columns)
         * @param f       the activation or null
         */
        record Layer(Node product, Node bias, @Nullable Activation f) implements Fused {
            @Override
            public String kernel() {
                return f == null ? "layer" : "layer " + f.function();
            }
        }

        /**
         * f(x * w + bias), of a convolution or a transposed one.
         *
         * @param product x * w
         * @param bias    shape (1, channels)
         * @param f       the activation or null
         */
        record ConvolutionLayer(Node product, Node bias, @Nullable Activation f) implements Fused {
            @Override
            public String kernel() {
                String name = product.operation().label() + " and bias";
                return f == null ? name : name + " " + f.function();
            }
        }

        /**
         * g f'(h).
         *
         * @param g what is scaled
         * @param h the activation's values
         * @param f the activation
         */
        record Slope(Node g, Node h, Activation f) implements Fused {
            @Override
            public String kernel() {
                return "slope " + f.function();
            }
        }

        /**
         * (d w) f'(h).
         *
         * @param product d w
         * @param h       the activation's values
         * @param f       the activation
         */
        record LayerSlope(Node product, Node h, Activation f) implements Fused {
            @Override
            public String kernel() {
                return "layerSlope " + f.function();
            }
        }

        /**
         * x^T d together with the sums of d's columns.
         *
         * @param product x^T d
         * @param sums    the sums
         */
        record LayerGradient(Node product, Node sums) implements Fused {
            @Override
            public String kernel() {
                return "layerGradient and sums";
            }
        }

        /**
         * Elementwise operations, strip by strip.
         *
         * @param links in the order in which they are computed
         */
        record Chain(List<Link> links) implements Fused {

            public Chain {
                links = List.copyOf(links);
            }

            @Override
            public String kernel() {
                return links.stream().map(Link::kernel).collect(Collectors.joining(", "));
            }
        }

        /**
         * A part of a chain.
         *
         * @param node  what it computes
         * @param slope how, if it is the slope of an activation
         */
        record Link(Node node, @Nullable Slope slope) {

            private String kernel() {
                return slope == null ? Functions.kernel((Operation.Elementwise) node.operation()) : slope.kernel();
            }
        }
    }

    /**
     * Plans the fusions of a graph.
     *
     * @param order all nodes, each after its inputs
     * @param roots the nodes whose values are wanted
     */
    Fusion(List<Node> order, List<Node> roots) {
        for (Node node : order) {
            for (Node input : node.inputs()) {
                uses.merge(input, 1, Integer::sum);
            }
        }
        for (Node root : roots) {
            uses.merge(root, 1, Integer::sum);
        }
        Map<Node, Node> sums = new HashMap<>();
        for (Node node : order) {
            if (node.operation() instanceof Operation.Sum(Axis axis) && axis == Axis.BATCH) {
                sums.put(node.inputs().getFirst(), node);
            }
        }
        // From the end, to find the longest chain first.
        for (Node node : order.reversed()) {
            if (!swallowed.contains(node)) {
                Fused found = find(node, sums);
                if (found != null) {
                    fused.put(node, found);
                }
            }
        }
        chain(order);
    }

    private void chain(List<Node> order) {
        Map<Node, List<Node>> chains = new Chains(order, this::canBeLinked, this::isOnlyUse, this::reads)
                .chains();
        chains.forEach((end, nodes) -> {
            List<Fused.Link> links = nodes.stream()
                    .map(node -> new Fused.Link(node, fused.get(node) instanceof Fused.Slope slope ? slope : null))
                    .toList();
            nodes.forEach(fused::remove);
            swallowed.addAll(nodes);
            swallowed.remove(end);
            fused.put(end, new Fused.Chain(links));
        });
    }

    /** A slope reads the activation's value instead of the factor, which other nodes may need. */
    private List<Node> reads(Node node) {
        return fused.get(node) instanceof Fused.Slope(Node g, Node h, Activation f) ? List.of(g, h) : node.inputs();
    }

    private boolean canBeLinked(Node node) {
        boolean isWhole = !swallowed.contains(node) && (!fused.containsKey(node)
                || fused.get(node) instanceof Fused.Slope);
        return isWhole && Chains.isElementwise(node);
    }

    /** The chain that ends at a node; null if the node is computed alone. */
    @Nullable
    Fused at(Node node) {
        return fused.get(node);
    }

    /** Returns whether a node is computed by a chain that ends at another node. */
    boolean isSwallowed(Node node) {
        return swallowed.contains(node);
    }

    /** For a value that is the second result of another chain, the node at which it is computed; otherwise null. */
    @Nullable
    Node partner(Node node) {
        return partner.get(node);
    }

    private @Nullable Fused find(Node node, Map<Node, Node> sums) {
        Activation activation = activation(node);
        if (activation != null) {
            return layer(node.inputs().getFirst(), activation, true);
        }
        return switch (node.operation()) {
            case Operation.Add() -> layer(node, null, false);
            case Operation.Multiply() -> slope(node);
            case Operation.MatMul(boolean left, boolean right) when left && !right -> gradient(node, sums);
            default -> null;
        };
    }

    /** The activation that a node applies; null if it applies none whose slope follows from its value. */
    private static @Nullable Activation activation(Node node) {
        return switch (node.operation()) {
            case Operation.Tanh() -> new Activation(Unary.TANH, 0);
            case Operation.Sigmoid() -> new Activation(Unary.SIGMOID, 0);
            case Operation.Relu() -> new Activation(Unary.RELU, 0);
            case Operation.LeakyRelu(double slope) when slope > 0 -> new Activation(Unary.LEAKY_RELU, (float) slope);
            default -> null;
        };
    }

    /** x w + bias; the sum itself is not needed if an activation follows. */
    private @Nullable Fused layer(Node sum, @Nullable Activation f, boolean swallowSum) {
        if (!(sum.operation() instanceof Operation.Add) || (swallowSum && !isOnlyUse(sum))) {
            return null;
        }
        Node product = sum.inputs().get(0);
        Node bias = sum.inputs().get(1);
        if (Pictures.isConvolution(product)) {
            return convolution(sum, f, swallowSum);
        }
        boolean isLayer = product.operation() instanceof Operation.MatMul(boolean left, boolean right) && !left
                && isOnlyUse(product) && product.shape().equals(sum.shape()) && bias.shape().rows() == 1
                && bias.shape().columns() == product.shape().columns();
        if (!isLayer) {
            return null;
        }
        swallowed.add(product);
        if (swallowSum) {
            swallowed.add(sum);
        }
        return new Fused.Layer(product, bias, f);
    }

    /** A convolution and a bias for each channel, which need not be stretched to the size of the picture. */
    private @Nullable Fused convolution(Node sum, @Nullable Activation f, boolean swallowSum) {
        Node product = sum.inputs().get(0);
        Node stretched = sum.inputs().get(1);
        Picture result = Pictures.result(product);
        Node bias = result.pixels() == 1 ? stretched : stretchedFrom(stretched, result);
        if (bias == null || bias.shape().rows() > 1 || bias.shape().columns() != result.channels()
                || !isOnlyUse(product)) {
            return null;
        }
        swallowed.add(product);
        if (!bias.equals(stretched)) {
            uses.merge(bias, 1, Integer::sum);
            release(stretched);
        }
        if (swallowSum) {
            swallowed.add(sum);
        }
        return new Fused.ConvolutionLayer(product, bias, f);
    }

    /** The numbers of which each fills a channel of a picture; null if there are none. */
    private static @Nullable Node stretchedFrom(Node node, Picture picture) {
        boolean isStretched = node.operation() instanceof Operation.Upsample(Picture from, int down, int across)
                && from.pixels() == 1 && from.stretched(down, across).equals(picture);
        return isStretched ? node.inputs().getFirst() : null;
    }

    /** g f'(h), in the form of the derivative rules. */
    private @Nullable Fused slope(Node node) {
        Node g = node.inputs().get(0);
        Node factor = node.inputs().get(1);
        if (!g.shape().equals(node.shape()) || !factor.shape().equals(node.shape())) {
            return null;
        }
        return switch (factor.operation()) {
            case Operation.Subtract() when isOne(factor.inputs().get(0)) -> smooth(g, factor);
            case Operation.Step() -> kink(g, factor, factor);
            case Operation.Add() -> leaky(g, factor);
            default -> null;
        };
    }

    /** g (1 - h h) for tanh, (g h) (1 - h) for the logistic function. */
    private @Nullable Fused smooth(Node g, Node factor) {
        Node subtrahend = factor.inputs().get(1);
        if (subtrahend.operation() instanceof Operation.Square
                && subtrahend.inputs().getFirst().operation() instanceof Operation.Tanh) {
            return slope(g, subtrahend.inputs().getFirst(), factor);
        }
        if (subtrahend.operation() instanceof Operation.Sigmoid && g.operation() instanceof Operation.Multiply
                && g.inputs().get(1).equals(subtrahend) && g.inputs().get(0).shape().equals(g.shape())
                && isOnlyUse(g)) {
            swallowed.add(g);
            return slope(g.inputs().get(0), subtrahend, factor);
        }
        return null;
    }

    /** g step(h) (1 - slope) + slope, for h = LeakyRelu(x). */
    private @Nullable Fused leaky(Node g, Node factor) {
        Node scaled = factor.inputs().get(0);
        boolean isSlope = scaled.operation() instanceof Operation.Multiply
                && scaled.inputs().get(0).operation() instanceof Operation.Step
                && scaled.inputs().get(0).inputs().getFirst().operation() instanceof Operation.LeakyRelu(double slope)
                && isConstant(scaled.inputs().get(1), 1 - slope) && isConstant(factor.inputs().get(1), slope);
        return isSlope ? kink(g, scaled.inputs().get(0), factor) : null;
    }

    private @Nullable Fused kink(Node g, Node step, Node factor) {
        Node h = step.inputs().getFirst();
        boolean isActivation = h.operation() instanceof Operation.Relu || h.operation() instanceof Operation.LeakyRelu;
        return isActivation ? slope(g, h, factor) : null;
    }

    private @Nullable Fused slope(Node g, Node h, Node factor) {
        Activation f = activation(h);
        if (f == null) {
            return null;
        }
        // Each use recomputes the factor from h, which costs less than storing it.
        uses.merge(h, 1, Integer::sum);
        release(factor);
        if (g.operation() instanceof Operation.MatMul(boolean left, boolean right) && !left && isOnlyUse(g)) {
            swallowed.add(g);
            return new Fused.LayerSlope(g, h, f);
        }
        return new Fused.Slope(g, h, f);
    }

    /** Removes one use of a node; a node without uses is not computed and uses nothing itself. */
    private void release(Node node) {
        int left = uses.merge(node, -1, Integer::sum);
        if (left == 0 && node.inputs().size() > 0) {
            uses.remove(node);
            swallowed.add(node);
            for (Node input : node.inputs()) {
                release(input);
            }
        }
    }

    private @Nullable Fused gradient(Node product, Map<Node, Node> sums) {
        Node sum = sums.get(product.inputs().get(1));
        if (sum == null || swallowed.contains(sum)) {
            return null;
        }
        swallowed.add(sum);
        partner.put(sum, product);
        return new Fused.LayerGradient(product, sum);
    }

    private boolean isOnlyUse(Node node) {
        return uses.getOrDefault(node, 0) == 1;
    }

    private static boolean isOne(Node node) {
        return isConstant(node, 1);
    }

    private static boolean isConstant(Node node, double constant) {
        return node.operation() instanceof Operation.Constant(double value) && value == constant;
    }
}
