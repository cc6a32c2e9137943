package dev.gan4j.lab.wire;

/**
 * The answer to a request that is refused.
 *
 * @param error a sentence
 * @param code  the reason as one word
 */
public record ErrorAnswer(String error, String code) {}
