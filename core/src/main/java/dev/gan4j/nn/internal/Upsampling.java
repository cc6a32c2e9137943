package dev.gan4j.nn.internal;

import dev.gan4j.graph.Node;
import dev.gan4j.graph.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures larger by repeating each pixel: nearest-neighbour interpolation. Source: Odena, Dumoulin and Olah 2016,
 * "Deconvolution and checkerboard artifacts" (Distill), for a convolution that follows it.
 *
 * @param picture what it reads
 * @param factor  how many pixels each becomes along both axes, at least 1
 */
public record Upsampling(Picture picture, int factor) implements Layer {

    @Override
    public Node apply(Node x, @Nullable Node y) {
        return x.upsample(picture, factor, factor);
    }

    @Override
    public int outputs(int inputs) {
        Convolution.requirePictures("upsampling", picture, inputs);
        return picture.stretched(factor, factor).size();
    }
}
