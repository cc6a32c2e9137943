package dev.gan4j.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reverse-mode differentiation from graph to graph: the gradient of a scalar is a graph, which has a gradient itself. */
public final class Gradients {

    private Gradients() {}

    /**
     * Returns the gradients of a scalar with respect to nodes.
     *
     * @param y  a scalar, shape (1, 1)
     * @param xs nodes that y may depend on; parameters and inputs are matched by name
     * @return dy/dx for each x, of x's shape; zeros if y does not depend on it
     * @throws IllegalArgumentException if y is not a scalar
     */
    public static List<Node> of(Node y, List<Node> xs) {
        if (!y.shape().isScalar()) {
            throw new IllegalArgumentException("only a scalar has a gradient, but the shape was " + y.shape());
        }
        List<Node> order = topological(List.of(y));
        Set<Object> targets = new HashSet<>();
        for (Node x : xs) {
            targets.add(identity(x));
        }
        Set<Node> reaching = new HashSet<>();
        for (Node node : order) {
            if (targets.contains(identity(node)) || node.inputs().stream().anyMatch(reaching::contains)) {
                reaching.add(node);
            }
        }
        Map<Node, Node> gradients = new HashMap<>();
        gradients.put(y, Node.constant(1));
        Map<Object, Node> results = new HashMap<>();
        for (Node node : order.reversed()) {
            Node gradient = gradients.get(node);
            if (gradient == null || !reaching.contains(node)) {
                continue;
            }
            if (targets.contains(identity(node))) {
                results.merge(identity(node), gradient, Node::add);
            }
            var ofInputs = DerivativeRules.gradients(node, gradient);
            for (int i = 0; i < ofInputs.size(); i++) {
                Node ofInput = ofInputs.get(i);
                Node input = node.inputs().get(i);
                if (ofInput != null && reaching.contains(input)) {
                    gradients.merge(input, ofInput, Node::add);
                }
            }
        }
        List<Node> list = new ArrayList<>();
        for (Node x : xs) {
            Node gradient = results.get(identity(x));
            list.add(gradient == null ? Node.constant(0).broadcast(x.shape()) : gradient);
        }
        return list;
    }

    /**
     * Returns all nodes that some nodes depend on, each after its inputs.
     *
     * @param outputs where to start
     * @return every node once, inputs first
     */
    public static List<Node> topological(List<Node> outputs) {
        List<Node> order = new ArrayList<>();
        Set<Node> done = new HashSet<>();
        // An explicit stack, because deep graphs must not overflow the thread's stack.
        List<Node> stack = new ArrayList<>(outputs.reversed());
        while (!stack.isEmpty()) {
            Node node = stack.getLast();
            if (done.contains(node)) {
                stack.removeLast();
                continue;
            }
            boolean ready = true;
            for (Node input : node.inputs().reversed()) {
                if (!done.contains(input)) {
                    stack.add(input);
                    ready = false;
                }
            }
            if (ready) {
                stack.removeLast();
                done.add(node);
                order.add(node);
            }
        }
        return order;
    }

    /** Parameters and inputs are identified by name; any other node by itself. */
    private static Object identity(Node node) {
        return switch (node.operation()) {
            case Operation.Parameter parameter -> parameter;
            case Operation.Input input -> input;
            default -> node;
        };
    }
}
