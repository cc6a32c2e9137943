package dev.gan4j.experiment;

import dev.gan4j.objective.Dragan;
import dev.gan4j.objective.Penalty;
import dev.gan4j.objective.R1;
import dev.gan4j.objective.R2;
import dev.gan4j.objective.WassersteinGradientPenalty;
import dev.gan4j.objective.ZeroCentredInterpolation;

/** A penalty on D's slope, or a bound on its weights; an experiment may have several. In YAML: {@code penalty: r1}. */
public sealed interface PenaltySpec {

    /**
     * Returns whether the slope is taken between the real and the generated sample of a pair, which makes the coupling matter.
     *
     * @return false if each sample is taken alone
     */
    default boolean isOnPairs() {
        return switch (this) {
            case Slope slope -> slope.type().penalty().isOnPairs();
            case WeightClipping clipping -> false;
        };
    }

    /**
     * Returns the strength of the penalty.
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
     * A penalty on D's slope, added to D's loss. In YAML: {@code penalty: {type: r1, weight: 10}}.
     *
     * @param type   the slope that is penalised
     * @param weight the weight of the penalty, positive
     */
    record Slope(Type type, double weight) implements PenaltySpec {

        /** Checks the weight. */
        public Slope {
            requirePositive("weight", weight);
        }
    }

    /**
     * {@link dev.gan4j.objective.WeightClipping}. In YAML: {@code penalty: {type: weight-clipping, limit: 0.01}}.
     *
     * @param limit the largest size of a weight, positive
     */
    record WeightClipping(double limit) implements PenaltySpec {

        /** Checks the limit. */
        public WeightClipping {
            requirePositive("limit", limit);
        }

        @Override
        public double weight() {
            return limit;
        }
    }

    private static void requirePositive(String field, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(field + " must be positive and finite but was " + value);
        }
    }

    /** The penalties on D's slope. */
    enum Type {
        /** {@link dev.gan4j.objective.R1}. In YAML: {@code r1}. */
        R1(new R1()),
        /** {@link dev.gan4j.objective.R2}. In YAML: {@code r2}. */
        R2(new R2()),
        /** {@link dev.gan4j.objective.WassersteinGradientPenalty}. In YAML: {@code wgan-gp}. */
        WGAN_GP(new WassersteinGradientPenalty()),
        /** {@link dev.gan4j.objective.ZeroCentredInterpolation}. In YAML: {@code zero-centred}. */
        ZERO_CENTRED(new ZeroCentredInterpolation()),
        /** {@link dev.gan4j.objective.Dragan}. In YAML: {@code dragan}. */
        DRAGAN(new Dragan());

        @SuppressWarnings("ImmutableEnumChecker") // no penalty has a state
        private final Penalty penalty;

        Type(Penalty penalty) {
            this.penalty = penalty;
        }

        /**
         * Returns the penalty itself.
         *
         * @return a penalty on D's slope
         */
        @SuppressWarnings("exports") // for the training; users choose a penalty by its type
        public Penalty penalty() {
            return penalty;
        }
    }
}
