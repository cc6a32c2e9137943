package dev.gan4j.experiment;

import dev.gan4j.experiment.internal.Fields;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The generator's network: dense layers from z to x'.
 *
 * @param hidden      the sizes of the hidden layers, each at least 1; may be empty
 * @param activation  after each hidden layer
 * @param output      after the last layer
 * @param scale       what the output is multiplied by, in training units; the tutorial's 5
 * @param initialiser of the weights; biases start at 0
 * @param structure   what it has beside its dense layers
 * @param averageDecay decay of an exponential moving average of the weights, in (0, 1), which takes the place of the
 *                    weights themselves wherever the generator is judged, saved or sampled from; null for none
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

    /** Builds a generator's network from another, whose fields stay as they are unless they are set. */
    public static final class Builder {

        private final Map<String, @Nullable Object> values;

        private Builder(GeneratorSpec start) {
            values = Fields.GENERATOR.values(start);
        }

        private Builder set(String field, @Nullable Object value) {
            values.put(field, value);
            return this;
        }

        /** Sets the sizes of the hidden layers, each at least 1; none for no hidden layer. */
        public Builder hidden(int... hidden) {
            return set("hidden", IntStream.of(hidden).boxed().toList());
        }

        /** Sets the activation after each hidden layer. */
        public Builder activation(Activation activation) {
            return set("activation", activation);
        }

        /** Sets the activation after the last layer. */
        public Builder output(Activation output) {
            return set("output", output);
        }

        /** Sets what the output is multiplied by, in training units. */
        public Builder scale(double scale) {
            return set("scale", scale);
        }

        /** Sets how the weights are drawn. */
        public Builder initialiser(Initialiser initialiser) {
            return set("initialiser", initialiser);
        }

        /** Sets the functions of the input that the first layer combines. */
        public Builder basis(Basis basis) {
            return set("basis", basis);
        }

        /** Sets whether each hidden layer of the size of the one before it adds to that one's output. */
        public Builder residual(boolean residual) {
            return set("residual", residual);
        }

        /** Sets whether each hidden layer's sum is normalised before its activation. */
        public Builder layerNormalisation(boolean layerNormalisation) {
            return set("layerNormalisation", layerNormalisation);
        }

        /** Sets the decay of the moving average of the weights, in (0, 1); null for none. */
        public Builder averageDecay(@Nullable Double averageDecay) {
            return set("averageDecay", averageDecay);
        }

        @Override
        public String toString() {
            return "GeneratorSpec.Builder" + values;
        }

        GeneratorSpec build() {
            return (GeneratorSpec) Fields.GENERATOR.make(values);
        }
    }
}
