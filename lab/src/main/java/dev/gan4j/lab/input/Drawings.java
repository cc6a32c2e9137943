package dev.gan4j.lab.input;

import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Drawing;
import dev.gan4j.lab.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Converts mouse drawings to data. */
public final class Drawings {

    private static final int MOST_HEIGHTS = 100;
    private static final int SMALLEST_SIDE = 8;
    private static final int LARGEST_SIDE = 256;
    private static final int WEIGHT_DIGITS = 6;

    private Drawings() {}

    /**
     * Converts a drawing to data.
     *
     * @param drawing fields of the right types, of a known kind
     * @param uploads where pictures are stored
     * @return the answer
     */
    public static Drawing read(ObjectNode drawing, Uploads uploads) {
        String kind = drawing.get("kind").stringValue();
        return switch (kind) {
            case "density" -> new Drawing(null, StringNode.valueOf(density(drawing)));
            case "mask" -> {
                String id = uploads.addPicture(mask(drawing));
                yield new Drawing(id, JsonNodeFactory.instance.objectNode().put("image", id));
            }
            default -> throw new IllegalArgumentException("no drawing " + kind);
        };
    }

    /** A step density becomes a mixture of uniform distributions, which fits into a link. */
    private static String density(ObjectNode drawing) {
        double low = number(drawing, "low");
        double high = number(drawing, "high");
        if (!(low < high)) {
            throw ApiException.invalid("high must be above low but was " + high + " with low " + low);
        }
        JsonNode told = drawing.get("heights");
        if (told == null || !told.isArray() || told.size() < 2 || told.size() > MOST_HEIGHTS) {
            throw ApiException.invalid("heights must be 2 to " + MOST_HEIGHTS + " numbers");
        }
        double[] heights = new double[told.size()];
        double sum = 0;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Json.number(told.get(i));
            if (!(heights[i] >= 0 && heights[i] < Double.POSITIVE_INFINITY)) {
                throw ApiException.invalid("a height must be a number of at least 0 but was "
                        + Json.shown(Json.text(told.get(i))));
            }
            sum += heights[i];
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw ApiException.invalid("one of the heights must be above 0, and their sum finite, but it was " + sum);
        }
        return mixture(low, high, heights, sum);
    }

    private static String mixture(double low, double high, double[] heights, double sum) {
        long unit = (long) Math.pow(10, WEIGHT_DIGITS);
        long[] weights = new long[heights.length];
        long left = unit;
        int largest = 0;
        for (int i = 0; i < heights.length; i++) {
            weights[i] = Math.round(heights[i] / sum * unit);
            left -= weights[i];
            largest = weights[i] > weights[largest] ? i : largest;
        }
        weights[largest] += left; // what rounding left, so that the sum is 1
        double width = (high - low) / heights.length;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < heights.length; i++) {
            if (weights[i] > 0) {
                parts.add(String.format(Locale.ROOT, "%s*uniform(%s,%s)", (double) weights[i] / unit,
                        shortened(low + i * width), shortened(low + (i + 1) * width)));
            }
        }
        return UnivariateDistribution.parse("mixture(" + String.join(", ", parts) + ")").expression();
    }

    private static double shortened(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.9g", value));
    }

    private static double number(ObjectNode fields, String name) {
        JsonNode node = fields.get(name);
        double value = Json.number(node);
        if (!(Math.abs(value) <= 1e30)) {
            throw ApiException.invalid(name + " must be a number but was "
                    + (node == null ? "missing" : Json.shown(Json.text(node))));
        }
        return value;
    }

    private static byte[] mask(ObjectNode drawing) {
        int width = side(drawing, "width");
        int height = side(drawing, "height");
        JsonNode pixels = drawing.get("pixels");
        byte[] ink;
        try {
            ink = Base64.getDecoder().decode(pixels != null && pixels.isString() ? pixels.stringValue() : "");
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("pixels must be base64 but " + Json.shown(String.valueOf(e.getMessage())));
        }
        if (ink.length != width * height) {
            throw ApiException.invalid("pixels must be " + width * height + " bytes in base64 but were " + ink.length);
        }
        boolean isWhite = true;
        for (byte pixel : ink) {
            isWhite &= pixel == 0;
        }
        if (isWhite) {
            throw ApiException.invalid("pixels must not all be 0, since points are drawn where they are above");
        }
        return png(width, height, ink);
    }

    private static int side(ObjectNode drawing, String name) {
        double value = number(drawing, name);
        if (!(value >= SMALLEST_SIDE && value <= LARGEST_SIDE && value == Math.rint(value))) {
            throw ApiException.invalid(name + " must be a whole number from " + SMALLEST_SIDE + " to " + LARGEST_SIDE
                    + " but was " + value);
        }
        return (int) value;
    }

    /** A grey PNG picture (ISO/IEC 15948): the more ink, the darker. */
    private static byte[] png(int width, int height, byte[] ink) {
        try {
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[]{8, 0, 0, 0, 0});
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(body)) {
                for (int row = 0; row < height; row++) {
                    deflater.write(0);
                    for (int column = 0; column < width; column++) {
                        deflater.write(255 - (ink[row * width + column] & 0xff));
                    }
                }
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(png);
            out.writeLong(0x89504E470D0A1A0AL);
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", body.toByteArray());
            chunk(out, "IEND", new byte[0]);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) check.getValue());
    }
}
