package dev.gan4j.internal;

import dev.gan4j.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An object of untrusted JSON text; every error message names its place and the field. */
public final class JsonView {

    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxNumberLength(100)
                            .maxNameLength(1000).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final JsonNode node;
    private final String where;

    private JsonView(JsonNode node, String where) {
        this.node = node;
        this.where = where;
    }

    /**
     * Reads an object.
     *
     * @param json  UTF-8
     * @param where the beginning of error messages, before a field's name, such as {@code file.gan: manifest.json}
     * @param kind  what it should be, such as {@code a model}
     * @return the object
     * @throws InvalidInputException if it is not JSON, or not an object
     */
    public static JsonView read(byte[] json, String where, String kind) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (!root.isObject()) {
                throw new InvalidInputException(where + " must be a JSON object");
            }
            return new JsonView(root, where + ": ");
        } catch (JacksonException e) {
            throw new InvalidInputException(where + " is not the JSON of " + kind + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("malformed"), e);
        }
    }

    /**
     * Returns whether there is a field; files of another version may lack it.
     *
     * @param name of the field
     * @return false if there is none
     */
    public boolean has(String name) {
        return node.has(name);
    }

    /**
     * Returns a field that is an object.
     *
     * @param name the field's
     * @return its value
     * @throws InvalidInputException if it is missing or is none
     */
    public JsonView object(String name) {
        JsonNode value = field(name);
        if (!value.isObject()) {
            throw mustBe(name, "an object");
        }
        return new JsonView(value, where + name + ".");
    }

    /**
     * Returns a field that is a list of objects.
     *
     * @param name the field's
     * @return its elements, in order
     * @throws InvalidInputException if it is missing or is none
     */
    public List<JsonView> objects(String name) {
        JsonNode list = field(name);
        if (!list.isArray()) {
            throw mustBe(name, "a list");
        }
        List<JsonView> objects = new ArrayList<>();
        for (JsonNode value : list) {
            objects.add(new JsonView(value, where + name + "[" + objects.size() + "]."));
        }
        return objects;
    }

    /**
     * Returns the names of all fields.
     *
     * @return in order
     */
    public List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /**
     * Returns a field that is a list of lines of text.
     *
     * @param name the field's
     * @return its elements, in order
     * @throws InvalidInputException if it is missing or is none
     */
    public List<String> texts(String name) {
        JsonNode list = field(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list) {
            texts.add(value.isString() ? value.stringValue() : "\n");
        }
        if (!list.isArray() || !texts.stream().allMatch(text -> text.codePoints().allMatch(Printable::is))) {
            throw mustBe(name, "a list of lines of text");
        }
        return texts;
    }

    /**
     * Returns a field that is text.
     *
     * @param name the field's
     * @return its value
     * @throws InvalidInputException if it is missing or is none
     */
    public String text(String name) {
        JsonNode value = field(name);
        if (!value.isString()) {
            throw mustBe(name, "text");
        }
        return value.stringValue();
    }

    /**
     * Returns a field that is a line of text.
     *
     * @param name    the field's
     * @param longest the most characters that are allowed
     * @return its value
     * @throws InvalidInputException if it is missing or none, longer, or holds characters that cannot be printed
     */
    public String line(String name, int longest) {
        String text = text(name);
        if (text.length() > longest || !text.codePoints().allMatch(Printable::is)) {
            throw mustBe(name, "one line of at most " + longest + " printable characters");
        }
        return text;
    }

    /**
     * Returns a field that is an integer.
     *
     * @param name  the field's
     * @param least the smallest that is allowed
     * @return its value
     * @throws InvalidInputException if it is missing or is none
     */
    public long integer(String name, long least) {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least) {
            throw mustBe(name, "an integer of at least " + least);
        }
        return value.longValue();
    }

    /**
     * Returns a field that is an integer of 32 bits.
     *
     * @param name  the field's
     * @param least the smallest that is allowed
     * @return its value
     * @throws InvalidInputException if it is missing or is none
     */
    public int size(String name, int least) {
        long value = integer(name, least);
        if (value > Integer.MAX_VALUE) {
            throw mustBe(name, "an integer of at most " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /**
     * Returns a field that is a number, or the text NaN, Infinity or -Infinity.
     *
     * @param name the field's
     * @return its value
     * @throws InvalidInputException if it is missing or is none
     */
    public double number(String name) {
        JsonNode value = field(name);
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isString() && List.of("NaN", "Infinity", "-Infinity").contains(value.stringValue())) {
            return Double.parseDouble(value.stringValue());
        }
        throw mustBe(name, "a number");
    }

    /**
     * Returns a field that is a finite number.
     *
     * @param name the field's
     * @return its value
     * @throws InvalidInputException if it is missing or is none
     */
    public double finite(String name) {
        double value = number(name);
        if (!Double.isFinite(value)) {
            throw mustBe(name, "a finite number");
        }
        return value;
    }

    /**
     * Returns a field that names a constant.
     *
     * @param <E>  the constant's type
     * @param name the field's
     * @param type the constant's type
     * @return its value
     * @throws InvalidInputException if it is missing or is none
     */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(text)).findFirst()
                .orElseThrow(() -> mustBe(name, "one of " + Arrays.toString(type.getEnumConstants())));
    }

    /**
     * Returns the error for a field whose value is not allowed.
     *
     * @param name the field's
     * @param rule what it must be
     * @return the error, to be thrown
     */
    public InvalidInputException mustBe(String name, String rule) {
        String shown = Printable.line(String.valueOf(node.get(name)));
        return new InvalidInputException(where + name + " must be " + rule + " but was "
                + (shown.length() > 80 ? shown.substring(0, 77) + "..." : shown));
    }

    /**
     * Returns a field that is true or false.
     *
     * @param name the field's
     * @return its value
     * @throws InvalidInputException if it is missing or is none
     */
    public boolean flag(String name) {
        JsonNode value = field(name);
        if (!value.isBoolean()) {
            throw mustBe(name, "true or false");
        }
        return value.booleanValue();
    }

    private JsonNode field(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new InvalidInputException(where + name + " is missing");
        }
        return value;
    }
}
