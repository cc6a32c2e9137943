package dev.gan4j.objective;

/**
 * What D and G play for; sees D as a function, never as a network. Both players maximise their terms.
 *
 * <p>D's decisions on real and on generated samples come as two columns of one length, shape (batch, 1). Objectives on
 * pairs compare row i with row i, all others are means of separate terms.
 */
public interface Objective {

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

    /**
     * Returns whether D's raw output is what is played for, so that D's network must be linear at its end.
     *
     * @return false where a probability will do
     */
    default boolean needsRawOutput() {
        return true;
    }

    /**
     * Returns whether D's raw output itself estimates the probability of being real, and is not the logit of one.
     *
     * @return true where D is driven to labels
     */
    default boolean isRawProbability() {
        return false;
    }

    /**
     * Returns whether the real and the generated sample of a pair are compared, so that the coupling matters.
     *
     * @return false where it is a mean of separate terms
     */
    default boolean isOnPairs() {
        return false;
    }

    /**
     * Returns whether D has a label for real samples, which can be smoothed.
     *
     * @return false where D is compared or scored instead
     */
    default boolean hasLabels() {
        return false;
    }

    /**
     * Returns how pages and figures speak of the game.
     *
     * @return its formulas, and its values where D cannot tell real from generated
     */
    GameWords words();
}
