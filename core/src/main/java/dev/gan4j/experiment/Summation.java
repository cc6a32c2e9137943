package dev.gan4j.experiment;

/**
 * In which order the terms of an objective's means are added.
 *
 * <p>Means of separate terms do not depend on how a minibatch is coupled but for rounding, which goes by the order of the
 * rows. Where that order is fixed, two couplings differ in what they do to the game alone.
 */
public enum Summation {
    /** In that of the minibatch's rows, as they are drawn and coupled. */
    BATCH,
    /** Ascending, of x and of z: the same for every coupling, whose pairs are lost. */
    ASCENDING
}
