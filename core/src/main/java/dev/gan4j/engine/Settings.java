package dev.gan4j.engine;

import static java.util.Objects.requireNonNull;

import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The numbers of a program that are set between its runs, and what is computed of them and of constants alone: in
 * float64, and rounded once, so that a number has the same bits whether it is a setting or a constant.
 */
final class Settings {

    private final List<Node> expressions;
    private final Map<Node, float[]> buffers = new LinkedHashMap<>();
    private final Map<String, double[]> values = new HashMap<>();

    /**
     * Creates settings, which are not numbers until they are set.
     *
     * @param nodes      the settings of a simplified graph
     * @param expression what each of them is, in terms of what is set
     */
    Settings(List<Node> nodes, UnaryOperator<Node> expression) {
        expressions = nodes.stream().map(expression).toList();
        nodes.forEach(node -> buffers.put(node, new float[]{Float.NaN}));
        for (Node node : Gradients.topological(expressions)) {
            if (node.operation() instanceof Operation.Setting(String name)) {
                values.put(name, new double[]{Double.NaN});
            }
        }
    }

    /** Where the value of a setting stands. */
    float[] buffer(Node node) {
        return requireNonNull(buffers.get(node), () -> node + " is no setting of the program");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    void set(String name, double value) {
        if (values.replace(name, new double[]{value}) == null) {
            throw new IllegalArgumentException("the program has no setting \"" + name + "\"; it has "
                    + values.keySet());
        }
        List<double[]> computed = ReferenceExecutor.evaluate(expressions, values);
        Iterator<float[]> buffer = buffers.values().iterator();
        computed.forEach(number -> buffer.next()[0] = (float) number[0]);
    }
}
