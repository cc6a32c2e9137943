package dev.gan4j.nn.internal;

import dev.gan4j.graph.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of layers.
 *
 * @param layers in the order in which they are applied; may be empty
 */
public record Sequence(List<Layer> layers) implements Layer {

    /** Copies the list. */
    public Sequence {
        layers = List.copyOf(layers);
    }

    @Override
    public Node apply(Node x, @Nullable Node y) {
        Node value = x;
        for (Layer layer : layers) {
            value = layer.apply(value, y);
        }
        return value;
    }

    @Override
    public int outputs(int inputs) {
        int size = inputs;
        for (Layer layer : layers) {
            size = layer.outputs(size);
        }
        return size;
    }

    @Override
    public boolean mixesRows() {
        return layers.stream().anyMatch(Layer::mixesRows);
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    @Override
    public Map<String, Node> updates() {
        Map<String, Node> updates = new LinkedHashMap<>();
        layers.forEach(layer -> updates.putAll(layer.updates()));
        return updates;
    }
}
