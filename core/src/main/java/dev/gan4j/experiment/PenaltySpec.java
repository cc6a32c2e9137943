package dev.gan4j.experiment;

/** A price on D's slope, or a bound on its weights; an experiment may have several. In YAML: {@code penalty: r1}. */
public sealed interface PenaltySpec {

    /**
     * Tells whether the slope is taken between the real and the generated sample of a pair, so that the coupling matters.
     *
     * @return false where samples stand alone
     */
    default boolean isOnPairs() {
        return switch (this) {
            case Slope slope -> slope.type() == Type.WGAN_GP || slope.type() == Type.ZERO_CENTRED;
            case WeightClipping clipping -> false;
        };
    }

    /**
     * Returns how strong it is.
     *
     * @return the weight of a price, or the limit of weights; positive
     */
    double weight();

    /**
     * Returns this penalty with another strength.
     *
     * @param weight of a price, or the limit of weights; positive
     * @return a new penalty
     */
    default PenaltySpec withWeight(double weight) {
        return switch (this) {
            case Slope slope -> new Slope(slope.type, weight);
            case WeightClipping clipping -> new WeightClipping(weight);
        };
    }

    /**
     * A price on D's slope, a part of D's loss. In YAML: {@code penalty: {type: r1, weight: 10}}.
     *
     * @param type   which slope
     * @param weight of the price, positive
     */
    record Slope(Type type, double weight) implements PenaltySpec {}

    /**
     * {@link dev.gan4j.objective.WeightClipping}. In YAML: {@code penalty: {type: weight-clipping, limit: 0.01}}.
     *
     * @param limit of each weight's size, positive
     */
    record WeightClipping(double limit) implements PenaltySpec {
        @Override
        public double weight() {
            return limit;
        }
    }

    /** The slopes. */
    enum Type {
        /** {@link dev.gan4j.objective.R1}. In YAML: {@code r1}. */
        R1,
        /** {@link dev.gan4j.objective.R2}. In YAML: {@code r2}. */
        R2,
        /** {@link dev.gan4j.objective.WassersteinGradientPenalty}. In YAML: {@code wgan-gp}. */
        WGAN_GP,
        /** {@link dev.gan4j.objective.ZeroCentredInterpolation}. In YAML: {@code zero-centred}. */
        ZERO_CENTRED,
        /** {@link dev.gan4j.objective.Dragan}. In YAML: {@code dragan}. */
        DRAGAN
    }
}
