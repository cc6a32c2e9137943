package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import java.util.function.UnaryOperator;

/**
 * DRAGAN: weight * mean((|grad D(y)| - 1)^2) over points y around the data, uniform on the lines between a real sample x
 * and x + s/2 u, where s is the standard deviation of the minibatch over all its elements and u ~ U[0, 1) in each
 * feature.
 *
 * <p>Source: Kodali et al. 2017, "On convergence and stability of GANs" (arXiv 1705.07215), algorithm 1, with the noise of the
 * authors' code. It uses only real samples; at the equilibrium it is not 0 but equals the weight.
 *
 * <p>Use it to reproduce published results. {@link R1} does the same near the data and allows the game to converge.
 *
 * <p>The weight is lambda, positive; the paper's is 10.
 */
public record Dragan() implements Penalty {

    @Override
    public String name() {
        return "dragan";
    }

    @Override
    public String words() {
        return "weight * mean((slope - 1)^2) within half a standard deviation of real samples (Kodali et al. 2017)";
    }

    @Override
    public Node value(UnaryOperator<Node> discriminator, Node real, Node generated, Node weight,
            RandomInputs random) {
        Node deviation = real.subtract(real.mean(Axis.ALL)).square().mean(Axis.ALL).sqrt();
        Node noise = random.add("dragan noise", real.shape(), RandomInputs.Law.UNIFORM);
        Node moved = real.add(noise.multiply(deviation.multiply(0.5)));
        Node between = Slopes.between(real, moved, "dragan share", random);
        return Slopes.distanceFromOne(discriminator, between).multiply(weight);
    }
}
