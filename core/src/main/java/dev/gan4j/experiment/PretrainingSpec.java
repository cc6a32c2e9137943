package dev.gan4j.experiment;

/** How the discriminator is pretrained, before adversarial training, with the quadratic loss mean((D_raw(x) - p(x))^2). */
public sealed interface PretrainingSpec {

    /** Not at all. In YAML: {@code pretraining: none}. */
    record None() implements PretrainingSpec {}

    /**
     * On a density over the working range, x ~ U(range). In YAML:
     * {@code pretraining: {density: exact, steps: 1000}}.
     *
     * @param density which density
     * @param steps   optimiser steps, at least 1
     */
    record OnDensity(Density density, int steps) implements PretrainingSpec {}

    /** Which density the discriminator is trained on. */
    enum Density {
        /** The known density of p_data, which is never available in practice. */
        EXACT,
        /** A kernel estimate from the training samples. */
        ESTIMATED
    }
}
