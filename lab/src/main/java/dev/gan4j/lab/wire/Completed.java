package dev.gan4j.lab.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An experiment with every field.
 *
 * @param experiment the fields
 * @param yaml       the same as a file for {@code gan4j train}, with an upload's file instead of its id
 * @param file       the name of its files, without an ending
 * @param data       the upload that it is trained on; null for a distribution
 * @param dimension  the number of columns of the data
 * @param kind       of the data
 * @param weights    the numbers of weights
 */
public record Completed(ObjectNode experiment, String yaml, String file, @Nullable Data data, int dimension, Kind kind,
        Weights weights) {

    /** An upload's id and the name of its file. */
    public record Data(String upload, String name) {}

    /** The numbers of G's weights and of D's. */
    public record Weights(long generator, long discriminator) {}
}
