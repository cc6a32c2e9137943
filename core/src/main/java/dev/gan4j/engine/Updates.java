package dev.gan4j.engine;

import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program's updates. Updates by momentum, v' = v m + g, w' = w - v' rate, are recognised and done in place by a kernel.
 *
 * <p>Updating in place is safe because all updates are done after everything else was computed, and each reads only its own
 * parameter.
 */
final class Updates {

    private final List<Momentum> momenta = new ArrayList<>();
    private final Map<String, Node> others = new LinkedHashMap<>();

    /**
     * A weight that is updated together with its velocity.
     *
     * @param weight   name of the weight
     * @param velocity name of the velocity
     * @param gradient g
     * @param factor   m
     * @param rate     a scalar node
     */
    record Momentum(String weight, String velocity, Node gradient, float factor, Node rate) {}

    /**
     * Sorts updates.
     *
     * @param updates the new value by parameter, simplified
     * @param outputs nodes whose values are also needed
     */
    Updates(Map<String, Node> updates, Set<Node> outputs) {
        Set<String> done = new HashSet<>();
        updates.forEach((weight, value) -> {
            Momentum momentum = momentum(weight, value, updates, outputs);
            if (momentum != null && done.add(momentum.velocity)) {
                momenta.add(momentum);
                done.add(weight);
            }
        });
        updates.forEach((name, value) -> {
            if (!done.contains(name)) {
                others.put(name, value);
            }
        });
    }

    List<Momentum> momenta() {
        return momenta;
    }

    /** The updates other than those by momentum. */
    Map<String, Node> others() {
        return others;
    }

    private static @Nullable Momentum momentum(String weight, Node value,
            Map<String, Node> updates, Set<Node> outputs) {
        if (!(value.operation() instanceof Operation.Subtract) || !isParameter(value.inputs().get(0), weight)
                || !(value.inputs().get(1).operation() instanceof Operation.Multiply)) {
            return null;
        }
        Node next = value.inputs().get(1).inputs().get(0);
        Node rate = value.inputs().get(1).inputs().get(1);
        boolean isSum = next.operation() instanceof Operation.Add && rate.shape().isScalar()
                && next.shape().equals(value.shape()) && !outputs.contains(next)
                && rate.operation() instanceof Operation.Input;
        if (!isSum) {
            return null;
        }
        Node decayed = next.inputs().get(0);
        Node gradient = next.inputs().get(1);
        if (!(decayed.operation() instanceof Operation.Multiply)
                || !(decayed.inputs().get(0).operation() instanceof Operation.Parameter(String velocity))
                || !(decayed.inputs().get(1).operation() instanceof Operation.Constant(double factor))
                || !next.equals(updates.get(velocity)) || !gradient.shape().equals(value.shape())) {
            return null;
        }
        return new Momentum(weight, velocity, gradient, (float) factor, rate);
    }

    private static boolean isParameter(Node node, String name) {
        return node.operation() instanceof Operation.Parameter(String parameter) && parameter.equals(name);
    }
}
