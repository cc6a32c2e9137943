package dev.gan4j.experiment;

import dev.gan4j.experiment.internal.Fields;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generator's network: dense layers from z to x'.
 *
 * @param hidden      the sizes of the hidden layers, each at least 1; may be empty
 * @param activation  after each hidden layer
 * @param output      after the last layer
 * @param scale       what the output is multiplied by, in training units; the tutorial's 5
 * @param initialiser of the weights; biases start at 0
 * @param structure   what it has besides dense layers
 * @param averageDecay the decay, in (0, 1), of an exponential moving average of the weights, which is used instead of the
 *                     weights themselves to judge, save and sample; null for none
 */
public record GeneratorSpec(List<Integer> hidden, Activation activation, Activation output, double scale,
        Initialiser initialiser, StructureSpec structure, @Nullable Double averageDecay) {

    /** Copies the list. */
    public GeneratorSpec {
        hidden = List.copyOf(hidden);
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a generator's network from another, keeping the fields that are not set. */
    public static final class Builder extends NetworkBuilder<Builder> {

        private Builder(GeneratorSpec start) {
            super(Fields.GENERATOR, start);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets the activation after the last layer. */
        public Builder output(Activation output) {
            return set("output", output);
        }

        /** Sets what the output is multiplied by, in training units. */
        public Builder scale(double scale) {
            return set("scale", scale);
        }

        /** Sets the decay of the moving average of the weights, in (0, 1); null for none. */
        public Builder averageDecay(@Nullable Double averageDecay) {
            return set("averageDecay", averageDecay);
        }

        @Override
        public String toString() {
            return "GeneratorSpec." + super.toString();
        }

        GeneratorSpec build() {
            return (GeneratorSpec) make();
        }
    }
}
