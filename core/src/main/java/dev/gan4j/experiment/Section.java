package dev.gan4j.experiment;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Range;
import dev.gan4j.internal.Decimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one part of an experiment, which knows its own path; every error names it. */
final class Section {

    /** Numbers with a point or an exponent, which the tree has as they were written. */
    private final ObjectNode node;
    private final String source;
    private final String path;

    /**
     * Creates a section.
     *
     * @param source what stands before an error, such as {@code experiment.yaml: }
     * @param path   with a dot at its end; empty for the root
     */
    Section(ObjectNode node, String source, String path) {
        this.node = node;
        this.source = source;
        this.path = path;
    }

    /** Refuses every field that is not among these; the kind says of what, where it matters. */
    void allow(String kind, String... names) {
        List<String> allowed = Arrays.asList(names);
        for (String name : node.propertyNames()) {
            if (!allowed.contains(name)) {
                throw error("unknown field \"" + path + name + "\"" + kind + "; allowed here: "
                        + String.join(", ", allowed) + Spelling.hint(name, allowed));
            }
        }
    }

    /** Tells whether a field is there, be it without a value. */
    boolean has(String name) {
        return node.has(name);
    }

    boolean isNull(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull();
    }

    JsonNode get(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw error(path + name + " is missing");
        }
        return value;
    }

    Section section(String name, String fields) {
        if (get(name) instanceof ObjectNode object) {
            return new Section(object, source, path + name + ".");
        }
        throw mustBe(name, "fields (" + fields + ")");
    }

    /** The elements of a list, each with fields. */
    List<Section> sections(String name, String fields) {
        List<Section> sections = new ArrayList<>();
        for (JsonNode element : get(name)) {
            String where = path + name + "[" + sections.size() + "]";
            if (!(element instanceof ObjectNode object)) {
                throw error(where + " must be fields (" + fields + ") but was " + YamlText.shown(element));
            }
            sections.add(new Section(object, source, where + "."));
        }
        return sections;
    }

    /** Tells whether a field is a word that stands for a value. */
    boolean isWord(String name, String word) {
        JsonNode value = get(name);
        return value.isString() && value.stringValue().equals(word);
    }

    String text(String name, int longest) {
        JsonNode value = get(name);
        String text = value.isNumber() || value.isBoolean()
                ? value.asString()
                : value.isString() ? value.stringValue() : "";
        if (text.isEmpty() || text.length() > longest) {
            throw mustBe(name, "text of 1 to " + longest + " characters");
        }
        return text;
    }

    String line(String name, int longest) {
        String text = text(name, longest);
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw mustBe(name, "one line of text without control characters");
        }
        return text;
    }

    boolean bool(String name) {
        JsonNode value = get(name);
        if (!value.isBoolean()) {
            throw mustBe(name, "true or false");
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        return constants.get(constants.stream().map(Names::of).toList().indexOf(oneOf(name, constants.stream()
                .map(Names::of).toList())));
    }

    String oneOf(String name, List<String> allowed) {
        JsonNode value = get(name);
        if (!value.isString() || !allowed.contains(value.stringValue())) {
            throw mustBe(name, allowed.size() == 1
                    ? allowed.getFirst()
                    : String.join(", ", allowed.subList(0, allowed.size() - 1)) + " or " + allowed.getLast(),
                    value.isString() ? Spelling.hint(value.stringValue(), allowed) : "");
        }
        return value.stringValue();
    }

    int integer(String name, int least, int most) {
        return (int) integer(path + name, get(name), least, most);
    }

    long anyInteger(String name) {
        return integer(path + name, get(name), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    List<String> texts(String name, int longest) {
        JsonNode list = get(name);
        if (!list.isArray() || list.isEmpty() || list.size() > longest) {
            throw mustBe(name, ExperimentReader.NUMERIC + " or a list of at least one name, such as [length, width],");
        }
        List<String> values = new ArrayList<>();
        for (JsonNode value : list) {
            String text = value.isNumber() ? value.asString() : value.isString() ? value.stringValue() : "";
            if (text.isBlank()) {
                throw mustBe(name, "a list of names or numbers of columns");
            }
            values.add(text);
        }
        return values;
    }

    List<Integer> integers(String name, int longest, int least, int most) {
        JsonNode list = get(name);
        if (!list.isArray() || list.size() > longest) {
            throw mustBe(name, "a list of at most " + longest + " integers, such as [6, 5],",
                    list.isArray() ? " with " + list.size() + " elements" : "");
        }
        List<Integer> values = new ArrayList<>();
        for (JsonNode value : list) {
            values.add((int) integer(path + name + "[" + values.size() + "]", value, least, most));
        }
        return values;
    }

    /** Reads a number above 0. */
    double positive(String name, double most) {
        double value = finite(path + name, get(name));
        if (!(value > 0)) {
            throw mustBe(name, "positive");
        }
        if (value > most) {
            throw mustBe(name, "at most " + plain(most));
        }
        return value;
    }

    /** Reads a number of an interval, each end of which may belong to it. */
    double number(String name, double low, boolean withLow, double high, boolean withHigh) {
        double value = finite(path + name, get(name));
        boolean fits = (withLow ? value >= low : value > low) && (withHigh ? value <= high : value < high);
        if (!fits) {
            throw mustBe(name,
                    "in " + (withLow ? "[" : "(") + plain(low) + ", " + plain(high) + (withHigh ? "]" : ")"));
        }
        return value;
    }

    /** Reads [low, high] with both ends in [-limit, limit]. */
    Range range(String name, double limit) {
        JsonNode pair = get(name);
        if (!pair.isArray() || pair.size() != 2) {
            throw mustBe(name, "a range [low, high], such as [-5, 5],");
        }
        double low = finite(path + name + "[0]", pair.get(0));
        double high = finite(path + name + "[1]", pair.get(1));
        if (!(low < high)) {
            throw mustBe(name, "a range with low below high");
        }
        if (Math.max(Math.abs(low), Math.abs(high)) > limit) {
            throw mustBe(name, "inside [-" + plain(limit) + ", " + plain(limit) + "]");
        }
        return new Range(low, high);
    }

    InvalidInputException mustBe(String name, String rule) {
        return mustBe(name, rule, "");
    }

    InvalidInputException mustBe(String name, String rule, String hint) {
        JsonNode value = node.get(name);
        return error(path + name + " must be " + rule + " but was " + (value == null
                ? "missing"
                : YamlText.shown(value)) + hint);
    }

    InvalidInputException error(String message) {
        return new InvalidInputException(source + message);
    }

    InvalidInputException error(String message, Throwable cause) {
        return new InvalidInputException(source + message, cause);
    }

    private long integer(String where, JsonNode value, long least, long most) {
        @Nullable
        BigInteger whole = whole(value);
        if (whole == null) {
            throw error(where + " must be an integer but was " + YamlText.shown(value));
        }
        if (whole.compareTo(BigInteger.valueOf(least)) < 0 || whole.compareTo(BigInteger.valueOf(most)) > 0) {
            throw error(where + " must be an integer from " + least + " to " + most + " but was "
                    + YamlText.shown(value));
        }
        return whole.longValueExact();
    }

    private static @Nullable BigInteger whole(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue();
        }
        double number = number(value);
        // 1e6 is a whole number; beyond 2^53 a double would say less than what was written.
        return number == Math.rint(number) && Math.abs(number) < 0x1p53 ? BigInteger.valueOf((long) number) : null;
    }

    private double finite(String where, JsonNode value) {
        double number = number(value);
        if (!Double.isFinite(number)) {
            throw error(where + " must be a finite number but was " + YamlText.shown(value));
        }
        return number + 0.0; // -0 and 0 are one number
    }

    /** Returns NaN for what is no number. */
    static double number(JsonNode value) {
        if (value.isNumber()) {
            // An integer of hundreds of digits is beyond a double.
            return value.doubleValue(Double.NaN);
        }
        return value.isString() ? Decimal.parse(value.stringValue()) : Double.NaN;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
