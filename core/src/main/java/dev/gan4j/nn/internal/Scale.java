package dev.gan4j.nn.internal;

import dev.gan4j.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies by a number that is not trained.
 *
 * @param factor the number
 */
public record Scale(double factor) implements Layer {

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return x.multiply(factor);
    }
}
