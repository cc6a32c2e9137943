package dev.gan4j.internal;

import dev.gan4j.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A YAML document as a tree that knows where everything stands. A scalar is its text, in quotes or not: {@code no},
 * {@code null} and {@code 01234} are what they look like.
 */
public sealed interface YamlTree {

    /** How deep values may be nested. */
    int DEEPEST = 20;

    /**
     * Returns where the value begins.
     *
     * @return its line and column, from 1
     */
    Place place();

    /**
     * A place in a text.
     *
     * @param line   from 1
     * @param column from 1
     */
    record Place(int line, int column) {

        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /**
     * A text.
     *
     * @param place where it begins
     * @param text  without quotes
     * @param plain whether it stands without quotes
     */
    record Scalar(Place place, String text, boolean plain) implements YamlTree {}

    /**
     * A list.
     *
     * @param place    where it begins
     * @param elements in order
     */
    record Elements(Place place, List<YamlTree> elements) implements YamlTree {}

    /**
     * Names and values.
     *
     * @param place  where they begin
     * @param fields by name, in order
     */
    record Fields(Place place, Map<String, YamlTree> fields) implements YamlTree {}

    /**
     * Reads one document.
     *
     * @param text   the document
     * @param source the name of its file, for messages
     * @return the tree; null where there is no document
     * @throws InvalidInputException if it is no YAML, or has what such a file cannot have: aliases, tags, a field twice, several
     *                               documents
     */
    static @Nullable YamlTree parse(String text, String source) {
        LoadSettings settings = LoadSettings.builder().setLabel(source).setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            return new Reader(source, new ParserImpl(settings, new StreamReader(settings, new PairedReader(text))))
                    .document();
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(Reader::place).orElse(new Place(1, 1));
            throw new InvalidInputException(
                    source + ", " + place + ": " + Printable.line(String.valueOf(e.getProblem()), 200), e);
        } catch (YamlEngineException e) {
            throw new InvalidInputException(source + ": " + Printable.line(String.valueOf(e.getMessage()), 200), e);
        }
    }

    /** Reads the events of a parser. */
    final class Reader {
        private final String source;
        private final ParserImpl events;

        private Reader(String source, ParserImpl events) {
            this.source = source;
            this.events = events;
        }

        private @Nullable YamlTree document() {
            events.next();
            if (events.checkEvent(Event.ID.StreamEnd)) {
                return null;
            }
            events.next();
            YamlTree root = value(1);
            events.next();
            if (!events.checkEvent(Event.ID.StreamEnd)) {
                throw error(events.next(), "there must be one document but another follows");
            }
            return root;
        }

        private YamlTree value(int depth) {
            Event event = events.next();
            if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                throw error(event, "an anchor or an alias cannot be used here");
            }
            boolean isTagged = (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                    || (event instanceof CollectionStartEvent start && start.getTag().isPresent());
            if (isTagged) {
                throw error(event, "a tag such as !!str cannot be used here");
            }
            if (depth > DEEPEST) {
                throw error(event, "values cannot be nested deeper than " + DEEPEST);
            }
            return switch (event) {
                case ScalarEvent scalar -> new Scalar(at(event), whole(scalar), scalar.isPlain());
                case SequenceStartEvent start -> {
                    List<YamlTree> elements = new ArrayList<>();
                    while (!events.checkEvent(Event.ID.SequenceEnd)) {
                        elements.add(value(depth + 1));
                    }
                    events.next();
                    yield new Elements(at(event), List.copyOf(elements));
                }
                case MappingStartEvent start -> {
                    Map<String, YamlTree> fields = new LinkedHashMap<>();
                    while (!events.checkEvent(Event.ID.MappingEnd)) {
                        Event key = events.peekEvent();
                        if (!(value(depth + 1) instanceof Scalar name)) {
                            throw error(key, "the name of a field must be a text");
                        }
                        if (fields.put(name.text, value(depth + 1)) != null) {
                            throw error(key, "field \"" + Printable.line(name.text, 80) + "\" must stand once only");
                        }
                    }
                    events.next();
                    yield new Fields(at(event), Collections.unmodifiableMap(fields));
                }
                default -> throw error(event, "a value must be text, a list or fields");
            };
        }

        private String whole(ScalarEvent scalar) {
            String text = scalar.getValue();
            if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
                throw error(scalar, "text must be whole characters but has half of one");
            }
            return text;
        }

        private InvalidInputException error(Event event, String message) {
            return new InvalidInputException(source + ", " + at(event) + ": " + message);
        }

        private static Place at(Event event) {
            return event.getStartMark().map(Reader::place).orElse(new Place(1, 1));
        }

        private static Place place(Mark mark) {
            return new Place(mark.getLine() + 1, mark.getColumn() + 1);
        }
    }
}
