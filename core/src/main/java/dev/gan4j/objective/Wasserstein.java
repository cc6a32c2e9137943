package dev.gan4j.objective;

import dev.gan4j.graph.Axis;

/**
 * The Wasserstein game: the critic D maximises mean(D(x)) - mean(D(G(z))), G maximises mean(D(G(z))).
 *
 * <p>Source: Arjovsky, Chintala and Bottou 2017, "Wasserstein GAN" (arXiv 1701.07875), equation 2. Among the functions of
 * Lipschitz constant 1 the best D reaches the Wasserstein-1 distance, with a slope of 1 along the transport; among all
 * functions there is no best one. At the equilibrium D's value is 0, and D is any constant.
 *
 * <p>Use it with a bound on D's slope ({@link WassersteinGradientPenalty}, {@link WeightClipping} or spectral normalisation)
 * and with several D steps for each G step. Without such a bound it diverges.
 */
public record Wasserstein() implements Objective {

    @Override
    public Terms discriminator(Decision real, Decision generated) {
        return new Terms(real.raw().subtract(generated.raw()).mean(Axis.ALL));
    }

    @Override
    public Terms generator(Decision real, Decision generated) {
        return new Terms(generated.raw().mean(Axis.ALL));
    }

    @Override
    public GameWords words() {
        return new GameWords("mean(D(x) \u2212 D(G(z)))", "mean(D(G(z)))",
                "of slope 1 along the transport, if something bounds its slope; otherwise none", "Arjovsky et al. 2017",
                0, Double.NaN, false, DecisionWords.SCORE);
    }
}
