package dev.gan4j.nn.internal;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins several samples into a pack that D judges as one: a lack of variety shows in a pack, but not in a sample.
 *
 * <p>Source: Lin et al. 2018, "PacGAN: the power of two samples in generative adversarial networks" (arXiv 1712.04086). The
 * samples of a pack must be independent. With n packs, pack j contains the rows j, j + n, j + 2 n and so on.
 *
 * @param size samples in a pack, at least 1
 */
public record Packing(int size) implements Layer {

    /**
     * Joins samples.
     *
     * @param x shape (batch, features), where batch is a multiple of the size
     * @param y ignored, because a pack has no class
     * @return shape (batch / size, size * features)
     * @throws IllegalArgumentException if the size is not a divisor of the batch
     */
    @Override
    public Node apply(Node x, @Nullable Node y) {
        int batch = x.shape().rows();
        if (size < 1 || batch % size != 0) {
            throw new IllegalArgumentException("packs of " + size + " must fill a batch of " + batch);
        }
        if (size == 1) {
            return x;
        }
        int packs = batch / size;
        List<Node> parts = new ArrayList<>();
        for (int part = 0; part < size; part++) {
            parts.add(x.slice(Axis.BATCH, part * packs, (part + 1) * packs));
        }
        return Node.concat(Axis.FEATURES, parts);
    }

    @Override
    public int outputs(int inputs) {
        return size * inputs;
    }

    @Override
    public boolean mixesRows() {
        return size > 1;
    }

    /**
     * Gives each sample the decision on its pack.
     *
     * @param decisions shape (packs, features)
     * @return shape (packs * size, features)
     */
    public Node unpack(Node decisions) {
        return size == 1 ? decisions : Node.concat(Axis.BATCH, Collections.nCopies(size, decisions));
    }
}
