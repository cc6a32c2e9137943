package dev.gan4j.experiment.internal;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Range;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A record whose components are fields: an experiment, or a part of one. */
public final class Part implements Kind {

    /** What a component of the record corresponds to in YAML. */
    sealed interface Member permits Entry, Inline, Fixed {}

    /** A component whose fields are written among those of the record. */
    record Inline(String component, Part part) implements Member {}

    /** A component with a fixed value and no field. */
    record Fixed(String component, Object value) implements Member {}

    private final String some;
    private final List<Member> members;
    private final List<Entry> entries;
    private final SequencedMap<String, RecordComponent> components = new LinkedHashMap<>();
    private final Constructor<? extends Record> constructor;
    private @Nullable String shorthand;

    /**
     * Creates a part.
     *
     * @param type    the record
     * @param some    the fields that an error message names
     * @param members in the order in which fields are written
     */
    Part(Class<? extends Record> type, String some, Member... members) {
        this.some = some;
        this.members = List.of(members);
        entries = this.members.stream().flatMap(member -> switch (member) {
            case Entry entry -> Stream.of(entry);
            case Inline inline -> inline.part.entries.stream();
            case Fixed fixed -> Stream.of();
        }).toList();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        try {
            constructor = type.getDeclaredConstructor(
                    components.values().stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the part as one that may be written as the value of one of its fields. */
    Part shorthand(String field) {
        shorthand = field;
        return this;
    }

    List<Entry> entries() {
        return entries;
    }

    List<String> names() {
        return entries.stream().map(entry -> entry.name).toList();
    }

    /** Whether a value is a record of this part. */
    boolean holds(Object value) {
        return constructor.getDeclaringClass() == value.getClass() && members.stream().allMatch(
                member -> !(member instanceof Fixed fixed) || fixed.value.equals(component(value, fixed.component)));
    }

    @Override
    public Object read(Place at, @Nullable Object old) {
        JsonNode node = at.value();
        if (shorthand != null && (node.isString() || node.isNumber())) {
            return over(at.with(YamlText.object().put(shorthand, node.asString())), Map.of());
        }
        at.fields(some);
        at.allow("", names());
        return over(at, old == null ? Map.of() : values(old));
    }

    /**
     * Reads fields whose names were all checked.
     *
     * @param start values of missing fields, used before their default values
     */
    Object over(Place at, Map<String, @Nullable Object> start) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Set<String> reset = new HashSet<>();
        for (Entry entry : entries) {
            String name = entry.name;
            boolean isKept = start.containsKey(name) && !reset.contains(name);
            if (at.has(name)) {
                Object value = entry.kind.read(at.at(name), isKept ? start.get(name) : null);
                values.put(name, value);
                if (!Objects.equals(value, start.get(name))) {
                    reset.addAll(entry.resets);
                }
            } else if (isKept || entry.hasStandard()) {
                values.put(name, isKept ? start.get(name) : entry.standard);
            } else {
                throw at.error(at.at(name).path() + " is missing");
            }
        }
        return make(values);
    }

    @Override
    public ObjectNode write(@Nullable Object value) {
        ObjectNode tree = YamlText.object();
        Map<String, @Nullable Object> values = values(requireNonNull(value));
        for (Entry entry : entries) {
            Object own = values.get(entry.name);
            if (!entry.isOptional || !Objects.equals(own, entry.standard)) {
                tree.set(entry.name, entry.kind.write(own));
            }
        }
        return tree;
    }

    /**
     * Creates a record from some of its fields; the others get their default values.
     *
     * @param given values by the names of fields
     * @return the record
     */
    public Object standard(Map<String, ? extends @Nullable Object> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        entries.forEach(entry -> values.put(entry.name, entry.standard));
        values.putAll(given);
        return make(values);
    }

    /**
     * Returns the values of a record's fields.
     *
     * @param value the record
     * @return by the fields' names, a new map
     */
    public Map<String, @Nullable Object> values(Object value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Member member : members) {
            switch (member) {
                case Entry entry -> {
                    List<String> names = entry.components;
                    values.put(entry.name, names.size() == 1
                            ? component(value, names.getFirst())
                            : new Range((double) requireNonNull(component(value, names.getFirst())),
                                    (double) requireNonNull(component(value, names.getLast()))));
                }
                case Inline inline ->
                    values.putAll(inline.part.values(requireNonNull(component(value, inline.component))));
                case Fixed fixed -> {
                    // It has no field.
                }
            }
        }
        return values;
    }

    /**
     * Creates a record from the values of all its fields.
     *
     * @param values by the fields' names
     * @return the record
     */
    public Object make(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        for (Member member : members) {
            switch (member) {
                case Entry entry when entry.components.size() == 2 -> {
                    Range range = (Range) requireNonNull(values.get(entry.name));
                    arguments.put(entry.components.getFirst(), range.low());
                    arguments.put(entry.components.getLast(), range.high());
                }
                case Entry entry -> arguments.put(entry.components.getFirst(), values.get(entry.name));
                case Inline inline -> arguments.put(inline.component, inline.part.make(values));
                case Fixed fixed -> arguments.put(fixed.component, fixed.value);
            }
        }
        List<@Nullable Object> ordered = new ArrayList<>();
        components.keySet().forEach(name -> ordered.add(arguments.get(name)));
        try {
            return constructor.newInstance(ordered.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called with " + arguments, e);
        }
    }

    private @Nullable Object component(Object value, String name) {
        try {
            return requireNonNull(components.get(name), name).getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the component " + name + " cannot be read", e);
        }
    }

    @Override
    public String allowed() {
        return entries.stream().map(entry -> "`" + entry.name
                + (entry.hasStandard() ? ": " + YamlText.written(entry.kind.write(entry.standard)) : ":") + "` ("
                + entry.kind.allowed() + ")").collect(Collectors.joining(", "));
    }

    @Override
    public Field.Form form() {
        return new Field.Form(Field.Type.PART);
    }
}
