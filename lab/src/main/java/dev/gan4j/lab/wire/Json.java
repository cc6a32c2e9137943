package dev.gan4j.lab.wire;

import dev.gan4j.internal.Printable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    /** How the parser's message on a field that stands there twice begins. */
    private static final String TWICE = "Duplicate Object property";
    private static final int LONGEST_SHOWN = 80;
    private static final double SMALLEST_ROUNDED = 1e-12;

    private Json() {}

    /**
     * Makes an empty object.
     *
     * @return an object
     */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Makes an empty array.
     *
     * @return an array
     */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonNode read(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }

    /**
     * Reads a text that is known to be JSON.
     *
     * @param text the text
     * @return its tree
     */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /**
     * Writes a tree.
     *
     * @param node the tree
     * @return UTF-8 on one line
     */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /**
     * Writes a tree.
     *
     * @param node the tree
     * @return one line
     */
    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** What is wrong with a text that is no JSON, on one line, in words of our own and without the text itself. */
    public static String reason(JacksonException e) {
        String what = switch (e) {
            case UnexpectedEndOfInputException end -> "ends too early";
            case StreamConstraintsException bound -> "is nested too deeply, or has a number or a name that is too long";
            case MismatchedInputException rest -> "goes on after its end";
            default -> String.valueOf(e.getOriginalMessage()).startsWith(TWICE)
                    ? "has a field twice"
                    : "cannot be read";
        };
        TokenStreamLocation place = e.getLocation();
        return place == null || place.getLineNr() < 1
                ? what
                : what + " at line " + place.getLineNr() + ", column " + Math.max(1, place.getColumnNr());
    }

    /** A text of a request as a message may show it: short, and without control characters. */
    public static String shown(String text) {
        return shown(text, LONGEST_SHOWN);
    }

    /**
     * Returns a text as one line: short, and without anything that a terminal would obey.
     *
     * @param text the text
     * @param most letters
     * @return the line
     */
    public static String shown(String text, int most) {
        return Printable.line(text, most);
    }

    /**
     * Returns a number of a request.
     *
     * @param node where it stands; null for nowhere
     * @return the number; NaN where there is none, or none that a double can hold
     */
    public static double number(@Nullable JsonNode node) {
        double value = node != null && node.isNumber() ? node.doubleValue(Double.NaN) : Double.NaN;
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /**
     * Puts a number into an object; null where it is not finite.
     *
     * @param object the object
     * @param name   of the field
     * @param value  the number
     */
    public static void put(ObjectNode object, String name, double value) {
        if (Double.isFinite(value)) {
            object.put(name, value);
        } else {
            object.putNull(name);
        }
    }

    /**
     * Makes an array of numbers for pictures.
     *
     * @param values any; those that are not finite become null
     * @param digits significant digits to keep
     * @return the array
     */
    public static ArrayNode numbers(double[] values, int digits) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.length);
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(rounded(value, digits));
            } else {
                array.addNull();
            }
        }
        return array;
    }

    private static double rounded(double value, int digits) {
        double size = Math.abs(value);
        if (size < SMALLEST_ROUNDED) {
            return 0;
        }
        int shift = digits - 1 - (int) Math.floor(Math.log10(size));
        double power = Math.pow(10, Math.abs(shift));
        double result = shift >= 0 ? Math.rint(value * power) / power : Math.rint(value / power) * power;
        return Double.isFinite(result) ? result : value;
    }
}
