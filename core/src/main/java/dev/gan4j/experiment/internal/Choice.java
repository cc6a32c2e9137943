package dev.gan4j.experiment.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of one of several types, each with its own fields; the type's name alone means that type with its default values.
 *
 * <p>If the type changes, the fields that both types have keep their values.
 *
 * @param noun    its name in error messages
 * @param some    the fields that an error message names
 * @param isShort whether a type without fields is written as its name alone
 * @param types   in the order of the documentation
 */
public record Choice(String noun, String some, boolean isShort, List<Type> types) implements Kind {

    /**
     * A type.
     *
     * @param name in files
     * @param part its fields
     * @param text what it is
     */
    public record Type(String name, Part part, String text) {}

    static final String TYPE = "type";

    List<String> names() {
        return types.stream().map(Type::name).toList();
    }

    String typeOf(Object value) {
        return type(value).name;
    }

    private Type type(Object value) {
        return types.stream().filter(type -> type.part.holds(value)).findFirst().orElseThrow();
    }

    /**
     * Creates a value of a type from some of its fields; the others get their default values.
     *
     * @param type  the type's name
     * @param given values by the names of fields
     * @return a record of the type
     */
    public Object standard(String type, Map<String, ? extends @Nullable Object> given) {
        return types.get(names().indexOf(type)).part.standard(given);
    }

    @Override
    public Object read(Place at, @Nullable Object old) {
        JsonNode node = at.value();
        Place fields = at.with(node.isString() ? YamlText.object().set(TYPE, node) : at.fields(some));
        Place told = !fields.has(TYPE) && old != null
                ? fields.at(TYPE, JsonNodeFactory.instance.stringNode(typeOf(old)))
                : fields.at(TYPE);
        Type type = types.get(names().indexOf(Kind.word(told, names())));
        List<String> allowed = new ArrayList<>(List.of(TYPE));
        allowed.addAll(type.part.names());
        fields.allow(" of " + noun + " " + type.name, allowed);
        Map<String, @Nullable Object> start = old == null ? Map.of() : type(old).part.values(old);
        if (old != null && !type(old).equals(type)) {
            start = common(fields, type.part, start);
        }
        return type.part.over(fields, start);
    }

    /** The values of another type's fields that this type has too. */
    private static Map<String, @Nullable Object> common(Place fields, Part part, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> common = new LinkedHashMap<>();
        for (Entry entry : part.entries()) {
            String name = entry.name;
            if (values.containsKey(name)) {
                Place field = fields.at(name, entry.kind.write(values.get(name)));
                common.put(name, fields.has(name) ? values.get(name) : entry.kind.read(field, null));
            }
        }
        return common;
    }

    @Override
    public JsonNode write(@Nullable Object value) {
        Type type = type(requireNonNull(value));
        ObjectNode tree = YamlText.object().put(TYPE, type.name);
        tree.setAll(type.part.write(value));
        return isShort && tree.size() == 1 ? JsonNodeFactory.instance.stringNode(type.name) : tree;
    }

    @Override
    public String allowed() {
        return Kind.code(names());
    }

    @Override
    public Field.Form form() {
        return new Field.Form(Field.Type.CHOICE, names());
    }
}
