package dev.gan4j.refine;

import dev.gan4j.data.Latent;
import dev.gan4j.data.Points;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Generated samples with D's scores, in batches. Proposal k of row i depends only on the seed, i and k.
 *
 * @param latent   the distribution of z
 * @param columns  of x
 * @param generate from z to x in the data's units
 * @param logRatio from x to log(p_data / p_g)
 */
record Proposals(Latent latent, int columns, UnaryOperator<Points> generate, Function<Points, double[]> logRatio) {

    /** The most proposals of a row. */
    static final int MOST = 1 << 16;

    /** The most rows for which all proposals have distinct addresses. */
    static final long MOST_ROWS = 1L << 40;

    /**
     * Some proposals of some rows.
     *
     * @param x         in the data's units; the proposals of a row are consecutive
     * @param logRatios of each
     * @param uniforms  a number in [0, 1) for each
     */
    @SuppressWarnings("ArrayRecordComponent") // seen by this package only
    record Batch(Points x, double[] logRatios, double[] uniforms) {}

    /**
     * Makes proposals.
     *
     * @param rows  the rows' indices
     * @param count how many of these rows to use
     * @param from  the number of the first proposal of each
     * @param each  how many proposals of each
     */
    Batch make(long[] rows, int count, int from, int each, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        double[] uniforms = new double[count * each];
        Points z = Points.generate(uniforms.length, latent.dimension(), (at, point) -> {
            random.seek(Stream.REFINEMENT, rows[at / each] * MOST + from + at % each);
            Arrays.setAll(point, j -> latent.draw(random));
            uniforms[at] = random.nextDouble();
        });
        Points x = generate.apply(z);
        return new Batch(x, logRatio.apply(x), uniforms);
    }
}
