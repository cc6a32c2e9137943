package dev.gan4j.experiment;

import java.util.List;

/**
 * How the game of a table is played.
 *
 * @param iterations           of the game; 0 for none
 * @param batch                rows of a minibatch
 * @param discriminatorSteps   steps of D in an iteration
 * @param discriminatorHidden  sizes of D's hidden layers
 * @param penalty              weight of R1 and of R2
 * @param likelihood           weight of minus the log-likelihood in G's loss
 * @param discriminatorLearningRate    learning rate of D
 * @param generatorLearningRate        learning rate of G
 * @param averageDecay         the decay of a moving average of G's weights, which is what is judged and kept
 * @param every                iterations between two looks of the judge
 */
public record TableGameSpec(int iterations, int batch, int discriminatorSteps, List<Integer> discriminatorHidden,
        double penalty, double likelihood, double discriminatorLearningRate, double generatorLearningRate,
        double averageDecay,
        int every) {

    /** Copies the list. */
    public TableGameSpec {
        discriminatorHidden = List.copyOf(discriminatorHidden);
    }
}
