package dev.gan4j.cascade;

/**
 * How the game of a table is played.
 *
 * @param batch              rows of a minibatch
 * @param discriminatorSteps steps of D in an iteration
 * @param penalty            weight of R1 and of R2
 * @param likelihood         weight of minus the log-likelihood in G's loss
 */
public record GameSettings(int batch, int discriminatorSteps, double penalty, double likelihood) {

    /** Where nothing else is specified. */
    public static final GameSettings DEFAULT = new GameSettings(256, 2, 0.02, 0.02);
}
