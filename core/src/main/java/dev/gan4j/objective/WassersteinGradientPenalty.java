package dev.gan4j.objective;

import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import java.util.function.UnaryOperator;

/**
 * WGAN-GP: weight * mean((|grad D(y)| - 1)^2) over points y that are uniform on the lines between real and generated
 * samples, row i with row i.
 *
 * <p>Source: Gulrajani et al. 2017, "Improved training of Wasserstein GANs" (arXiv 1704.00028), equation 3. It keeps D's slope
 * near 1, the slope of the best critic along the transport; at the equilibrium, where D is flat, it is not 0 but equals the
 * weight.
 *
 * <p>Use it with {@link Wasserstein}. Do not use it if training should converge: the slope that it requires keeps G moving
 * (Mescheder et al. 2018); see {@link R1}.
 *
 * <p>The weight is lambda, positive; the paper's is 10, and 0.1 in its toy examples.
 */
public record WassersteinGradientPenalty() implements Penalty {

    @Override
    public String name() {
        return "wgan-gp";
    }

    @Override
    public String words() {
        return "weight * mean((slope - 1)^2) on the lines between real and generated samples (Gulrajani et al. 2017)";
    }

    @Override
    public boolean isOnPairs() {
        return true;
    }

    @Override
    public Node value(UnaryOperator<Node> discriminator, Node real, Node generated, Node weight,
            RandomInputs random) {
        Node between = Slopes.between(generated, real, "wgan-gp share", random);
        return Slopes.distanceFromOne(discriminator, between).multiply(weight);
    }
}
