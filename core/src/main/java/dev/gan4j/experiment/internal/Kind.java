package dev.gan4j.experiment.internal;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Range;
import dev.gan4j.experiment.RangeSpec;
import dev.gan4j.internal.Spelling;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The kind of a field's value: reads it, writes it and describes what is allowed. */
interface Kind {

    /**
     * Reads a value.
     *
     * @param at  what was written, and where
     * @param old the value that it overrides; null if there is none
     * @throws dev.gan4j.InvalidInputException if it is not allowed
     */
    @Nullable
    Object read(Place at, @Nullable Object old);

    /** Writes a value as it is read. */
    JsonNode write(@Nullable Object value);

    /** Describes what is allowed, for people. */
    String allowed();

    /** Describes what is allowed, for a form. */
    Field.Form form();

    /**
     * A kind of values that have no fields.
     *
     * @param allowed for people
     * @param form    for a form
     * @param reader  reads a value
     */
    record Simple(String allowed, Field.Form form, Function<Place, Object> reader) implements Kind {

        @Override
        public Object read(Place at, @Nullable Object old) {
            return reader.apply(at);
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            return node(requireNonNull(value));
        }

        private static JsonNode node(Object value) {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            return switch (value) {
                case Boolean flag -> nodes.booleanNode(flag);
                case Integer number -> nodes.numberNode(number);
                case Long number -> nodes.numberNode(number);
                case Double number -> nodes.numberNode(number);
                case Enum<?> constant -> nodes.stringNode(Names.of(constant));
                case RangeSpec.Fixed fixed -> node(fixed.range());
                case Range range -> node(List.of(range.low(), range.high()));
                case List<?> list -> list.stream().map(Simple::node).collect(YamlText::array, ArrayNode::add,
                        ArrayNode::addAll);
                default -> nodes.stringNode(value.toString());
            };
        }
    }

    /** A kind of which a form needs to know only the type. */
    static Kind simple(String allowed, Field.Type type, Function<Place, Object> reader) {
        return new Simple(allowed, new Field.Form(type), reader);
    }

    /** Text of limited length, of one line or of any number of lines. */
    static Kind text(int longest, boolean isLine) {
        return simple("up to " + longest + " characters", Field.Type.TEXT, at -> text(at, longest, isLine));
    }

    static String text(Place at, int longest, boolean isLine) {
        JsonNode value = at.value();
        String text = value.isNumber() || value.isBoolean() || value.isString() ? value.asString() : "";
        if (text.isEmpty() || text.length() > longest) {
            throw at.mustBe("text of 1 to " + longest + " characters");
        }
        if (isLine && (text.isBlank() || text.chars().anyMatch(Character::isISOControl))) {
            throw at.mustBe("one line of text without control characters");
        }
        return text;
    }

    /** True or false. */
    static Kind flag() {
        return simple("`true`, `false`", Field.Type.FLAG, at -> {
            if (!at.value().isBoolean()) {
                throw at.mustBe("true or false");
            }
            return at.value().booleanValue();
        });
    }

    /** One of several constants, by name. */
    static Kind words(Enum<?>... constants) {
        List<String> names = Names.of(constants);
        return new Simple(code(names), new Field.Form(Field.Type.WORD, names),
                at -> constants[names.indexOf(word(at, names))]);
    }

    static String word(Place at, List<String> words) {
        JsonNode value = at.value();
        if (!value.isString() || !words.contains(value.stringValue())) {
            String either = String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
            throw at.mustBe(words.size() == 1 ? words.getFirst() : either,
                    value.isString() ? Spelling.hint(value.stringValue(), words) : "");
        }
        return value.stringValue();
    }

    /** Words as the reference shows them: {@code `a`, `b`}. */
    static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    /** A number in an interval, which may be open or closed at each end. */
    static Kind real(double low, boolean withLow, double high, boolean withHigh) {
        String rule = "in " + (withLow ? "[" : "(") + plain(low) + ", " + plain(high) + (withHigh ? "]" : ")");
        String allowed = withLow
                ? plain(low) + (withHigh ? " to " : " to below ") + plain(high)
                : "above " + plain(low) + (withHigh ? ", up to " : " and below ") + plain(high);
        return new Simple(allowed, new Field.Form(Field.Type.NUMBER, low, high), at -> {
            double value = at.finite();
            if (!((withLow ? value >= low : value > low) && (withHigh ? value <= high : value < high))) {
                throw at.mustBe(rule);
            }
            return value;
        });
    }

    /** A number with a lower bound; the upper bound only keeps numbers finite. */
    static Kind from(double low, double high) {
        return new Simple(low < 0 ? "any number" : "from " + plain(low), new Field.Form(Field.Type.NUMBER, low, high),
                at -> requireNonNull(real(low, true, high, true).read(at, null)));
    }

    /** A number above 0; the upper bound only keeps numbers finite. */
    static Kind positive(double high) {
        return new Simple("above 0", new Field.Form(Field.Type.NUMBER, 0, high), at -> positive(at, high));
    }

    static double positive(Place at, double high) {
        double value = at.finite();
        if (!(value > 0 && value <= high)) {
            throw at.mustBe(value > 0 ? "at most " + plain(high) : "positive");
        }
        return value;
    }

