package dev.gan4j.lab.wire;

import dev.gan4j.internal.Printable;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** JSON in and out. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).addModule(forms()).build();
    /** The beginning of the parser's message about a duplicate field. */
    private static final String TWICE = "Duplicate Object property";
    private static final int LONGEST_SHOWN = 80;
    private static final double SMALLEST_ROUNDED = 1e-12;

    private Json() {}

    /** The form of values: numbers that are not finite become null, enums become words. */
    private static SimpleModule forms() {
        SimpleModule forms = new SimpleModule();
        add(forms, Double.class, Json::write);
        add(forms, Double.TYPE, Json::write);
        add(forms, double[].class, (values, out) -> {
            out.writeStartArray();
            for (double value : values) {
                write(value, out);
            }
            out.writeEndArray();
        });
        add(forms, Enum.class, (constant, out) -> out.writeString(word(constant)));
        return forms.addKeySerializer(Enum.class, form((constant, out) -> out.writeName(word(constant))));
    }

    private static <T> void add(SimpleModule forms, Class<T> type, BiConsumer<T, JsonGenerator> writer) {
        forms.addSerializer(type, form(writer));
    }

    private static <T> ValueSerializer<T> form(BiConsumer<T, JsonGenerator> writer) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                writer.accept(value, out);
            }
        };
    }

    private static void write(double value, JsonGenerator out) {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    /**
     * Returns the word for a constant in the wire format.
     *
     * @param constant any
     * @return such as {@code not-finite}
     */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static JsonNode read(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }

    /**
     * Reads text that is known to be JSON.
     *
     * @param text the text
     * @return its tree
     */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /**
     * Writes an answer or a message.
     *
     * @param value a record of this package, or a tree
     * @return UTF-8 on one line
     */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
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

    /** Returns what is wrong with a text that is not JSON, on one line, without quoting the text. */
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

    /** Returns text of a request for a message: short, and without control characters. */
    public static String shown(String text) {
        return shown(text, LONGEST_SHOWN);
    }

    /**
     * Returns text as one short line without anything that a terminal would obey.
     *
     * @param text the text
     * @param most the most characters
     * @return the line
     */
    public static String shown(String text, int most) {
        return Printable.line(text, most);
    }

    /**
     * Returns a number of a request.
     *
     * @param node the number; null if it is missing
     * @return the number; NaN if there is none, or if it exceeds a double
     */
    public static double number(@Nullable JsonNode node) {
        double value = node != null && node.isNumber() ? node.doubleValue(Double.NaN) : Double.NaN;
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /**
     * Rounds numbers for pictures.
     *
     * @param values any
     * @param digits significant digits to keep
     * @return the numbers; those that are not finite are unchanged
     */
    public static double[] rounded(double[] values, int digits) {
        return Arrays.stream(values).map(value -> rounded(value, digits)).toArray();
    }

    private static double rounded(double value, int digits) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size < SMALLEST_ROUNDED) {
            return Double.isFinite(value) ? 0 : value;
        }
        int shift = digits - 1 - (int) Math.floor(Math.log10(size));
        double power = Math.pow(10, Math.abs(shift));
        double result = shift >= 0 ? Math.rint(value * power) / power : Math.rint(value / power) * power;
        return Double.isFinite(result) ? result : value;
    }
}
