package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import java.util.function.UnaryOperator;

/**
 * R2: weight / 2 * mean(|grad D(x')|^2) over generated samples.
 *
 * <p>Source: Mescheder, Geiger and Nowozin 2018, "Which training methods for GANs do actually converge?" (arXiv
 * 1801.04406), equation 10. It is 0 at the equilibrium.
 *
 * <p>Use it together with {@link R1}, as R3GAN does: early on, while p_g is far from the data, R1 alone leaves D steep where
 * the generated samples are.
 *
 * <p>The weight is gamma, positive, in the squared unit of x.
 */
public record R2() implements Penalty {

    @Override
    public String name() {
        return "r2";
    }

    @Override
    public String words() {
        return "weight / 2 * mean(slope^2) at generated samples (Mescheder et al. 2018)";
    }

    @Override
    public Node value(UnaryOperator<Node> discriminator, Node real, Node generated, Node weight,
            RandomInputs random) {
        return Slopes.squared(discriminator, generated).mean(Axis.ALL).multiply(weight).multiply(0.5);
    }
}
