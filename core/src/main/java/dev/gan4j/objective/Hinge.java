package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;

/**
 * The hinge game: D maximises -mean(max(0, 1 - D(x)) + max(0, 1 + D(G(z)))), G maximises mean(D(G(z))).
 *
 * <p>Source: Lim and Ye 2017, "Geometric GAN" (arXiv 1705.02894); Miyato et al. 2018 (arXiv 1802.05957). For a fixed G the best
 * D is the sign of p - q (any value from -1 to 1 where p = q); at the equilibrium D's value is -2.
 *
 * <p>Use it with spectral normalisation or a gradient penalty: beyond the margin D's own gradient is zero, so only samples of
 * which it is unsure change it. Do not interpret D as a probability.
 */
public record Hinge() implements Objective {

    @Override
    public Terms discriminator(Decision real, Decision generated) {
        Node one = Node.constant(1);
        Node onReal = one.subtract(real.raw()).relu();
        Node onGenerated = one.add(generated.raw()).relu();
        return new Terms(onReal.add(onGenerated).mean(Axis.ALL).negate());
    }

    @Override
    public Terms generator(Decision real, Decision generated) {
        return new Terms(generated.raw().mean(Axis.ALL));
    }

    @Override
    public GameWords words() {
        return new GameWords("\u2212mean(max(0, 1 \u2212 D(x)) + max(0, 1 + D(G(z))))", "mean(D(G(z)))",
                "the sign of p \u2212 q", "Lim and Ye 2017", -2, 0, false,
                DecisionWords.SCORE);
    }
}
