package dev.gan4j.train;

/** Follows a training run. */
@FunctionalInterface
public interface TrainingListener {

    /**
     * Receives an event, on the thread that trains; training waits until this method returns.
     *
     * @param event what happened
     */
    void on(TrainingEvent event);
}
