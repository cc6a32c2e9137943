package dev.gan4j.objective;

import dev.gan4j.graph.Axis;

/**
 * The zero-sum game: D maximises mean(log D(x) + log(1 - D(G(z)))), G minimises mean(log(1 - D(G(z)))).
 *
 * <p>Source: Goodfellow et al. 2014, "Generative adversarial nets" (arXiv 1406.2661), equation 1. For a fixed G the best
 * D is p / (p + q), the logit log(p / q); at the equilibrium D = 1/2 everywhere and its value is -log 4.
 *
 * <p>Use it to study the theory. Do not use it to get good samples: where D is confident, G's gradient vanishes; see {@link
 * NonSaturating}.
 *
 * @param labelSmoothing a in [0, 0.5), 0 for none: D's label of a real sample is 1 - a, and log D(x) becomes
 *                       (1 - a) log D(x) + a log(1 - D(x)). One-sided, as in Salimans et al. 2016, "Improved techniques
 *                       for training GANs" (arXiv 1606.03498), section 3.4; the best D is then (1 - a) p / (p + q)
 */
public record Minimax(double labelSmoothing) implements Logarithmic {

    /** Checks the value. */
    public Minimax {
        Labels.check(labelSmoothing);
    }

    /** Creates the objective with hard labels. */
    public Minimax() {
        this(0);
    }

    @Override
    public Terms generator(Decision real, Decision generated) {
        return new Terms(generated.logGenerated().mean(Axis.ALL).negate());
    }

    @Override
    public GameWords words() {
        return words("\u2212mean(log(1 \u2212 D(G(z))))", -Math.log(1 - Labels.flat(labelSmoothing)));
    }
}
