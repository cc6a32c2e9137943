package dev.gan4j.objective;

/**
 * What D and G play for; sees D as a function, never as a network. Both players maximise their terms.
 *
 * <p>D's decisions on real and on generated samples come as two columns of one length, shape (batch, 1). Objectives on
 * pairs compare row i with row i, all others are means of separate terms.
 */
public sealed interface Objective
        permits
        Minimax,
        NonSaturating,
        LeastSquares,
        Wasserstein,
        Hinge,
        RelativisticAverage,
        RelativisticPairing {

    /**
     * Returns what D maximises.
     *
     * @param real      D(x) of a minibatch of real samples
     * @param generated D(G(z)) of as many generated ones
     * @return scalars
     * @throws IllegalArgumentException if the objective needs D's raw output and was given a probability
     */
    Terms discriminator(Decision real, Decision generated);

    /**
     * Returns what G maximises.
     *
     * @param real      D(x) of a minibatch of real samples, which the relativistic objectives alone look at
     * @param generated D(G(z)) of as many generated ones
     * @return scalars
     * @throws IllegalArgumentException if the objective needs D's raw output and was given a probability
     */
    Terms generator(Decision real, Decision generated);
}
