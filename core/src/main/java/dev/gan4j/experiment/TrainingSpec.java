package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Coupling;
import dev.gan4j.data.Latent;

/**
 * The iterations and their minibatches.
 *
 * @param seed               the seed of every random number of the run
 * @param iterations         adversarial iterations, at least 0
 * @param batch              the size of a minibatch, at least 1
 * @param discriminatorSteps D steps in each iteration (the paper's k), at least 1
 * @param generatorSteps     G steps in each iteration, at least 1
 * @param latent             the distribution of z
 * @param coupling           how x and z of a minibatch are paired
 * @param summation          the order in which the terms of the objectives are added
 */
public record TrainingSpec(long seed, int iterations, int batch, int discriminatorSteps, int generatorSteps,
        Latent latent, Coupling coupling, Summation summation) {

    /** Checks that no part is missing. */
    public TrainingSpec {
        requireNonNull(latent, "latent must not be null");
        requireNonNull(coupling, "coupling must not be null");
        requireNonNull(summation, "summation must not be null");
    }
}
