package dev.gan4j.nn.internal;

import dev.gan4j.graph.Node;
import dev.gan4j.graph.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures smaller by taking the mean of squares of pixels.
 *
 * @param picture what it reads; height and width are multiples of the factor
 * @param factor  height and width of a square, at least 1
 */
public record Pooling(Picture picture, int factor) implements Layer {

    /**
     * Checks that squares fill the picture.
     *
     * @throws IllegalArgumentException if they do not
     */
    public Pooling {
        if (factor < 1 || picture.height() % factor != 0 || picture.width() % factor != 0) {
            throw new IllegalArgumentException("pooling needs a positive factor that divides height and width of "
                    + picture + " but was given " + factor);
        }
    }

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return x.sumPool(pooled(), factor, factor).multiply(1.0 / ((double) factor * factor));
    }

    /** The picture that it passes on. */
    Picture pooled() {
        return new Picture(picture.channels(), picture.height() / factor, picture.width() / factor);
    }

    @Override
    public int outputs(int inputs) {
        Convolution.requirePictures("pooling", picture, inputs);
        return pooled().size();
    }
}
