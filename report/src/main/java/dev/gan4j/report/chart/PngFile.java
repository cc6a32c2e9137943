package dev.gan4j.report.chart;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes the PNG format (ISO/IEC 15948) for pictures of eight-bit red, green and blue. */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int CHUNK_FRAME = 12;
    private static final int HEADER = 13;
    private static final int DENSITY = 9;
    private static final double UNITS_PER_METRE = 96 / 0.0254;

    private PngFile() {}

    /** Returns the length of a row: the filter byte, then three bytes per pixel. */
    static int stride(int width) {
        return 1 + 3 * width;
    }

    /**
     * Returns an image as a file.
     *
     * @param image rows of {@link #stride}; their first bytes are overwritten
     * @param scale pixels in a unit of 1/96 inch
     */
    static byte[] encode(byte[] image, int width, int height, double scale) {
        int stride = stride(width);
        for (int row = 0; row < height; row++) {
            image[row * stride] = 0; // no filter: large plain areas deflate well as they are
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        byte[] packed = new byte[image.length / 16 + 1024];
        int length = 0;
        try {
            deflater.setInput(image);
            deflater.finish();
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * packed.length);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
        } finally {
            deflater.end();
        }
        byte[] bytes = new byte[SIGNATURE.length + 4 * CHUNK_FRAME + HEADER + DENSITY + length];
        ByteBuffer file = ByteBuffer.wrap(bytes).put(SIGNATURE);
        byte[] header = new byte[HEADER];
        ByteBuffer.wrap(header).putInt(width).putInt(height).put((byte) 8).put((byte) 2);
        chunk(file, "IHDR", header, HEADER);
        byte[] density = new byte[DENSITY];
        int pixelsPerMetre = (int) Math.round(UNITS_PER_METRE * scale);
        ByteBuffer.wrap(density).putInt(pixelsPerMetre).putInt(pixelsPerMetre).put((byte) 1);
        chunk(file, "pHYs", density, DENSITY);
        chunk(file, "IDAT", packed, length);
        chunk(file, "IEND", packed, 0);
        return bytes;
    }

    private static void chunk(ByteBuffer file, String type, byte[] data, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        file.putInt(length).put(name).put(data, 0, length);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data, 0, length);
        file.putInt((int) check.getValue());
    }
}
