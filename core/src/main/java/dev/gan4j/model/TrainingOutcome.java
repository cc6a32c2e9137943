package dev.gan4j.model;

/** How a training ended. */
public enum TrainingOutcome {
    /** All iterations were done, or its patience was at its end. */
    COMPLETED,
    /** Somebody asked it to stop. */
    STOPPED,
    /** A number was NaN or infinite. */
    NOT_FINITE
}
