package dev.gan4j.engine.internal;

import dev.gan4j.graph.Picture;
import org.jspecify.annotations.Nullable;

/** One convolution or transposed one, as {@link VectorConvolutions} computes it; the object is reused for the next. */
final class ConvolutionTask {

    Reach reach = new Reach(1, 1, 0, 1, 1);
    Picture from = new Picture(1, 1, 1);
    Picture to = from;
    /** Zeros to the left of each copied line. */
    int before;
    /** Pixels of a copied line, with the zeros on both sides. */
    int wide;
    /** Lines that are kept: as many as a pixel of the result reads at most. */
    int kept;
    float[] x = new float[0];
    float @Nullable [] bias;
    @Nullable
    Activation f;
    float[] y = x;
    int rows;

    /** Finds how far beyond the picture pixels of the result read. */
    void measure() {
        int lowest = 0;
        int highest = from.width() - 1;
        for (int column = 0; column < to.width(); column++) {
            lowest = Math.min(lowest, reach.first(column));
            highest = Math.max(highest, reach.last(column));
        }
        before = -lowest;
        // Four pixels at a time may be more than there are.
        wide = highest + 1 - lowest + (VectorConvolutions.CHANNELS - 1) * reach.advance();
        kept = 1;
        for (int line = 0; line < to.height(); line++) {
            kept = Math.max(kept, reach.last(line) + 1 - reach.first(line));
        }
    }
}
