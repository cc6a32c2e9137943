package dev.gan4j.experiment;

import dev.gan4j.experiment.internal.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run is watched and judged.
 *
 * @param samples     generated samples in the final judgement of a known distribution, at least 100
 * @param every       iterations between two quick looks at the distance while training, at least 1
 * @param quickSamples generated samples in a quick look, at least 100
 * @param patience    quick looks without a smaller distance after which training ends and the networks of the best look are
 *                    kept; null to train to the last iteration and keep the networks of the end
 */
public record EvaluationSpec(int samples, int every, int quickSamples, @Nullable Integer patience) {
    Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds an evaluation spec from another, keeping the fields that are not set. */
    public static final class Builder {

        private final Map<String, @Nullable Object> values;

        private Builder(EvaluationSpec start) {
            values = Fields.EVALUATION.values(start);
        }

        private Builder set(String field, @Nullable Object value) {
            values.put(field, value);
            return this;
        }

        /** Sets the generated samples in the final judgement of a known distribution, at least 100. */
        public Builder samples(int samples) {
            return set("samples", samples);
        }

        /** Sets the iterations between two quick looks, at least 1. */
        public Builder every(int every) {
            return set("every", every);
        }

        /** Sets the generated samples in a quick look, at least 100. */
        public Builder quickSamples(int quickSamples) {
            return set("quickSamples", quickSamples);
        }

        /**
         * Sets the number of quick looks without a smaller distance after which training ends; null to train to the last
         * iteration.
         */
        public Builder patience(@Nullable Integer patience) {
            return set("patience", patience);
        }

        @Override
        public String toString() {
            return "EvaluationSpec.Builder" + values;
        }

        EvaluationSpec build() {
            return (EvaluationSpec) Fields.EVALUATION.make(values);
        }
    }
}
