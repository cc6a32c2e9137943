package dev.gan4j.objective;

/** What D and G play for; sees D as a function, never as a network. Both players maximise their terms. */
public sealed interface Objective permits Minimax, NonSaturating {

    /**
     * Returns what D maximises.
     *
     * @param real      D(x) of a minibatch of real samples
     * @param generated D(G(z)) of as many generated ones
     * @return scalars
     */
    Terms discriminator(Decision real, Decision generated);

    /**
     * Returns what G maximises.
     *
     * @param generated D(G(z)) of a minibatch
     * @return scalars
     */
    Terms generator(Decision generated);
}
