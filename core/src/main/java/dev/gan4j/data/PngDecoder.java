package dev.gan4j.data;

import dev.gan4j.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads how dark each pixel of a PNG is (ISO/IEC 15948), of every colour type and bit depth but interlaced.
 *
 * <p>The platform's own reader is in java.desktop, which brings a whole window system along; of a picture only its
 * darkness is wanted here, and the inflater is in java.base.
 */
final class PngDecoder {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int MOST_PIXELS = 1 << 24;
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;
    // Weights of red, green and blue in luma (ITU-R BT.709).
    private static final double RED = 0.2126;
    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;

    private final String display;
    private final Inflater inflater = new Inflater();
    private int width;
    private int height;
    private int depth;
    private int colourType;
    private byte[] palette = {};
    private byte[] transparency = {};
    private byte[] scanlines = {};
    private int filled;

    private PngDecoder(String display) {
        this.display = display;
    }

    /**
     * A picture as ink on paper.
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
     * @throws InvalidInputException if it is no PNG, is damaged, too large or interlaced
     */
    static Picture decode(byte[] bytes, String display) {
        PngDecoder decoder = new PngDecoder(display);
        try {
            decoder.readChunks(ByteBuffer.wrap(bytes));
            return decoder.picture();
        } finally {
            decoder.inflater.end();
        }
    }

    private void readChunks(ByteBuffer file) {
        if (file.remaining() < Long.BYTES || file.getLong() != SIGNATURE) {
            throw error("is no PNG (its signature is missing)");
        }
        while (true) {
            if (file.remaining() < 12) {
                throw error("is cut short (there is no IEND chunk)");
            }
            int length = file.getInt();
            if (length < 0 || length > file.remaining() - 8) {
                throw error("is cut short (a chunk goes beyond the end)");
            }
            byte[] typeAndData = new byte[4 + length];
            file.get(typeAndData);
            CRC32 crc = new CRC32();
            crc.update(typeAndData);
            if ((int) crc.getValue() != file.getInt()) {
                throw error("is damaged (a chunk has another checksum than it says)");
            }
            String type = new String(typeAndData, 0, 4, StandardCharsets.ISO_8859_1);
            if (width == 0 && !type.equals("IHDR")) {
                throw error("is damaged (it does not begin with its IHDR chunk)");
            }
            switch (type) {
                case "IHDR" -> readHeader(ByteBuffer.wrap(typeAndData, 4, length));
                case "PLTE" -> palette = tail(typeAndData);
                case "tRNS" -> transparency = tail(typeAndData);
                case "IDAT" -> inflate(typeAndData);
                case "IEND" -> {
                    return;
                }
                default -> {
                    // Ancillary: it says nothing about the pixels' darkness that is needed here.
                }
            }
        }
    }

    private static byte[] tail(byte[] typeAndData) {
        return Arrays.copyOfRange(typeAndData, 4, typeAndData.length);
    }

