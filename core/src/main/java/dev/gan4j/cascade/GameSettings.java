package dev.gan4j.cascade;

import java.util.List;

/**
 * How the game of a table is played.
 *
 * @param iterations           of the game; 0 for none
 * @param batch                rows of a minibatch
 * @param discriminatorSteps   steps of D in an iteration
 * @param discriminatorLayers  sizes of D's hidden layers
 * @param penalty              weight of R1 and of R2
 * @param likelihood           weight of minus the log-likelihood in G's loss
 * @param discriminatorRate    learning rate of D
 * @param generatorRate        learning rate of G
 * @param averageDecay         the decay of a moving average of G's weights, which is what is judged and kept
 * @param every                iterations between two looks of the judge
 */
public record GameSettings(int iterations, int batch, int discriminatorSteps, List<Integer> discriminatorLayers,
        double penalty, double likelihood, double discriminatorRate, double generatorRate, double averageDecay,
        int every) {

    /** Where nothing else is specified. */
    public static final GameSettings DEFAULT = new GameSettings(900, 256, 2, List.of(256, 256), 0.02, 0.02, 1e-3, 1e-4,
            0.995, 100);

    /** Copies the list. */
    public GameSettings {
        discriminatorLayers = List.copyOf(discriminatorLayers);
    }
}
