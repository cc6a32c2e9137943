package dev.gan4j.objective;

/**
 * The objectives of D and G, in terms of D as a function, not as a network. Both players maximise their terms.
 *
 * <p>D's decisions on real and on generated samples are two columns of equal length, shape (batch, 1). Objectives on pairs
 * compare row i with row i; all others are means of separate terms.
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
     * @param real      D(x) of a minibatch of real samples, which only the relativistic objectives use
     * @param generated D(G(z)) of as many generated ones
     * @return scalars
     * @throws IllegalArgumentException if the objective needs D's raw output and was given a probability
     */
    Terms generator(Decision real, Decision generated);

    /**
     * Returns whether the objective uses D's raw output, which requires a linear last layer.
     *
     * @return false if a probability will do
     */
    default boolean needsRawOutput() {
        return true;
    }

    /**
     * Returns whether D's raw output itself estimates the probability of being real, and is not the logit of one.
     *
     * @return true if D is trained towards labels
     */
    default boolean isRawProbability() {
        return false;
    }

    /**
     * Returns whether the real and the generated sample of a pair are compared, which makes the coupling matter.
     *
     * @return false if it is a mean of separate terms
     */
    default boolean isOnPairs() {
        return false;
    }

    /**
     * Returns whether D has a label for real samples, which can be smoothed.
     *
     * @return false if D is compared or scored instead
     */
    default boolean hasLabels() {
        return false;
    }

    /**
     * Returns the description of the objective for pages and figures.
     *
     * @return its formulas, and its values if D cannot distinguish real from generated samples
     */
    GameWords words();
}
