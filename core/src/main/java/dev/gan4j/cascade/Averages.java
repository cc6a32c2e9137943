package dev.gan4j.cascade;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Moving averages of a cascade's weights, which are what is judged and kept. */
final class Averages {

    private final SequencedMap<String, Parameter> averages = new LinkedHashMap<>();

    Averages(List<Parameter> parameters, State state) {
        for (Parameter parameter : parameters) {
            Parameter average = new Parameter("average." + parameter.name(), parameter.shape(), Role.AVERAGE, false,
                    Parameter.Phase.LAST, parameter.start());
            average.declare(state);
            averages.put(parameter.name(), average);
        }
    }

    /** Lets every average begin where its weight stands. */
    void begin(State state) {
        averages.forEach((name, average) -> state.set(average.name(), state.get(name)));
    }

    /** Puts the averages in the weights' place. */
    void take(State state) {
        averages.forEach((name, average) -> state.set(name, state.get(average.name())));
    }

    /** Updates a weight, and with it its average: a' = a + (w' - a) (1 - decay). */
    void update(Program.Builder builder, String name, Node value, Node decay) {
        builder.update(name, value);
        Parameter average = averages.get(name);
        if (average != null) {
            builder.update(average.name(), average.node()
                    .add(value.subtract(average.node()).multiply(Node.constant(1).subtract(decay))));
        }
    }

    /** The same graph, of the averages. */
    Node replace(Node root) {
        Map<Node, Node> replaced = new HashMap<>();
        for (Node node : Gradients.topological(List.of(root))) {
            Parameter average = node.operation() instanceof Operation.Parameter(String name)
                    ? averages.get(name)
                    : null;
            replaced.put(node, average != null
                    ? average.node()
                    : node.inputs().isEmpty()
                            ? node
                            : node.withInputs(node.inputs().stream().map(replaced::get).toList()));
        }
        return replaced.get(root);
    }
}
