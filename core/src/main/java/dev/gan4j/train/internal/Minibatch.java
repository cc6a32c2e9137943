package dev.gan4j.train.internal;

import dev.gan4j.codec.Codec;
import dev.gan4j.data.Points;
import org.jspecify.annotations.Nullable;

/**
 * The input of a step.
 *
 * @param x real samples in the data's units, shape (batch, columns); no rows if the step uses none
 * @param z latents, shape (batch, dimension of the latent); row i is coupled with row i of x
 * @param codes the class of each row of both, shape (batch); empty if there are no classes
 */
@SuppressWarnings("ArrayRecordComponent") // looked at and never compared
public record Minibatch(Points x, Points z, int[] codes) {

    /** Converts a program's inputs, which are feature-major and in training units, to points. */
    static Minibatch of(Codec codec, float[] x, float[] z, float @Nullable [] classes, int batch) {
        int latents = z.length / batch;
        return new Minibatch(codec.decode(x), Points.generate(batch, latents, (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = z[j * batch + row];
            }
        }), classes == null ? new int[0] : codes(classes, batch));
    }

    /** The class of each row, from its one-hot columns. */
    private static int[] codes(float[] columns, int batch) {
        int[] codes = new int[batch];
        for (int place = 0; place < columns.length; place++) {
            if (columns[place] == 1) {
                codes[place % batch] = place / batch;
            }
        }
        return codes;
    }
}
