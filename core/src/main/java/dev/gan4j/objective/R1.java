package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import java.util.function.UnaryOperator;

/**
 * R1: weight / 2 * mean(|grad D(x)|^2) over real samples.
 *
 * <p>Source: Mescheder, Geiger and Nowozin 2018, "Which training methods for GANs do actually converge?" (arXiv
 * 1801.04406), equation 9. It is 0 at the equilibrium, where D is flat, and makes the game converge near it.
 *
 * <p>Try this penalty first. If the weight is too large, D is so flat that G learns slowly; if it is too small, both networks
 * oscillate.
 *
 * <p>The weight is gamma, positive, in the squared unit of x.
 */
public record R1() implements Penalty {

    @Override
    public String name() {
        return "r1";
    }

    @Override
    public String words() {
        return "weight / 2 * mean(slope^2) at real samples (Mescheder et al. 2018)";
    }

    @Override
    public Node value(UnaryOperator<Node> discriminator, Node real, Node generated, Node weight,
            RandomInputs random) {
        return Slopes.squared(discriminator, real).mean(Axis.ALL).multiply(weight).multiply(0.5);
    }
}
