package dev.gan4j.engine;

import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds chains of elementwise nodes, in which each node but the last is used only by another node of the chain. */
final class Chains {

    private final Predicate<Node> isElementwise;
    private final Predicate<Node> isOnlyUse;
    private final Function<Node, List<Node>> reads;
    private final Set<Node> taken = new HashSet<>();
    private final Map<Node, List<Node>> chains = new LinkedHashMap<>();

    /**
     * Searches.
     *
     * @param order         all nodes, each after its inputs
     * @param isElementwise whether a node may be part of a chain
     * @param isOnlyUse     whether one other node uses it, and once
     * @param reads         what a node's kernel reads, which need not be the node's inputs
     */
    Chains(List<Node> order, Predicate<Node> isElementwise, Predicate<Node> isOnlyUse,
            Function<Node, List<Node>> reads) {
        this.isElementwise = isElementwise;
        this.isOnlyUse = isOnlyUse;
        this.reads = reads;
        // From the end, which makes chains as long as possible.
        for (Node node : order.reversed()) {
            if (!taken.contains(node) && isElementwise.test(node)) {
                List<Node> members = new ArrayList<>();
                collect(node, members);
                if (members.size() > 1) {
                    chains.put(node, members);
                }
            }
        }
    }

    /** The chains by their last node; each in an order in which it can be computed. */
    Map<Node, List<Node>> chains() {
        return chains;
    }

    /** Adds a chain, each node after its inputs; with an explicit stack, because chains can be thousands of nodes long. */
    private void collect(Node end, List<Node> members) {
        Deque<Visit> visits = new ArrayDeque<>();
        visits.push(visit(end));
        while (!visits.isEmpty()) {
            Visit visit = visits.element();
            if (!visit.inputs.hasNext()) {
                members.add(visits.pop().node);
                continue;
            }
            Node input = visit.inputs.next();
            if (!taken.contains(input) && isElementwise.test(input) && isOnlyUse.test(input)
                    && input.shape().equals(visit.node.shape())) {
                visits.push(visit(input));
            }
        }
    }

    private Visit visit(Node node) {
        taken.add(node);
        return new Visit(node, reads.apply(node).iterator());
    }

    /** A node of a chain, and those of its inputs that are still to be visited. */
    private record Visit(Node node, Iterator<Node> inputs) {}

    /** Whether a node computes each of more than one element from the same element of its inputs, or from a number. */
    static boolean isElementwise(Node node) {
        return node.operation() instanceof Operation.Elementwise && node.shape().size() > 1 && node.inputs().stream()
                .allMatch(input -> input.shape().equals(node.shape()) || input.shape().isScalar());
    }
}
