package dev.gan4j.objective;

import dev.gan4j.graph.Axis;

/**
 * The zero-sum game: D maximises mean(log D(x) + log(1 - D(G(z)))), G minimises the same.
 *
 * <p>Source: Goodfellow et al. 2014, "Generative adversarial nets" (arXiv 1406.2661), equation 1. At the equilibrium
 * D = 1/2 everywhere and the value is -log 4; for a fixed G the best D is p / (p + q).
 *
 * <p>Use it to study the game as theory states it. Do not use it to get good samples: where D is sure of itself, G's
 * gradient vanishes; see {@link NonSaturating}.
 */
public record Minimax() implements Objective {

    @Override
    public Terms discriminator(Decision real, Decision generated) {
        return new Terms(real.logReal().add(generated.logGenerated()).mean(Axis.ALL));
    }

    @Override
    public Terms generator(Decision generated) {
        return new Terms(generated.logGenerated().mean(Axis.ALL).negate());
    }
}
