package dev.gan4j.objective;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;

/**
 * The relativistic average objective: D estimates how much more real a sample is than the average sample of the other kind.
 * With D's raw output C and the logistic function s, D maximises mean(log s(C(x) - mean C(G(z)))) + mean(log s(mean C(x) -
 * C(G(z)))), and G the same with real and generated swapped.
 *
 * <p>Source: Jolicoeur-Martineau 2018, "The relativistic discriminator" (arXiv 1807.00734)
 * (RaSGAN). C is determined up to a constant. For a fixed G the best C rises with p / q, but is not its logarithm; at
 * the equilibrium C is constant and both values are -log 4.
 *
 * <p>Use it if D learns so fast that G's gradient vanishes: here the scores of real samples must fall for those of generated
 * ones to rise. It does not estimate a divergence; see {@link RelativisticPairing} for the form with guarantees.
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
