package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;

/**
 * The relativistic pairing objective (RpGAN): D decides which sample of a pair is real. With D's raw output C and the logistic
 * function s, D maximises mean(log s(C(x) - C(G(z)))), G maximises mean(log s(C(G(z)) - C(x))), over pairs of a minibatch.
 *
 * <p>Source: Jolicoeur-Martineau 2018 (arXiv 1807.00734); Huang et al. 2024, "The GAN is dead; long
 * live the GAN! A modern baseline GAN" (R3GAN, NeurIPS 2024). For a fixed G and independent pairs the best C
 * is log(p / q) up to a constant; at the equilibrium C is constant and both values are -log 2.
 *
 * <p>Use it with {@link R1} and {@link R2}: together they are R3GAN's objective, which provably converges near the equilibrium.
 * Every generated sample is compared with a real one, so a missing mode has a cost. It is the only objective on pairs: it
 * depends on how x and z of a minibatch are coupled.
 */
public record RelativisticPairing() implements Objective {

    @Override
    public Terms discriminator(Decision real, Decision generated) {
        return new Terms(compare(real.raw(), generated.raw()));
    }

    @Override
    public Terms generator(Decision real, Decision generated) {
        return new Terms(compare(generated.raw(), real.raw()));
    }

    @Override
    public boolean isOnPairs() {
        return true;
    }

    @Override
    public GameWords words() {
        return new GameWords("mean(log s(C(x) \u2212 C(G(z))))", "mean(log s(C(G(z)) \u2212 C(x)))",
                "log(p / q), up to a constant", "Jolicoeur-Martineau 2018; Huang et al. 2024 (R3GAN)", -Math.log(2),
                -Math.log(2), false, DecisionWords.RELATIVE);
    }

    /** mean(log s(upper - lower)). */
    private static Node compare(Node upper, Node lower) {
        return lower.subtract(upper).softplus().mean(Axis.ALL).negate();
    }
}
