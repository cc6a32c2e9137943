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
 * The numbers of a program that are set between its runs, and the values computed only from them and constants: in float64 and
 * rounded once, which gives a number the same bits whether it is a setting or a constant.
 */
final class Settings {

    private final List<Node> expressions;
    private final Map<Node, float[]> buffers = new LinkedHashMap<>();
    private final Map<String, double[]> values = new HashMap<>();

    /**
     * Creates settings, which are NaN until they are set.
     *
     * @param nodes      the settings of a simplified graph
     * @param expression the expression of each of them in terms of the numbers that are set
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

    /** The storage of a setting's value. */
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
