package dev.gan4j.experiment;

/** What the discriminator and the generator play for. */
public enum ObjectiveSpec {
    /** Goodfellow et al. 2014: G maximises mean(log D(G(z))). In YAML: {@code non-saturating}. */
    NON_SATURATING,
    /** Goodfellow et al. 2014: G minimises mean(log(1 - D(G(z)))). In YAML: {@code minimax}. */
    MINIMAX
}
