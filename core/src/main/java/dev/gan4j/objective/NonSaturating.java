package dev.gan4j.objective;

import dev.gan4j.graph.Axis;

/**
 * The objective that is used in practice: D maximises mean(log D(x) + log(1 - D(G(z)))), G maximises mean(log D(G(z))).
 *
 * <p>Source: Goodfellow et al. 2014, "Generative adversarial nets" (arXiv 1406.2661), section 3; the tutorial's objective. D's
 * optimum and the equilibrium are those of {@link Minimax}; G's gradient stays strong where D is confident.
 *
 * <p>Use it as the baseline. It need not converge: nothing keeps D smooth, and both networks may oscillate for ever.
 *
 * @param labelSmoothing as in {@link Minimax}, in [0, 0.5), 0 for none
 */
public record NonSaturating(double labelSmoothing) implements Logarithmic {

    /** Checks the value. */
    public NonSaturating {
        Labels.check(labelSmoothing);
    }

    /** Creates the objective with hard labels. */
    public NonSaturating() {
        this(0);
    }

    @Override
    public Terms generator(Decision real, Decision generated) {
        return new Terms(generated.logReal().mean(Axis.ALL));
    }

    @Override
    public GameWords words() {
        return words("mean(log D(G(z)))", Math.log(Labels.flat(labelSmoothing)));
    }
}
