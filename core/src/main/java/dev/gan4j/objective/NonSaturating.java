package dev.gan4j.objective;

import dev.gan4j.graph.Axis;

/**
 * The game as it is played: D maximises mean(log D(x) + log(1 - D(G(z)))), G maximises mean(log D(G(z))).
 *
 * <p>Source: Goodfellow et al. 2014, "Generative adversarial nets" (arXiv 1406.2661), section 3; the tutorial's
 * objective. D's optimum and the equilibrium are those of {@link Minimax}; G's gradient stays strong where D is sure.
 *
 * <p>Use it as the baseline. Do not expect it to converge: nothing keeps D smooth, and both may circle for ever.
 *
 * @param labelSmoothing as {@link Minimax} has it, in [0, 0.5), 0 for none
 */
public record NonSaturating(double labelSmoothing) implements Logarithmic {

    /** Checks the value. */
    public NonSaturating {
        Labels.check(labelSmoothing);
    }

    /** Creates the game with hard labels. */
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
