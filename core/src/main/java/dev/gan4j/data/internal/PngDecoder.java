package dev.gan4j.data.internal;

import dev.gan4j.InvalidInputException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how dark each pixel of a PNG is (ISO/IEC 15948), of every colour type and bit depth.
 *
 * <p>The JDK's reader decodes the pixels. It trusts any size, ignores checksums, and compares a transparent grey of 2 or 4 bits
 * on a different scale than the pixels; therefore the chunks are checked here first.
 */
public final class PngDecoder {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int MOST_PIXELS = 1 << 24;
    private static final int HEADER = 13;
    // Weights of red, green and blue in luma (ITU-R BT.709).
    private static final double RED = 0.2126;
    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;

    private PngDecoder() {}

    /**
     * A picture as amounts of ink.
     *
     * @param width  in pixels
     * @param height in pixels
     * @param ink    0 for white or transparent to 1 for black, row by row from the top
     */
    @SuppressWarnings("ArrayRecordComponent") // seen by this package only
    record Picture(int width, int height, double[] ink) {}

    /**
     * Decodes a file.
     *
     * @param bytes   the whole file
     * @param display the file's name for messages
     * @throws InvalidInputException if it is not a PNG, is damaged, or is too large
     */
    static Picture decode(byte[] bytes, String display) {
        String problem = problem(ByteBuffer.wrap(bytes));
        if (problem != null) {
            throw new InvalidInputException(display + ": " + problem);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        // In memory, because ImageIO's own streams create a temporary file.
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            return picture(reader.read(0));
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException(display + ": is damaged (its pixels cannot be read)", e);
        } finally {
            reader.dispose();
        }
    }

    /** Returns what is wrong with a file's chunks; null if nothing is. */
    private static @Nullable String problem(ByteBuffer file) {
        if (file.remaining() < Long.BYTES || file.getLong() != SIGNATURE) {
            return "is not a PNG (its signature is missing)";
        }
        boolean isGreyOfFewBits = false;
        for (String type = ""; !type.equals("IEND");) {
            int at = file.position();
            if (file.remaining() < 12) {
                return "is cut short (there is no IEND chunk)";
            }
            int length = file.getInt(at);
            if (length < 0 || length > file.remaining() - 12) {
                return "is cut short (a chunk goes beyond the end)";
            }
            CRC32 crc = new CRC32();
            crc.update(file.slice(at + 4, 4 + length));
            if ((int) crc.getValue() != file.getInt(at + 8 + length)) {
                return "is damaged (the checksum of a chunk does not match)";
            }
            type = StandardCharsets.ISO_8859_1.decode(file.slice(at + 4, 4)).toString();
            if (at == Long.BYTES) {
                if (!type.equals("IHDR") || length != HEADER) {
                    return "is damaged (it does not begin with its IHDR chunk)";
                }
                int width = file.getInt(at + 8);
                int height = file.getInt(at + 12);
                if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
                    return "must have from 1 to " + MOST_PIXELS + " pixels but has " + width + " x " + height;
                }
                isGreyOfFewBits = file.get(at + 17) == 0 && (file.get(at + 16) == 2 || file.get(at + 16) == 4);
            } else if (type.equals("tRNS") && isGreyOfFewBits) {
                return "has a transparent grey of 2 or 4 bits, which is not read; save it with 8 bits or more";
            }
            file.position(at + 12 + length);
        }
        return null;
    }

    private static Picture picture(BufferedImage image) {
        int width = image.getWidth();
        double[] ink = new double[width * image.getHeight()];
        int[] pixel = new int[4];
        for (int i = 0; i < ink.length; i++) {
            image.getRaster().getPixel(i % width, i / width, pixel);
            ink[i] = image.getColorModel() instanceof IndexColorModel colours
                    ? ink(colours, pixel[0])
                    : ink(pixel, image.getRaster().getNumBands(), (1 << image.getSampleModel().getSampleSize(0)) - 1);
        }
        return new Picture(width, image.getHeight(), ink);
    }

    private static double ink(IndexColorModel colours, int index) {
        return colours.getAlpha(index) / 255.0 * (1 - luma(colours.getRed(index) / 255.0,
                colours.getGreen(index) / 255.0, colours.getBlue(index) / 255.0));
    }

    /** Grey or colours, followed by alpha if there are two or four samples. */
    private static double ink(int[] pixel, int samples, double full) {
        double alpha = samples % 2 == 0 ? pixel[samples - 1] / full : 1;
        return alpha * (1 - (samples < 3
                ? pixel[0] / full
                : luma(pixel[0] / full, pixel[1] / full, pixel[2] / full)));
    }

    private static double luma(double red, double green, double blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }
}
