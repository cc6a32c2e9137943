package dev.gan4j.train;

import dev.gan4j.experiment.Experiment;

/**
 * Trains an experiment; writes no files and prints nothing.
 *
 * <p>Use one trainer for one run: {@code Trainer.of(experiment).listen(listener).train()}.
 */
public final class Trainer {

    private final Experiment experiment;

    private Trainer(Experiment experiment) {
        this.experiment = experiment;
    }

    /**
     * Creates a trainer; the data are read when it trains.
     *
     * @param experiment what to train
     * @return a trainer
     */
    public static Trainer of(Experiment experiment) {
        return new Trainer(experiment);
    }

    /**
     * Creates a trainer on samples that a program has at hand, in place of the experiment's own data. Where the
     * experiment's working range was told for its own data, it is taken from the samples instead.
     *
     * @param experiment what to train
     * @param samples    real samples in any units, each finite; copied
     * @return a trainer
     * @throws dev.gan4j.InvalidInputException if there are too few samples, one is not finite, or all are equal
     */
    public static Trainer of(Experiment experiment, double[] samples) {
        throw new IllegalStateException("under construction");
    }

    /**
     * Adds a listener.
     *
     * @param listener told of every event, in the order of adding
     * @return this trainer
     */
    public Trainer listen(TrainingListener listener) {
        return this;
    }

    /**
     * Asks the training to stop after the iteration at hand; may be called from any thread. The result then has
     * outcome STOPPED and the pair as it stood.
     */
    public void stop() {}

    /**
     * Trains, judges and returns what is left.
     *
     * @return the trained networks, their history and their judgement
     * @throws dev.gan4j.InvalidInputException if the data cannot be used
     */
    public TrainedGan train() {
        throw new IllegalStateException("under construction: " + experiment);
    }
}
