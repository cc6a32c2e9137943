package dev.gan4j.eval;

/**
 * Something that went wrong in training, with the iteration at which it was seen.
 *
 * @param kind      what went wrong
 * @param iteration the iteration, from 1; 0 before adversarial training
 * @param message   a sentence that says what happened, when, and in which part
 */
public record Alarm(Kind kind, long iteration, String message) {

    /** What can go wrong. */
    public enum Kind {
        /** A number was NaN or infinite; the run stopped and kept its last good state. */
        NOT_FINITE,
        /** D's output is at its limits nearly everywhere, and no gradient reaches G. */
        DISCRIMINATOR_SATURATED,
        /** The generated samples are (nearly) all the same. */
        GENERATOR_COLLAPSED
    }
}
