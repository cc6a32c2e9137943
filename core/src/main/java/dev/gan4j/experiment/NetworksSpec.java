package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

/**
 * Both networks.
 *
 * @param generator     the generator's network
 * @param discriminator the discriminator's network
 */
public record NetworksSpec(GeneratorSpec generator, DiscriminatorSpec discriminator) {

    /** Checks that no part is missing. */
    public NetworksSpec {
        requireNonNull(generator, "generator must not be null");
        requireNonNull(discriminator, "discriminator must not be null");
    }
}
