package dev.gan4j.nn.internal;

import dev.gan4j.graph.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layer that adds to its input instead of replacing it: x + inner(x). Source: He et al. 2016, "Deep residual learning" (arXiv
 * 1512.03385).
 *
 * @param inner a layer with as many outputs as inputs
 */
public record Residual(Layer inner) implements Layer {

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return x.add(inner.apply(x, y));
    }

    @Override
    public boolean mixesRows() {
        return inner.mixesRows();
    }

    @Override
    public List<Parameter> parameters() {
        return inner.parameters();
    }

    @Override
    public Map<String, Node> updates() {
        return inner.updates();
    }
}
