package dev.gan4j.engine.internal;

/** A function of two numbers that a kernel applies to every pair of elements. */
public enum Binary {
    /** a + b. */
    ADD,
    /** a - b. */
    SUBTRACT,
    /** a * b. */
    MULTIPLY,
    /** a / b. */
    DIVIDE
}
