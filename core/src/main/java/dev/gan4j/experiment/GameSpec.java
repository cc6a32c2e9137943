package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The objectives of both networks, and how they are trained.
 *
 * @param objective   the objective of both networks
 * @param penalties   penalties on D's slope, and bounds on its weights; often empty
 * @param optimiser   the optimiser of both networks and of pretraining, each with its own state
 * @param pretraining how D is pretrained, before adversarial training
 */
public record GameSpec(ObjectiveSpec objective, List<PenaltySpec> penalties, OptimiserSpec optimiser,
        PretrainingSpec pretraining) {

    /** Checks that no part is missing, and copies the list. */
    public GameSpec {
        requireNonNull(objective, "objective must not be null");
        requireNonNull(optimiser, "optimiser must not be null");
        requireNonNull(pretraining, "pretraining must not be null");
        penalties = List.copyOf(penalties);
    }
}
