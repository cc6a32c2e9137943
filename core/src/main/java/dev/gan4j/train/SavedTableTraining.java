package dev.gan4j.train;

import static java.util.Objects.requireNonNull;

import dev.gan4j.cascade.TableCheckpoint;
import dev.gan4j.cascade.TableTraining;
import dev.gan4j.experiment.TableExperiment;

/**
 * The training of a table between two steps, with all that it needs to be resumed to the same bits; immutable.
 *
 * @param experiment      what is trained, with the hash of its table
 * @param schema          the SHA-256 of the table's schema, in hexadecimal
 * @param likelihoodSteps the planned steps of likelihood
 * @param training        the state of the training
 * @param seconds         the wall time that it took so far
 */
@SuppressWarnings("exports") // the state of a training is of no use outside of one
public record SavedTableTraining(TableExperiment experiment, String schema, long likelihoodSteps,
        TableCheckpoint training, double seconds) {

    /** Checks that nothing is missing. */
    public SavedTableTraining {
        requireNonNull(experiment, "experiment must not be null");
        requireNonNull(schema, "schema must not be null");
        requireNonNull(training, "training must not be null");
    }

    /**
     * Returns how many steps were done, of likelihood and of the game.
     *
     * @return from 0
     */
    public long step() {
        TableTraining.Progress progress = training.progress();
        return progress.phase() == TableTraining.Phase.LIKELIHOOD
                ? progress.step()
                : likelihoodSteps + progress.step();
    }
}
