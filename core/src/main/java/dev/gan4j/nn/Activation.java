package dev.gan4j.nn;

import dev.gan4j.graph.Node;
import dev.gan4j.nn.internal.Layer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The function after a layer. */
@SuppressWarnings("exports") // users choose it by its name; what it is built into is ours
public enum Activation implements Layer {
    /** x itself. */
    LINEAR(x -> x),
    /** Hyperbolic tangent. */
    TANH(Node::tanh),
    /** 1 / (1 + exp(-x)). */
    SIGMOID(Node::sigmoid),
    /** max(x, 0). */
    RELU(Node::relu),
    /** x where positive, 0.2 x elsewhere, as is usual in GANs. */
    LEAKY_RELU(x -> x.leakyRelu(0.2)),
    /** x sigmoid(x). */
    SILU(Node::silu),
    /** log(1 + exp(x)). */
    SOFTPLUS(Node::softplus),
    /** sin(x). */
    SIN(Node::sin),
    /** cos(x). */
    COS(Node::cos);

    @SuppressWarnings("ImmutableEnumChecker") // none of the functions has a state
    private final UnaryOperator<Node> function;

    Activation(UnaryOperator<Node> function) {
        this.function = function;
    }

    /**
     * Adds the function to a graph.
     *
     * @param x any shape
     * @return the same shape
     */
    public Node apply(Node x) {
        return function.apply(x);
    }

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return function.apply(x);
    }
}
