package dev.gan4j.train;

/** Follows a training run. */
@FunctionalInterface
public interface TrainingListener {

    /**
     * Is told of an event, on the thread that trains; training waits until it returns.
     *
     * @param event what happened
     */
    void on(TrainingEvent event);
}
