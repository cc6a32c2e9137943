package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What both networks play for, and how they learn it.
 *
 * @param objective   what both play for
 * @param penalties   what D pays for its slope, and bounds on its weights; often empty
 * @param optimiser   the optimiser of both networks and of pretraining, a state of its own each
 * @param pretraining how D is trained before the game
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
