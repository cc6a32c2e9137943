package dev.gan4j.objective;

import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import java.util.function.UnaryOperator;

/**
 * A penalty on D's slope, in terms of D as a function, not as a network.
 *
 * <p>Slopes are gradients in the graph, so a penalty has a gradient like any other node. They are gradients of the sum of D's
 * outputs, which is correct for every row if the output of a row depends only on that row; if D sees the whole minibatch, the
 * slope of a row is that of all decisions with respect to it.
 */
public interface Penalty {

    /**
     * Returns its name in {@link Terms#penalties()}.
     *
     * @return such as {@code r1}; unique among the penalties
     */
    String name();

    /**
     * Returns a description of what it adds to D's loss.
     *
     * @return a formula and its source, such as "weight * mean(slope^2) at real samples (Author 2020)"
     */
    String words();

    /**
     * Returns whether the slope is taken between the real and the generated sample of a pair, which makes the coupling matter.
     *
     * @return false if each sample is taken alone
     */
    default boolean isOnPairs() {
        return false;
    }

    /**
     * Returns the penalty times its weight.
     *
     * @param discriminator from samples, shape (batch, features), to D's raw outputs, shape (batch, 1)
     * @param real          a minibatch of real samples, shape (batch, features)
     * @param generated     as many generated ones, shape (batch, features)
     * @param weight        of the penalty, a scalar, positive
     * @param random        receives the random inputs that it needs
     * @return a scalar, at least 0
     */
    Node value(UnaryOperator<Node> discriminator, Node real, Node generated, Node weight, RandomInputs random);
}
