package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Converts YAML text to a tree and back. Repeated fields, aliases and tags are refused. */
final class YamlText {

    private static final int DEEPEST = 20;
    private static final int LONGEST_SHOWN = 77;

    /** The parser's own limit, beyond the one that is refused with its place; it ends reading of any text. */
    private static final int PARSER_DEEPEST = 2 * DEEPEST;

    private static final YAMLMapper MAPPER = YAMLMapper
            .builder(YAMLFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(PARSER_DEEPEST).build())
                    // No limit of length: the size of a file is checked before it is read, and plans of many settings are long.
                    // A repeated field is refused below, with its place.
                    .loadSettings(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE)
                            .setAllowDuplicateKeys(true).build())
                    .stringQuotingChecker(new QuoteAllButWords()).build())
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES).build();

    private YamlText() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static String write(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /**
     * Parses a document whose root is a mapping.
     *
     * @param source the beginning of error messages, such as {@code experiment.yaml: }
     */
    static ObjectNode parseObject(String text, String source) {
        JsonNode root = parse(text, source);
        if (root == null || root.isNull() || (root.isObject() && root.isEmpty())
                || (root.isString() && (root.stringValue().isEmpty() || root.stringValue().equals("~")))) {
            throw new InvalidInputException(
                    source + "the experiment is empty; it must have at least one field, such as data: normal(-1,1)");
        }
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidInputException(source + "an experiment must be fields and values, such as data: normal(-1,1),"
                + " but was " + shown(root));
    }

    /** Parses one document; null if there is none. */
    static @Nullable JsonNode parse(String text, String source) {
        try (JsonParser parser = MAPPER.createParser(new PairedReader(text))) {
            if (parser.nextToken() == null) {
                return null;
            }
            JsonNode root = value((YAMLParser) parser, source, 1);
            if (parser.nextToken() != null) {
                throw located(source, parser.currentTokenLocation(), "there must be one document but another follows");
            }
            requireNoTag(text, source);
            return root;
        } catch (JacksonException e) {
            throw new InvalidInputException(source + at(e.getLocation()) + problem(e), e);
        }
    }

    /** A value as an error shows it. */
    static String shown(JsonNode node) {
        String text = written(node);
        return text.isEmpty() ? "\"\"" : Printable.line(text, LONGEST_SHOWN);
    }

    /** A value in one line, from which {@link #parse} makes an equal value. */
    static String flow(JsonNode node) {
        String plain = written(node);
        try {
            return node.equals(parse(plain, "")) ? plain : node.toString();
        } catch (InvalidInputException notPlain) {
            return node.toString();
        }
    }

    /** A value in one line, for people. */
    static String written(JsonNode node) {
        if (node.isArray()) {
            return node.values().stream().map(YamlText::written).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node.isObject()) {
            return node.properties().stream().map(field -> field.getKey() + ": " + written(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node.isString() ? node.stringValue() : node.toString();
    }

    private static JsonNode value(YAMLParser parser, String source, int depth) {
        if (parser.isCurrentAlias()) {
            throw located(source, parser.currentTokenLocation(), "an alias cannot be used in an experiment");
        }
        if (depth > DEEPEST) {
            throw located(source, parser.currentTokenLocation(), "values cannot be nested deeper than " + DEEPEST);
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> fields(parser, source, depth);
            case START_ARRAY -> {
                ArrayNode array = nodes.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser, source, depth + 1));
                }
                yield array;
            }
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            // A number stays text as written, for error messages; fields convert it.
            case VALUE_NUMBER_FLOAT, VALUE_STRING -> nodes.stringNode(whole(parser.getString(), parser, source));
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw located(source, parser.currentTokenLocation(),
                        "a value must be text, a number, a list or fields");
        };
    }

    private static ObjectNode fields(YAMLParser parser, String source, int depth) {
        ObjectNode object = object();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = whole(parser.currentName(), parser, source);
            if (object.has(name)) {
                throw located(source, parser.currentTokenLocation(), "field \"" + name + "\" must occur only once");
            }
            parser.nextToken();
            object.set(name, value(parser, source, depth + 1));
        }
        return object;
    }

    /** Refuses a tag on a value or a name, because it would have no effect. */
    private static void requireNoTag(String text, String source) {
        if (text.indexOf('!') < 0) {
            return;
        }
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        ParserImpl events = new ParserImpl(settings, new StreamReader(settings, new PairedReader(text)));
        while (events.hasNext()) {
            Event event = events.next();
            boolean isTagged = switch (event) {
                case ScalarEvent scalar -> scalar.getTag().isPresent();
                case CollectionStartEvent collection -> collection.getTag().isPresent();
                default -> false;
            };
            if (isTagged) {
                Mark mark = event.getStartMark().orElseThrow();
                throw new InvalidInputException(source + "line " + (mark.getLine() + 1) + ", column "
                        + (mark.getColumn() + 1) + ": a tag such as !!str cannot be used in an experiment");
            }
        }
    }

    /** Refuses an unpaired surrogate, which an escape can make: writing it would change the text. */
    private static String whole(String text, YAMLParser parser, String source) {
        if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw located(source, parser.currentTokenLocation(), "text must not contain an unpaired surrogate");
        }
        return text;
    }

    private static InvalidInputException located(String source, @Nullable TokenStreamLocation location,
            String problem) {
        return new InvalidInputException(source + at(location) + problem);
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    /** The parser's message without its indented excerpt of the text. */
    private static String problem(JacksonException e) {
        if (e.getCause() instanceof YamlVersionException version) {
            return "the YAML version must be 1.x but was " + version.getSpecVersion().getRepresentation();
        }
        List<String> lines = e.getOriginalMessage().lines().filter(line -> !line.isBlank() && !line.startsWith(" "))
                .toList();
        return lines.stream().map(String::strip).collect(Collectors.joining(", "));
    }

    /** Leaves words and distributions unquoted, as people write them; quotes everything else. */
    private static final class QuoteAllButWords extends StringQuotingChecker {

        private static final long serialVersionUID = 1L;
        private static final Pattern PLAIN = Pattern.compile("[a-z][a-z-]+[0-9]{0,2}(\\([a-z0-9().,*+ -]*\\))?");

        @Override
        public boolean needToQuoteName(String name) {
            return !name.matches("[a-z][a-zA-Z0-9]+");
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return !PLAIN.matcher(value).matches() || isReservedKeyword(value);
        }
    }
}
