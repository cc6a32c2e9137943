package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import dev.gan4j.graph.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/** The slopes of D that penalties use. */
final class Slopes {

    /** Keeps the derivative of a norm finite where D is flat; far below any slope that matters. */
    private static final double TINY = 1e-12;

    private Slopes() {}

    /** The squared length of D's gradient at each row of x, shape (batch, 1). */
    static Node squared(UnaryOperator<Node> discriminator, Node x) {
        Node gradient = Gradients.of(discriminator.apply(x).sum(Axis.ALL), List.of(x)).getFirst();
        return gradient.square().sum(Axis.FEATURES);
    }

    /** mean((|grad D| - 1)^2) over the rows of x. */
    static Node distanceFromOne(UnaryOperator<Node> discriminator, Node x) {
        Node length = squared(discriminator, x).add(Node.constant(TINY)).sqrt();
        return length.subtract(Node.constant(1)).square().mean(Axis.ALL);
    }

    /** Points that are uniform on the lines between the rows of two minibatches. */
    static Node between(Node from, Node to, String name, RandomInputs random) {
        Node share = random.add(name, new Shape(from.shape().rows(), 1), RandomInputs.Law.UNIFORM);
        return from.add(to.subtract(from).multiply(share));
    }
}
