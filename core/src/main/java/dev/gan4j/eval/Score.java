package dev.gan4j.eval;

/**
 * A figure beside its noise floor.
 *
 * @param value of the generated samples
 * @param floor the same figure of as many real samples
 */
public record Score(double value, double floor) {}
