package dev.gan4j.data.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.testing.ParserFuzzing;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/**
 * Pictures of every kind, beside what ImageIO makes of the same file.
 *
 * <p>An input is the kind, the width, the height, and the rows with their filters.
 */
final class PngPixelsFuzzTest extends ParserFuzzing {

    private static final int MOST_SIDE = 40;
    private static final int PALETTE = 3;
    /** Colour type, bits of a sample, samples of a pixel. */
    private static final int[][] KINDS = {{0, 1, 1}, {0, 2, 1}, {0, 4, 1}, {0, 8, 1}, {0, 16, 1}, {2, 8, 3},
            {2, 16, 3}, {PALETTE, 1, 1}, {PALETTE, 2, 1}, {PALETTE, 4, 1}, {PALETTE, 8, 1}, {4, 8, 2}, {4, 16, 2},
            {6, 8, 4}, {6, 16, 4}};

    static {
        ImageIO.setUseCache(false);
    }

    PngPixelsFuzzTest() {
        super("png-pixels");
    }

    @Override
    protected void parse(byte[] input) throws IOException {
        int[] kind = KINDS[at(input, 0) % KINDS.length];
        int width = 1 + at(input, 1) % MOST_SIDE;
        int height = 1 + at(input, 2) % MOST_SIDE;
        byte[] palette = palette(kind);
        byte[] png = png(kind, width, height, palette, input);

        PngDecoder.Picture ours = PngDecoder.decode(png, "any.png");

        Raster theirs = ImageIO.read(new ByteArrayInputStream(png)).getRaster();
        assertThat(new int[]{ours.width(), ours.height()}).containsExactly(theirs.getWidth(), theirs.getHeight());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(ours.ink()[y * width + x]).as("pixel %s, %s", x, y)
                        .isCloseTo(ink(theirs.getPixel(x, y, (int[]) null), kind, palette), within(1e-12));
            }
        }
    }

    private static int at(byte[] input, int index) {
        return index < input.length ? input[index] & 0xff : 0;
    }

    private static byte[] palette(int[] kind) {
        byte[] palette = new byte[kind[0] == PALETTE ? 3 << kind[1] : 0];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i * 37 + 11);
        }
        return palette;
    }

    private static double ink(int[] samples, int[] kind, byte[] palette) {
        double full = (1 << kind[1]) - 1;
        double[] parts = new double[kind[0] == PALETTE ? 3 : kind[2]];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = kind[0] == PALETTE ? (palette[3 * samples[0] + i] & 0xff) / 255.0 : samples[i] / full;
        }
        double luma = parts.length < 3 ? parts[0] : 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
        double alpha = parts.length % 2 == 0 ? parts[parts.length - 1] : 1;
        return alpha * (1 - luma);
    }

    private static byte[] png(int[] kind, int width, int height, byte[] palette, byte[] input) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels)) {
            int next = 3;
            int rowBytes = (width * kind[1] * kind[2] + 7) / 8;
            for (int row = 0; row < height; row++) {
                deflater.write(at(input, next++) % 5);
                for (int i = 0; i < rowBytes; i++) {
                    deflater.write(at(input, next++));
                }
            }
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[]{(byte) kind[1], (byte) kind[0], 0, 0, 0});
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        new DataOutputStream(png).writeLong(0x89504E470D0A1A0AL);
        chunk(png, "IHDR", header.toByteArray());
        if (palette.length > 0) {
            chunk(png, "PLTE", palette);
        }
        chunk(png, "IDAT", pixels.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return PngFuzzTest.withChecksums(png.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] body) throws IOException {
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(body.length);
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.writeInt(0);
    }
}
