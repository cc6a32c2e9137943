package dev.gan4j.data.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.testing.ParserFuzzing;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** PNG files from anywhere, with the checksums of their chunks put right. */
final class PngFuzzTest extends ParserFuzzing {

    PngFuzzTest() {
        super("png");
    }

    @Override
    protected List<String> words() {
        return List.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA");
    }

    @Override
    protected void parse(byte[] input) {
        PngDecoder.Picture picture = PngDecoder.decode(withChecksums(input), "any.png");
        assertThat(picture.ink()).hasSize(picture.width() * picture.height());
        for (double ink : picture.ink()) {
            assertThat(ink).isBetween(-1e-9, 1 + 1e-9);
        }
        ImageMask mask = ImageMask.of(withChecksums(input), "any.png");
        assertThat(mask.dimension()).isEqualTo(2);
    }

    /** As far as chunks follow each other. */
    static byte[] withChecksums(byte[] input) {
        byte[] png = input.clone();
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = Long.BYTES;
        while (at + 12 <= png.length) {
            int length = bytes.getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                // A last chunk that says more than there is: cut it.
                length = png.length - at - 12;
                bytes.putInt(at, length);
            }
            CRC32 crc = new CRC32();
            crc.update(Arrays.copyOfRange(png, at + 4, at + 8 + length));
            bytes.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
        return png;
    }
}