    /** An integer in a closed interval. */
    static Kind whole(int least, int most) {
        String allowed = most == Fields.LONGEST_RUN && least > 0
                ? "from " + least
                : String.format(Locale.ROOT, "%,d to %,d", least, most);
        return new Simple(allowed, new Field.Form(Field.Type.INTEGER, least, most), at -> whole(at, least, most));
    }

    static int whole(Place at, int least, int most) {
        return (int) integer(at, least, most);
    }

    static long integer(Place at, long least, long most) {
        BigInteger whole = at.whole();
        if (whole == null) {
            throw at.mustBe("an integer");
        }
        if (whole.compareTo(BigInteger.valueOf(least)) < 0 || whole.compareTo(BigInteger.valueOf(most)) > 0) {
            throw at.mustBe("an integer from " + least + " to " + most);
        }
        return whole.longValueExact();
    }

    /** Sizes of layers, with a limit on the number of weights that they make together. */
    static Kind sizes(int longest, int largest, long mostWeights) {
        String allowed = String.format(Locale.ROOT, "a list of sizes, each 1 to %,d, at most %d", largest, longest);
        return new Simple(allowed, new Field.Form(Field.Type.LIST, 1, largest), at -> {
            JsonNode list = at.value();
            if (!list.isArray() || list.size() > longest) {
                throw at.mustBe("a list of at most " + longest + " integers, such as [6, 5],",
                        list.isArray() ? " with " + list.size() + " elements" : "");
            }
            List<Integer> sizes = at.elements().stream().map(each -> whole(each, 1, largest)).toList();
            long weights = 0;
            int in = 1;
            for (int size : sizes) {
                weights += (in + 1L) * size;
                in = size;
            }
            if (weights > mostWeights) {
                throw at.mustBe("sizes that make at most " + mostWeights + " weights", ", which makes " + weights);
            }
            return sizes;
        });
    }

    /**
     * A range.
     *
     * @param where the bounds, for people
     * @param rule  returns the rule that a range breaks, or null if it breaks none
     */
    static Kind range(String where, Function<Range, @Nullable String> rule) {
        return simple("`[low, high]`" + where, Field.Type.RANGE, at -> range(at, rule));
    }

    static Range range(Place at, Function<Range, @Nullable String> rule) {
        if (!at.value().isArray() || at.value().size() != 2) {
            throw at.mustBe("a range [low, high], such as [-5, 5],");
        }
        double low = at.elements().getFirst().finite();
        double high = at.elements().getLast().finite();
        String broken = low < high ? rule.apply(new Range(low, high)) : "a range with low below high";
        if (broken != null) {
            throw at.mustBe(broken);
        }
        return new Range(low, high);
    }

    /** The rule that a range breaks if it is not inside [-limit, limit]; otherwise null. */
    static @Nullable String within(Range range, double limit) {
        return Math.max(Math.abs(range.low()), Math.abs(range.high())) > limit
                ? "inside [-" + plain(limit) + ", " + plain(limit) + "]"
                : null;
    }

    /** A number as people write it: {@code 1000000}, {@code 0.9}. */
    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /**
     * A word with a special meaning, or a value of another kind.
     *
     * @param word  the word, such as none
     * @param value the value that the word means
     * @param kind  what else is allowed
     * @param rule  what is allowed, for the message if the value is neither; null for the kind's own message
     */
    record Or(String word, @Nullable Object value, Kind kind, @Nullable String rule) implements Kind {

        @Override
        public @Nullable Object read(Place at, @Nullable Object old) {
            if (at.isWord(word)) {
                return value;
            }
            if (rule != null && !(kind instanceof Part ? at.value().isObject() : at.value().isArray())) {
                throw at.mustBe(rule);
            }
            return kind.read(at, Objects.equals(value, old) ? null : old);
        }

        @Override
        public JsonNode write(@Nullable Object other) {
            return Objects.equals(value, other) ? JsonNodeFactory.instance.stringNode(word) : kind.write(other);
        }

        @Override
        public String allowed() {
            return "`" + word + "`, or " + kind.allowed();
        }

        @Override
        public Field.Form form() {
            return kind.form().or(word);
        }
    }

    /** Several parts of different types; a single one needs no list. */
    record Several(Choice kind) implements Kind {

        @Override
        public List<Object> read(Place at, @Nullable Object old) {
            if (!at.value().isArray()) {
                return List.of(kind.read(at, old instanceof List<?> list && list.size() == 1 ? list.getFirst() : null));
            }
            if (at.value().isEmpty()) {
                throw at.mustBe("none, fields (type, weight), or a list of such");
            }
            List<Object> parts = new ArrayList<>();
            Set<String> types = new HashSet<>();
            for (Place element : at.elements()) {
                Object part = kind.read(element, null);
                parts.add(part);
                if (!types.add(kind.typeOf(part))) {
                    throw element.at(Choice.TYPE, JsonNodeFactory.instance.stringNode(kind.typeOf(part)))
                            .mustBe("unique among the penalties");
                }
            }
            return parts;
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            List<JsonNode> parts = ((List<?>) requireNonNull(value)).stream().map(kind::write).toList();
            return parts.size() == 1 ? parts.getFirst() : YamlText.array().addAll(parts);
        }

        @Override
        public String allowed() {
            return kind.allowed() + ", or a list of different ones";
        }

        @Override
        public Field.Form form() {
            return kind.form();
        }
    }
}
