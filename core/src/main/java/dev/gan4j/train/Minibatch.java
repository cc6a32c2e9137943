package dev.gan4j.train;

import dev.gan4j.codec.Codec;
import dev.gan4j.data.Points;

/**
 * What a step sees.
 *
 * @param x real samples in the data's units, shape (batch, columns); no rows where the step looks at none
 * @param z latents, shape (batch, dimension of the latent); row i is coupled with row i of x
 */
public record Minibatch(Points x, Points z) {

    /** Makes points of a program's inputs, which are feature-major and in training units. */
    static Minibatch of(Codec codec, float[] x, float[] z, int batch) {
        int latents = z.length / batch;
        return new Minibatch(codec.decode(x), Points.generate(batch, latents, (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = z[j * batch + row];
            }
        }));
    }
}
