package dev.gan4j.experiment;

import dev.gan4j.objective.Hinge;
import dev.gan4j.objective.LeastSquares;
import dev.gan4j.objective.Minimax;
import dev.gan4j.objective.NonSaturating;
import dev.gan4j.objective.Objective;
import dev.gan4j.objective.RelativisticAverage;
import dev.gan4j.objective.RelativisticPairing;
import dev.gan4j.objective.Wasserstein;
import java.util.function.DoubleFunction;

/**
 * The objective of the discriminator and the generator. In YAML: {@code objective: hinge}, or with fields {@code objective:
 * {type: non-saturating, labelSmoothing: 0.1}}.
 *
 * @param type           which game
 * @param labelSmoothing how far D's target for a real sample is below 1, in [0, 0.5); 0 if the objective has no labels
 */
public record ObjectiveSpec(Type type, double labelSmoothing) {

    /**
     * Creates an objective with hard labels.
     *
     * @param type which game
     */
    public ObjectiveSpec(Type type) {
        this(type, 0);
    }

    /**
     * Returns the objective itself.
     *
     * @return what D and G play for
     */
    @SuppressWarnings("exports") // for the training and the reports; users choose a game by its type
    public Objective objective() {
        return type.game.apply(labelSmoothing);
    }

    /** The objectives. */
    public enum Type {
        /** {@link dev.gan4j.objective.NonSaturating}. In YAML: {@code non-saturating}. */
        NON_SATURATING(NonSaturating::new),
        /** {@link dev.gan4j.objective.Minimax}. In YAML: {@code minimax}. */
        MINIMAX(Minimax::new),
        /** {@link dev.gan4j.objective.LeastSquares}. In YAML: {@code least-squares}. */
        LEAST_SQUARES(LeastSquares::new),
        /** {@link dev.gan4j.objective.Wasserstein}. In YAML: {@code wasserstein}. */
        WASSERSTEIN(smoothing -> new Wasserstein()),
        /** {@link dev.gan4j.objective.Hinge}. In YAML: {@code hinge}. */
        HINGE(smoothing -> new Hinge()),
        /** {@link dev.gan4j.objective.RelativisticAverage}. In YAML: {@code relativistic-average}. */
        RELATIVISTIC_AVERAGE(smoothing -> new RelativisticAverage()),
        /** {@link dev.gan4j.objective.RelativisticPairing}. In YAML: {@code relativistic-pairing}. */
        RELATIVISTIC_PAIRING(smoothing -> new RelativisticPairing());

        @SuppressWarnings("ImmutableEnumChecker") // none of the functions has a state
        private final DoubleFunction<Objective> game;

        Type(DoubleFunction<Objective> game) {
            this.game = game;
        }

        /**
         * Returns the objective with hard labels.
         *
         * @return what D and G play for
         */
        @SuppressWarnings("exports") // as above
        public Objective objective() {
            return game.apply(0);
        }
    }
}
