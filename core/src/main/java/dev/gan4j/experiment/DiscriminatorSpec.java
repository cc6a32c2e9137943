package dev.gan4j.experiment;

import dev.gan4j.data.Range;
import dev.gan4j.experiment.internal.Fields;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The discriminator's network: dense layers from x to D(x).
 *
 * <p>With output {@code tanh} or {@code sigmoid} the network's output is the probability that x is real; with {@code linear} it
 * is a raw number: the logit of that probability, or a score whose meaning depends on the objective.
 *
 * @param hidden      the sizes of the hidden layers, each at least 1; may be empty
 * @param activation  after each hidden layer
 * @param output      tanh, sigmoid or linear
 * @param clamp       the interval inside (0, 1) that the probability is clamped to; its gradient is zero outside.
 *                    Required with tanh, refused with linear
 * @param initialiser of the weights; biases start at 0
 * @param structure   what it has besides dense layers
 * @param spectralNormalisation whether each layer's weights are divided by their largest singular value
 * @param minibatchDiscrimination how its last layer sees how close the samples of a minibatch are; null for not at all
 * @param packing     the number of samples that it judges together, at least 1
 * @param instanceNoise noise on everything that D sees in adversarial training; null for none
 */
public record DiscriminatorSpec(List<Integer> hidden, Activation activation, Activation output, @Nullable Range clamp,
        Initialiser initialiser, StructureSpec structure, boolean spectralNormalisation,
        @Nullable MinibatchDiscriminationSpec minibatchDiscrimination, int packing,
        @Nullable InstanceNoiseSpec instanceNoise) {

    /** The clamp, taken from the tutorial, that an output gets when it changes to tanh from one without a clamp. */
    public static final Range DEFAULT_CLAMP = new Range(0.01, 0.99);

    /** Copies the list. */
    public DiscriminatorSpec {
        hidden = List.copyOf(hidden);
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a discriminator's network from another, keeping the fields that are not set. */
    public static final class Builder extends NetworkBuilder<Builder> {

        private Builder(DiscriminatorSpec start) {
            super(Fields.DISCRIMINATOR, start);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets the activation after the last layer: tanh, sigmoid or linear. */
        public Builder output(Activation output) {
            return set("output", output);
        }

        /** Sets the interval inside (0, 1) that the probability is clamped to; null for none. */
        public Builder clamp(@Nullable Range clamp) {
            return set("clamp", clamp);
        }

        /** Sets whether each layer's weights are divided by their largest singular value. */
        public Builder spectralNormalisation(boolean spectralNormalisation) {
            return set("spectralNormalisation", spectralNormalisation);
        }

        /** Sets how the last layer sees how close the samples of a minibatch are; null for not at all. */
        public Builder minibatchDiscrimination(@Nullable MinibatchDiscriminationSpec minibatchDiscrimination) {
            return set("minibatchDiscrimination", minibatchDiscrimination);
        }

        /** Sets the number of samples that it judges together, at least 1. */
        public Builder packing(int packing) {
            return set("packing", packing);
        }

        /** Sets the noise on everything that D sees in adversarial training; null for none. */
        public Builder instanceNoise(@Nullable InstanceNoiseSpec instanceNoise) {
            return set("instanceNoise", instanceNoise);
        }

        @Override
        public String toString() {
            return "DiscriminatorSpec." + super.toString();
        }

        DiscriminatorSpec build() {
            return (DiscriminatorSpec) make();
        }
    }
}
