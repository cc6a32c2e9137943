package dev.gan4j.experiment;

/**
 * The order in which the terms of an objective's means are added.
 *
 * <p>Means of separate terms do not depend on how a minibatch is coupled, except for rounding, which depends on the order of
 * the rows. With a fixed order, two couplings differ only in their effect on training.
 */
public enum Summation {
    /** The order of the minibatch's rows, as they are drawn and coupled. */
    BATCH,
    /** Ascending in x and in z: the same for every coupling, but the pairs are lost. */
    ASCENDING
}
