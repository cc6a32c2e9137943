package dev.gan4j.experiment;

import dev.gan4j.data.Range;
import dev.gan4j.experiment.internal.Fields;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The discriminator's network: dense layers from x to D(x).
 *
 * <p>With output {@code tanh} or {@code sigmoid} the network's output is the probability that x is real; with
 * {@code linear} it is a raw number: the logit of it, or whatever else the objective makes of it.
 *
 * @param hidden      the sizes of the hidden layers, each at least 1; may be empty
 * @param activation  after each hidden layer
 * @param output      tanh, sigmoid or linear
 * @param clamp       the interval inside (0, 1) that the probability is clamped to; its gradient is zero outside.
 *                    Required with tanh, refused with linear
 * @param initialiser of the weights; biases start at 0
 * @param structure   what it has beside its dense layers
 * @param spectralNormalisation whether each layer's weights are divided by their largest singular value
 * @param minibatchDiscrimination how its last layer sees the closeness of the samples of a minibatch; null for not at all
 * @param packing     samples about which it decides at once, at least 1
 * @param instanceNoise noise on all that D sees in the game; null for none
 */
public record DiscriminatorSpec(List<Integer> hidden, Activation activation, Activation output, @Nullable Range clamp,
        Initialiser initialiser, StructureSpec structure, boolean spectralNormalisation,
        @Nullable MinibatchDiscriminationSpec minibatchDiscrimination, int packing,
        @Nullable InstanceNoiseSpec instanceNoise) {

    /** The clamp of an output tanh that takes the place of one without a clamp; the tutorial's. */
    public static final Range DEFAULT_CLAMP = new Range(0.01, 0.99);

    /** Copies the list. */
    public DiscriminatorSpec {
        hidden = List.copyOf(hidden);
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a discriminator's network from another, whose fields stay as they are unless they are set. */
    public static final class Builder {

        private final Map<String, @Nullable Object> values;

        private Builder(DiscriminatorSpec start) {
            values = Fields.DISCRIMINATOR.values(start);
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

        /** Sets the activation after the last layer: tanh, sigmoid or linear. */
        public Builder output(Activation output) {
            return set("output", output);
        }

        /** Sets the interval inside (0, 1) that the probability is clamped to; null for none. */
        public Builder clamp(@Nullable Range clamp) {
            return set("clamp", clamp);
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

        /** Sets whether each layer's weights are divided by their largest singular value. */
        public Builder spectralNormalisation(boolean spectralNormalisation) {
            return set("spectralNormalisation", spectralNormalisation);
        }

        /** Sets how the last layer sees the closeness of the samples of a minibatch; null for not at all. */
        public Builder minibatchDiscrimination(@Nullable MinibatchDiscriminationSpec minibatchDiscrimination) {
            return set("minibatchDiscrimination", minibatchDiscrimination);
        }

        /** Sets the number of samples about which it decides at once, at least 1. */
        public Builder packing(int packing) {
            return set("packing", packing);
        }

        /** Sets the noise on all that D sees in the game; null for none. */
        public Builder instanceNoise(@Nullable InstanceNoiseSpec instanceNoise) {
            return set("instanceNoise", instanceNoise);
        }

        @Override
        public String toString() {
            return "DiscriminatorSpec.Builder" + values;
        }

        DiscriminatorSpec build() {
            return (DiscriminatorSpec) Fields.DISCRIMINATOR.make(values);
        }
    }
}
