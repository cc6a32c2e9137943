package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;

/**
 * The relativistic average game: D says how much more real a sample is than the average of the other kind. With C D's
 * raw output and s the logistic function, D maximises mean(log s(C(x) - mean C(G(z)))) + mean(log s(mean C(x) -
 * C(G(z)))), and G the same with real and generated exchanged.
 *
 * <p>Source: Jolicoeur-Martineau 2018, "The relativistic discriminator" (arXiv 1807.00734)
 * (RaSGAN). C is determined up to a constant. For a fixed G the best C rises with p / q, but is not its logarithm; at
 * the equilibrium C is constant and both values are -log 4.
 *
 * <p>Use it where D learns so fast that G's gradient vanishes: here real samples have to fall for generated ones to
 * rise. It estimates no divergence by itself; see {@link RelativisticPairing} for the form with guarantees.
 */
public record RelativisticAverage() implements Objective {

    @Override
    public Terms discriminator(Decision real, Decision generated) {
        return new Terms(compare(real.raw(), generated.raw()));
    }

    @Override
    public Terms generator(Decision real, Decision generated) {
        return new Terms(compare(generated.raw(), real.raw()));
    }

    @Override
    public GameWords words() {
        return new GameWords("mean(log s(C(x) \u2212 mean C(G(z)))) + mean(log s(mean C(x) \u2212 C(G(z))))",
                "the same, real and generated exchanged", "rises with p / q", "Jolicoeur-Martineau 2018",
                -2 * Math.log(2), -2 * Math.log(2), false,
                DecisionWords.RELATIVE);
    }

    /** mean(log s(upper - mean lower)) + mean(log s(mean upper - lower)). */
    private static Node compare(Node upper, Node lower) {
        Node above = lower.mean(Axis.BATCH).subtract(upper).softplus();
        Node below = lower.subtract(upper.mean(Axis.BATCH)).softplus();
        return above.mean(Axis.ALL).add(below.mean(Axis.ALL)).negate();
    }
}
