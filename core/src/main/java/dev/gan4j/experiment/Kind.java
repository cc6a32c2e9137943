package dev.gan4j.experiment;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Range;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a field may be: reads it, writes it and says what is allowed. */
interface Kind {

    /**
     * Reads a value.
     *
     * @param at  what somebody wrote, and where
     * @param old what it is laid over; null where there is none
     * @throws dev.gan4j.InvalidInputException if it is not allowed
     */
    @Nullable
    Object read(Place at, @Nullable Object old);

    /** Writes a value as it is read. */
    JsonNode write(@Nullable Object value);

    /** Says what is allowed, for people. */
    String allowed();

    /** Says what is allowed, for a form. */
    Field.Form form();

    static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** Texts as the reference has them: {@code `a`, `b`}. */
    static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    /** Texts as an error has them: {@code a, b or c}. */
    static String either(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    /** A number as people write it: {@code 1000000}, {@code 0.9}. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String grouped(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,d", (long) value) : plain(value);
    }

    /** Text of at most so many characters; in one line, or any. */
    record Text(int longest, boolean isLine) implements Kind {

        @Override
        public String read(Place at, @Nullable Object old) {
            JsonNode value = at.value();
            String text = value.isNumber() || value.isBoolean()
                    ? value.asString()
                    : value.isString() ? value.stringValue() : "";
            if (text.isEmpty() || text.length() > longest) {
                throw at.mustBe("text of 1 to " + longest + " characters");
            }
            if (isLine && (text.isBlank() || text.chars().anyMatch(Character::isISOControl))) {
                throw at.mustBe("one line of text without control characters");
            }
            return text;
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            return text(String.valueOf(value));
        }

        @Override
        public String allowed() {
            return "up to " + longest + " characters";
        }

        @Override
        public Field.Form form() {
            return new Field.Form("text");
        }
    }

    /**
     * What one function alone can read.
     *
     * @param allowed for people
     * @param type    for a form
     * @param reader  reads it
     */
    record Custom(String allowed, String type, Function<Place, Object> reader) implements Kind {

        @Override
        public Object read(Place at, @Nullable Object old) {
            return reader.apply(at);
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            return value instanceof List<?> list ? YamlText.list(list) : text(String.valueOf(value));
        }

        @Override
        public Field.Form form() {
            return new Field.Form(type);
        }
    }

    /** True or false. */
    record Flag() implements Kind {

        @Override
        public Boolean read(Place at, @Nullable Object old) {
            if (!at.value().isBoolean()) {
                throw at.mustBe("true or false");
            }
            return at.value().booleanValue();
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            return JsonNodeFactory.instance.booleanNode(Boolean.TRUE.equals(value));
        }

        @Override
        public String allowed() {
            return "`true`, `false`";
        }

        @Override
        public Field.Form form() {
            return new Field.Form("flag");
        }
    }

    /** One of some values, each by its name. */
    record Word(List<String> names, List<?> values) implements Kind {

        @Override
        public Object read(Place at, @Nullable Object old) {
            return values.get(names.indexOf(name(at, names)));
        }

        static String name(Place at, List<String> names) {
            JsonNode value = at.value();
            if (!value.isString() || !names.contains(value.stringValue())) {
                throw at.mustBe(either(names), value.isString() ? Spelling.hint(value.stringValue(), names) : "");
            }
            return value.stringValue();
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            return text(names.get(values.indexOf(value)));
        }

        @Override
        public String allowed() {
            return code(names);
        }

        @Override
        public Field.Form form() {
            return new Field.Form("word", names);
        }
    }

    /** A number of an interval, each end of which may belong to it. */
    record Real(double low, boolean withLow, double high, boolean withHigh) implements Kind {

        @Override
        public Double read(Place at, @Nullable Object old) {
            double value = at.finite();
            boolean fits = (withLow ? value >= low : value > low) && (withHigh ? value <= high : value < high);
            if (isPositive()) {
                if (!fits) {
                    throw at.mustBe(value > 0 ? "at most " + plain(high) : "positive");
                }
            } else if (!fits) {
                throw at.mustBe(
                        "in " + (withLow ? "[" : "(") + plain(low) + ", " + plain(high) + (withHigh ? "]" : ")"));
            }
            return value;
        }

        /** Whether the upper end is there only to keep numbers finite. */
        private boolean isPositive() {
            return low == 0 && !withLow && isHuge();
        }

        private boolean isHuge() {
            return high >= Fields.LARGEST;
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            return JsonNodeFactory.instance.numberNode((Double) value);
        }

        @Override
        public String allowed() {
            if (isHuge()) {
                return low < 0 ? "any number" : (withLow ? "from " : "above ") + plain(low);
            }
            return withLow
                    ? plain(low) + (withHigh ? " to " : " to below ") + plain(high)
                    : "above " + plain(low) + (withHigh ? ", up to " : " and below ") + plain(high);
        }

        @Override
        public Field.Form form() {
            return new Field.Form("number", low, high);
        }
    }

    /** An integer of an interval, both ends of which belong to it. */
    record Whole(long least, long most) implements Kind {

        @Override
        public Number read(Place at, @Nullable Object old) {
            return read(at, least, most);
        }

        static Number read(Place at, long least, long most) {
            BigInteger whole = whole(at);
            if (whole == null) {
                throw at.mustBe("an integer");
            }
            if (whole.compareTo(BigInteger.valueOf(least)) < 0 || whole.compareTo(BigInteger.valueOf(most)) > 0) {
                throw at.mustBe("an integer from " + least + " to " + most);
            }
            return least < Integer.MIN_VALUE ? (Number) whole.longValueExact() : (Number) whole.intValueExact();
        }

        private static @Nullable BigInteger whole(Place at) {
            if (at.value().isIntegralNumber()) {
                return at.value().bigIntegerValue();
            }
            double number = at.number();
            // 1e6 is a whole number; beyond 2^53 a double would say less than what was written.
            return number == Math.rint(number) && Math.abs(number) < 0x1p53
                    ? BigInteger.valueOf((long) number)
                    : null;
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            return value instanceof Long number
                    ? JsonNodeFactory.instance.numberNode(number)
                    : JsonNodeFactory.instance.numberNode((Integer) value);
        }

        @Override
        public String allowed() {
            return least == Long.MIN_VALUE
                    ? "any 64-bit integer"
                    : most == Fields.LONGEST_RUN && least > 0 ? "from " + least : grouped(least) + " to " + grouped(most);
        }

        @Override
        public Field.Form form() {
            return least == Long.MIN_VALUE
                    ? new Field.Form("integer")
                    : new Field.Form("integer", (double) least, (double) most);
        }
    }

    /** Sizes of layers. */
    record Sizes(int longest, int least, int most, long mostWeights) implements Kind {

        @Override
        public List<Integer> read(Place at, @Nullable Object old) {
            JsonNode list = at.value();
            if (!list.isArray() || list.size() > longest) {
                throw at.mustBe("a list of at most " + longest + " integers, such as [6, 5],",
                        list.isArray() ? " with " + list.size() + " elements" : "");
            }
            List<Integer> sizes = at.elements().stream().map(each -> (Integer) Whole.read(each, least, most))
                    .toList();
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
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            return YamlText.list((List<?>) requireNonNull(value));
        }

        @Override
        public String allowed() {
            return "a list of sizes, each " + least + " to " + grouped(most) + ", at most " + longest;
        }

        @Override
        public Field.Form form() {
            return new Field.Form("list", (double) least, (double) most);
        }
    }

    /**
     * A range whose ends are within others.
     *
     * @param where within which, for people
     * @param fits  says what a range has to be, or null where it is that
     */
    record Interval(String where, Function<Range, @Nullable String> fits) implements Kind {

        /** A range inside [-limit, limit]. */
        static Interval within(double limit) {
            return new Interval("", range -> Math.max(Math.abs(range.low()), Math.abs(range.high())) > limit
                    ? "inside [-" + plain(limit) + ", " + plain(limit) + "]"
                    : null);
        }

        @Override
        public Range read(Place at, @Nullable Object old) {
            JsonNode pair = at.value();
            if (!pair.isArray() || pair.size() != 2) {
                throw at.mustBe("a range [low, high], such as [-5, 5],");
            }
            double low = at.elements().getFirst().finite();
            double high = at.elements().getLast().finite();
            if (!(low < high)) {
                throw at.mustBe("a range with low below high");
            }
            Range range = new Range(low, high);
            String rule = fits.apply(range);
            if (rule != null) {
                throw at.mustBe(rule);
            }
            return range;
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            Range range = (Range) requireNonNull(value);
            return YamlText.array().add(range.low()).add(range.high());
        }

        @Override
        public String allowed() {
            return "`[low, high]`" + where;
        }

        @Override
        public Field.Form form() {
            return new Field.Form("range");
        }
    }

    /**
     * A word that stands for a value, or another kind.
     *
     * @param word  such as none
     * @param value what the word stands for
     * @param kind  what else is allowed
     * @param rule  what is allowed, for an error where neither a list nor fields are there; null for the kind's error
     */
    record Or(String word, @Nullable Object value, Kind kind, @Nullable String rule) implements Kind {

        @Override
        public @Nullable Object read(Place at, @Nullable Object old) {
            if (at.isWord(word)) {
                return value;
            }
            if (rule != null && !at.value().isContainer()) {
                throw at.mustBe(rule);
            }
            return kind.read(at, isWord(old) ? null : old);
        }

        private boolean isWord(@Nullable Object other) {
            return value == null ? other == null : value.equals(other);
        }

        @Override
        public JsonNode write(@Nullable Object other) {
            return isWord(other) ? text(word) : kind.write(other);
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

    /** A kind whose values are wrapped in a record of one component. */
    record Wrapped(Kind kind, Function<Object, Object> wrap, Function<Object, Object> unwrap) implements Kind {

        @Override
        public Object read(Place at, @Nullable Object old) {
            return wrap.apply(requireNonNull(kind.read(at, old == null ? null : unwrap.apply(old))));
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            return kind.write(unwrap.apply(requireNonNull(value)));
        }

        @Override
        public String allowed() {
            return kind.allowed();
        }

        @Override
        public Field.Form form() {
            return kind.form();
        }
    }

    /** Several parts of different types, of which one alone stands without a list. */
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
                    throw element.at("type", text(kind.typeOf(part))).mustBe("there once among the penalties");
                }
            }
            return parts;
        }

        @Override
        public JsonNode write(@Nullable Object value) {
            List<?> parts = (List<?>) requireNonNull(value);
            if (parts.size() == 1) {
                return kind.write(parts.getFirst());
            }
            ArrayNode array = YamlText.array();
            parts.forEach(part -> array.add(kind.write(part)));
            return array;
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
