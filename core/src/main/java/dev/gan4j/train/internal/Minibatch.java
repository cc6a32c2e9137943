package dev.gan4j.train.internal;

import dev.gan4j.codec.Codec;
import dev.gan4j.data.Points;
import org.jspecify.annotations.Nullable;

/**
 * What a step sees.
 *
 * @param x real samples in the data's units, shape (batch, columns); no rows where the step looks at none
 * @param z latents, shape (batch, dimension of the latent); row i is coupled with row i of x
 * @param codes the class of each row of both, shape (batch); empty where there are no classes
 */
@SuppressWarnings("ArrayRecordComponent") // looked at and never compared
public record Minibatch(Points x, Points z, int[] codes) {

    /** Makes points of a program's inputs, which are feature-major and in training units. */
    static Minibatch of(Codec codec, float[] x, float[] z, float @Nullable [] classes, int batch) {
        int latents = z.length / batch;
        return new Minibatch(codec.decode(x), Points.generate(batch, latents, (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = z[j * batch + row];
            }
        }), classes == null ? new int[0] : codes(classes, batch));
    }

    /** The class of each row, in whose column 1 stands. */
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
