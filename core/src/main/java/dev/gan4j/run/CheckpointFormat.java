package dev.gan4j.run;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a checkpoint file, all little-endian: {@link #MAGIC}; the format's version and the header's length as int32; the
 * header as JSON; the numbers that the header describes, without gaps; the SHA-256 of everything before.
 *
 * <p>The numbers are float32 for values, weights and objectives, in the order of the header's lists: the state, the weights
 * before training, those after pretraining if there are any, the kept ones, the losses of pretraining, D's objectives, G's
 * objectives; then the iterations of the looks as int64, and their distances as float64.
 */
final class CheckpointFormat {

    static final int VERSION = 1;
    static final int HASH_BYTES = 32;
    static final int PREFIX_BYTES = 16;
    static final int LARGEST_HEADER = 1 << 26;

    private static final String MAGIC = "GAN4JCKP";

    private CheckpointFormat() {}

    static byte[] magic() {
        return MAGIC.getBytes(StandardCharsets.US_ASCII);
    }
}
