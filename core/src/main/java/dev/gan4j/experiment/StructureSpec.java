package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.nn.Basis;

/**
 * What a network has besides dense layers.
 *
 * @param basis              the functions of the input that the first layer combines
 * @param residual           whether each hidden layer of the same size as the one before it adds to that one's output
 * @param layerNormalisation whether each hidden layer's sum is normalised before its activation
 */
public record StructureSpec(Basis basis, boolean residual, boolean layerNormalisation) {

    /** Checks that the basis is not missing. */
    public StructureSpec {
        requireNonNull(basis, "basis must not be null");
    }
}
