package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import java.util.function.UnaryOperator;

/**
 * The zero-centred gradient penalty (0-GP): weight * mean(|grad D(y)|^2) over points y that are uniform on the lines
 * between real and generated samples, row i with row i.
 *
 * <p>Source: Thanh-Tung, Tran and Venkatesh 2019, "Improving generalization and stability of generative adversarial
 * networks" (arXiv 1902.03984), with straight lines for paths. It is 0 at the equilibrium.
 *
 * <p>Use it if G finds gaps between the real samples: {@link R1} makes D flat only at the data, this penalty all the way to the
 * generated samples. {@link Dragan} uses points around the data instead, and requires a slope of 1.
 *
 * <p>The weight is lambda, positive, in the squared unit of x.
 */
public record ZeroCentredInterpolation() implements Penalty {

    @Override
    public String name() {
        return "zero-centred";
    }

    @Override
    public String words() {
        return "weight * mean(slope^2) on the lines between real and generated samples (Thanh-Tung et al. 2019)";
    }

    @Override
    public boolean isOnPairs() {
        return true;
    }

    @Override
    public Node value(UnaryOperator<Node> discriminator, Node real, Node generated, Node weight,
            RandomInputs random) {
        Node between = Slopes.between(generated, real, "zero-centred share", random);
        return Slopes.squared(discriminator, between).mean(Axis.ALL).multiply(weight);
    }
}
