package dev.gan4j.model;

/** How a training ended. */
public enum TrainingOutcome {
    /** All iterations were done, or patience ran out. */
    COMPLETED,
    /** It was asked to stop. */
    STOPPED,
    /** A number was NaN or infinite. */
    NOT_FINITE
}
