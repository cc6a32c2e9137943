package dev.gan4j.engine;

import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a graph into an equivalent one with less work: common subexpressions are computed once, constants and settings are
 * folded, factors of one and double negations are removed, and broadcasts are left to operations that broadcast themselves.
 */
final class Simplifier {

    private final Map<Node, Node> canonical = new HashMap<>();
    private final Map<Key, Node> unique = new HashMap<>();
    /** The expression of each derived setting in terms of settings and constants. */
    private final Map<Node, Node> expressions = new HashMap<>();
    private final Map<Node, Node> settings = new HashMap<>();
    /** The first activation with a kink at 0 of each input. */
    private final Map<List<Node>, Node> kinked = new HashMap<>();

    /** Operation and inputs determine a value; with hash-consed inputs, identity is equality. */
    private record Key(Operation operation, List<Node> inputs, Shape shape) {}

    /**
     * Simplifies a graph.
     *
     * @param roots the nodes to compute
     */
    Simplifier(List<Node> roots) {
        for (Node node : Gradients.topological(roots)) {
            List<Node> inputs = node.inputs().stream().map(this::canonical).toList();
            canonical.put(node, rewrite(node, inputs));
        }
    }

    /** The canonical form of a node that the roots depend on; nodes of the same form have the same value. */
    Node canonical(Node node) {
        Node form = canonical.get(node);
        if (form == null) {
            throw new IllegalStateException("inputs come before " + node);
        }
        return form;
    }

    /** The expression of a setting of the simplified graph in terms of the original settings. */
    Node expression(Node setting) {
        return expressions.getOrDefault(setting, setting);
    }

    private Node rewrite(Node node, List<Node> inputs) {
        if (!inputs.isEmpty() && inputs.stream().allMatch(Simplifier::isKnown) && node.shape().isScalar()) {
            return known(node, inputs);
        }
        return switch (node.operation()) {
            case Operation.Multiply() when is(inputs.get(0), 1) && fits(inputs.get(1), node) -> inputs.get(1);
            case Operation.Multiply() when is(inputs.get(1), 1) && fits(inputs.get(0), node) -> inputs.get(0);
            case Operation.Divide() when is(inputs.get(1), 1) && fits(inputs.get(0), node) -> inputs.get(0);
            case Operation.StopGradient() -> inputs.getFirst();
            case Operation.Negate() when inputs.getFirst().operation() instanceof Operation.Negate -> inputs.getFirst()
                    .inputs().getFirst();
            case Operation.Negate() when isFraction(inputs.getFirst()) -> share(negatedFraction(inputs.getFirst()));
            case Operation.Step() -> share(stepOfActivation(node, inputs));
            case Operation.OfTwo operation -> share(unstretch(node, operation, inputs));
            default -> share(withInputs(node, inputs));
        };
    }

    /** A number that is known before a run: a constant if it depends only on constants, otherwise a setting. */
    private Node known(Node node, List<Node> inputs) {
        Node expression = withInputs(node, inputs.stream().map(this::expression).toList());
        if (inputs.stream().allMatch(Simplifier::isConstant)) {
            Map<String, double[]> none = Map.of();
            return share(Node.constant(ReferenceExecutor.evaluate(List.of(expression), none).getFirst()[0]));
        }
        Node setting = settings.computeIfAbsent(share(expression), key -> Node.setting("#" + settings.size()));
        expressions.put(setting, share(expression));
        return setting;
    }

    /** A constant divided by a node; negating the constant negates it. */
    private static boolean isFraction(Node node) {
        return node.operation() instanceof Operation.Divide && isConstant(node.inputs().getFirst());
    }

    private Node negatedFraction(Node fraction) {
        Node numerator = fraction.inputs().getFirst();
        if (!(numerator.operation() instanceof Operation.Constant(double value))) {
            throw new IllegalArgumentException("not a fraction: " + fraction);
        }
        return share(Node.constant(-value)).divide(fraction.inputs().get(1));
    }

    /** An activation with a kink at 0 is positive where its argument is, so the argument need not be kept. */
    private Node stepOfActivation(Node node, List<Node> inputs) {
        Node known = kinked.get(inputs);
        if (known != null) {
            return node.withInputs(List.of(known));
        }
        return withInputs(node, inputs);
    }

    /** A broadcast operand need not be materialised if the other operand has the full shape. */
    private static Node unstretch(Node node, Operation.OfTwo operation, List<Node> inputs) {
        Node left = inputs.get(0);
        Node right = inputs.get(1);
        Node bareLeft = bare(left);
        Node bareRight = bare(right);
        if (right.shape().equals(node.shape())) {
            left = bareLeft;
        } else if (left.shape().equals(node.shape())) {
            right = bareRight;
        }
        return switch (operation) {
            case Operation.Add() -> left.add(right);
            case Operation.Subtract() -> left.subtract(right);
            case Operation.Multiply() -> left.multiply(right);
            case Operation.Divide() -> left.divide(right);
        };
    }

    private static Node bare(Node node) {
        return node.operation() instanceof Operation.Broadcast ? node.inputs().getFirst() : node;
    }

    private Node share(Node node) {
        Node shared = unique.computeIfAbsent(new Key(node.operation(), node.inputs(), node.shape()), key -> node);
        if (hasKink(shared.operation())) {
            kinked.putIfAbsent(shared.inputs(), shared);
        }
        return shared;
    }

    private static boolean hasKink(Operation operation) {
        return operation instanceof Operation.Relu
                || (operation instanceof Operation.LeakyRelu(double slope) && slope > 0);
    }

    private static Node withInputs(Node node, List<Node> inputs) {
        return node.inputs().equals(inputs) ? node : node.withInputs(inputs);
    }

    private static boolean isKnown(Node node) {
        return isConstant(node) || node.operation() instanceof Operation.Setting;
    }

    private static boolean isConstant(Node node) {
        return node.operation() instanceof Operation.Constant;
    }

    private static boolean is(Node node, double value) {
        return node.operation() instanceof Operation.Constant(double constant) && constant == value;
    }

    private static boolean fits(Node input, Node node) {
        return input.shape().equals(node.shape());
    }
}
