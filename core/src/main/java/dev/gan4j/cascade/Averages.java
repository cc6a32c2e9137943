package dev.gan4j.cascade;

import static java.util.Objects.requireNonNull;

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
import java.util.function.UnaryOperator;

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

    /** The names of the averages of weights; others stay as they are. */
    UnaryOperator<String> names() {
        return name -> {
            Parameter average = averages.get(name);
            return average == null ? name : average.name();
        };
    }

    /** Lets every average begin where its weight stands. */
    void begin(State state) {
        averages.forEach((name, average) -> state.set(average.name(), state.get(name)));
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
        return renamed(root, names());
    }

    /** The same graph, of parameters with other names. */
    static Node renamed(Node root, UnaryOperator<String> names) {
        Map<Node, Node> replaced = new HashMap<>();
        for (Node node : Gradients.topological(List.of(root))) {
            if (node.operation() instanceof Operation.Parameter(String name)) {
                replaced.put(node, Node.parameter(names.apply(name), node.shape()));
            } else {
                replaced.put(node, node.inputs().isEmpty()
                        ? node
                        : node.withInputs(node.inputs().stream().map(input -> of(replaced, input)).toList()));
            }
        }
        return of(replaced, root);
    }

    private static Node of(Map<Node, Node> replaced, Node node) {
        return requireNonNull(replaced.get(node), "inputs come first");
    }
}
