package dev.gan4j.nn;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Joins several samples into one, about which D decides at once: a lack of variety shows in a pack, and not in a sample.
 *
 * <p>Source: Lin et al. 2018, "PacGAN: the power of two samples in generative adversarial networks" (arXiv 1712.04086).
 * The samples of a pack must be independent. Of n packs, pack j holds the rows j, j + n, j + 2 n and so on.
 */
public final class Packing {

    private Packing() {}

    /**
     * Joins samples.
     *
     * @param samples shape (batch, features)
     * @param size    samples in a pack, a divisor of batch
     * @return shape (batch / size, size * features)
     * @throws IllegalArgumentException if the size is not a divisor of the batch
     */
    public static Node pack(Node samples, int size) {
        int batch = samples.shape().rows();
        if (size < 1 || batch % size != 0) {
            throw new IllegalArgumentException("packs of " + size + " must fill a batch of " + batch);
        }
        if (size == 1) {
            return samples;
        }
        int packs = batch / size;
        List<Node> parts = new ArrayList<>();
        for (int part = 0; part < size; part++) {
            parts.add(samples.slice(Axis.BATCH, part * packs, (part + 1) * packs));
        }
        return Node.concat(Axis.FEATURES, parts);
    }

    /**
     * Gives each sample what was decided of its pack.
     *
     * @param decisions shape (packs, features)
     * @param size      samples in a pack
     * @return shape (packs * size, features)
     */
    public static Node unpack(Node decisions, int size) {
        return size == 1 ? decisions : Node.concat(Axis.BATCH, Collections.nCopies(size, decisions));
    }
}
