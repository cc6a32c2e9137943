package dev.gan4j.experiment;

/**
 * What the discriminator and the generator play for. In YAML: {@code objective: hinge}, or with fields
 * {@code objective: {type: non-saturating, labelSmoothing: 0.1}}.
 *
 * @param type           which game
 * @param labelSmoothing how far D's label of a real sample is below 1, in [0, 0.5); 0 where the game has no labels
 */
public record ObjectiveSpec(Type type, double labelSmoothing) {

    /**
     * Creates a game with hard labels.
     *
     * @param type which game
     */
    public ObjectiveSpec(Type type) {
        this(type, 0);
    }

    /** The games. */
    public enum Type {
        /** {@link dev.gan4j.objective.NonSaturating}. In YAML: {@code non-saturating}. */
        NON_SATURATING,
        /** {@link dev.gan4j.objective.Minimax}. In YAML: {@code minimax}. */
        MINIMAX,
        /** {@link dev.gan4j.objective.LeastSquares}. In YAML: {@code least-squares}. */
        LEAST_SQUARES,
        /** {@link dev.gan4j.objective.Wasserstein}. In YAML: {@code wasserstein}. */
        WASSERSTEIN,
        /** {@link dev.gan4j.objective.Hinge}. In YAML: {@code hinge}. */
        HINGE,
        /** {@link dev.gan4j.objective.RelativisticAverage}. In YAML: {@code relativistic-average}. */
        RELATIVISTIC_AVERAGE,
        /** {@link dev.gan4j.objective.RelativisticPairing}. In YAML: {@code relativistic-pairing}. */
        RELATIVISTIC_PAIRING;

        /**
         * Tells whether D's raw output is what is played for, so that {@code discriminator.output} must be linear.
         *
         * @return false where a probability will do
         */
        public boolean needsRawOutput() {
            return this != NON_SATURATING && this != MINIMAX;
        }

        /**
         * Tells whether the objective compares the real and the generated sample of a pair, so that the coupling matters.
         *
         * @return false where it is a mean of separate terms
         */
        public boolean isOnPairs() {
            return this == RELATIVISTIC_PAIRING;
        }

        /**
         * Tells whether D has a label for real samples, which can be smoothed.
         *
         * @return false where D is compared or scored instead
         */
        public boolean hasLabels() {
            return this == NON_SATURATING || this == MINIMAX || this == LEAST_SQUARES;
        }
    }
}