    private void readHeader(ByteBuffer header) {
        if (header.remaining() != 13 || width != 0) {
            throw error("is damaged (its IHDR chunk)");
        }
        width = header.getInt();
        height = header.getInt();
        depth = header.get();
        colourType = header.get();
        header.getShort();
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw error("must have from 1 to " + MOST_PIXELS + " pixels but has " + width + " x " + height);
        }
        boolean allowed = switch (colourType) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
            default -> false;
        };
        if (!allowed) {
            throw error("is damaged (colour type " + colourType + " with bit depth " + depth + ")");
        }
        if (header.get() != 0) {
            throw error("is interlaced, which is not read; save it without interlacing");
        }
        scanlines = new byte[Math.multiplyExact(height, 1 + rowBytes())];
    }

    private int channels() {
        return switch (colourType) {
            case RGB -> 3;
            case GREY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    private int rowBytes() {
        return (width * channels() * depth + 7) / 8;
    }

    private void inflate(byte[] typeAndData) {
        inflater.setInput(typeAndData, 4, typeAndData.length - 4);
        try {
            int count;
            do {
                count = inflater.inflate(scanlines, filled, scanlines.length - filled);
                filled += count;
            } while (count > 0 && filled < scanlines.length);
        } catch (DataFormatException e) {
            throw new InvalidInputException(display + ": is damaged (its pixels cannot be inflated)", e);
        }
    }

    private Picture picture() {
        if (filled < scanlines.length) {
            throw error("is cut short (pixels are missing)");
        }
        if (colourType == PALETTE && (palette.length == 0 || palette.length % 3 != 0)) {
            throw error("is damaged (its palette)");
        }
        unfilter();
        double[] ink = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                ink[y * width + x] = ink(x, y);
            }
        }
        return new Picture(width, height, ink);
    }

    /** Undoes the filters in place, row by row (clause 9 of the standard). */
    private void unfilter() {
        int stride = 1 + rowBytes();
        int back = Math.max(1, channels() * depth / 8);
        for (int y = 0; y < height; y++) {
            int filter = scanlines[y * stride];
            for (int i = 1; i < stride; i++) {
                int at = y * stride + i;
                int left = i > back ? scanlines[at - back] & 0xFF : 0;
                int above = y > 0 ? scanlines[at - stride] & 0xFF : 0;
                int corner = i > back && y > 0 ? scanlines[at - stride - back] & 0xFF : 0;
                scanlines[at] += (byte) switch (filter) {
                    case 0 -> 0;
                    case 1 -> left;
                    case 2 -> above;
                    case 3 -> (left + above) / 2;
                    case 4 -> paeth(left, above, corner);
                    default -> throw error("is damaged (row " + (y + 1) + " has filter " + filter + ")");
                };
            }
        }
    }

    private static int paeth(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }

    private double ink(int x, int y) {
        if (colourType == PALETTE) {
            int index = sample(x, y, 0);
            if (3 * index + 2 >= palette.length) {
                throw error("is damaged (a pixel has colour " + index + " of a palette of " + palette.length / 3 + ")");
            }
            double alpha = index < transparency.length ? (transparency[index] & 0xFF) / 255.0 : 1;
            return alpha * (1 - luma((palette[3 * index] & 0xFF) / 255.0, (palette[3 * index + 1] & 0xFF) / 255.0,
                    (palette[3 * index + 2] & 0xFF) / 255.0));
        }
        double full = (1 << depth) - 1;
        boolean coloured = colourType == RGB || colourType == RGB_ALPHA;
        double luma = coloured
                ? luma(sample(x, y, 0) / full, sample(x, y, 1) / full, sample(x, y, 2) / full)
                : sample(x, y, 0) / full;
        double alpha = colourType == GREY_ALPHA || colourType == RGB_ALPHA
                ? sample(x, y, channels() - 1) / full
                : isTransparentColour(x, y) ? 0 : 1;
        return alpha * (1 - luma);
    }

    /** The one colour that is transparent, where there is no alpha. */
    private boolean isTransparentColour(int x, int y) {
        if (transparency.length < 2 * channels()) {
            return false;
        }
        for (int channel = 0; channel < channels(); channel++) {
            int value = ((transparency[2 * channel] & 0xFF) << 8) | (transparency[2 * channel + 1] & 0xFF);
            if (sample(x, y, channel) != value) {
                return false;
            }
        }
        return true;
    }

    private static double luma(double red, double green, double blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }

    private int sample(int x, int y, int channel) {
        int row = y * (1 + rowBytes()) + 1;
        int number = x * channels() + channel;
        if (depth == 16) {
            return ((scanlines[row + 2 * number] & 0xFF) << 8) | (scanlines[row + 2 * number + 1] & 0xFF);
        }
        int bit = number * depth;
        int shift = 8 - depth - bit % 8;
        return ((scanlines[row + bit / 8] & 0xFF) >> shift) & ((1 << depth) - 1);
    }

    private InvalidInputException error(String problem) {
        return new InvalidInputException(display + ": " + problem);
    }
}
