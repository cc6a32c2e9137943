package dev.gan4j.lab.http;

import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields that an object of a request may have, and the type of each; a field may always be null or missing. The values are
 * checked where they are used.
 */
final class Fields {

    private final String whose;
    private final Map<String, Type> types;

    private Fields(String whose, Map<String, Type> types) {
        this.whose = whose;
        this.types = types;
    }

    /** The type of a field. */
    sealed interface Type {

        /** One value. */
        enum Simple implements Type {
            TEXT, NUMBER, FLAG
        }

        /** One word of a list. */
        record Word(List<String> words) implements Type {}

        /** YAML text, or the same as an object. */
        record TextOrObject() implements Type {}

        /** An object of any fields with any values. */
        record Any() implements Type {}

        /** An object of any fields whose values are texts. */
        record Texts() implements Type {}

        /** Numbers. */
        record Numbers() implements Type {}

        /** An object. */
        record One(Fields fields) implements Type {}

        /** Objects. */
        record Many(Fields fields) implements Type {}
    }

    /** Creates an empty set of fields. */
    static Fields of(String whose) {
        return new Fields(whose, Map.of());
    }

    /** Returns these fields and another one. */
    Fields with(String name, Type type) {
        Map<String, Type> more = new TreeMap<>(types);
        more.put(name, type);
        return new Fields(whose, more);
    }

    Map<String, Type> types() {
        return types;
    }

    /** Refuses an unknown field, or one whose value is of another type. */
    void check(ObjectNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            Type type = types.get(field.getKey());
            if (type == null) {
                throw ApiException.malformed("there is no field " + Json.shown(field.getKey()) + " in " + whose
                        + "; there are " + String.join(", ", types.keySet()));
            }
            if (!field.getValue().isNull()) {
                check(field.getKey(), field.getValue(), type);
            }
        }
    }

    private static void check(String name, JsonNode value, Type type) {
        switch (type) {
            case Type.Simple simple -> require(switch (simple) {
                case TEXT -> value.isString();
                case NUMBER -> value.isNumber();
                case FLAG -> value.isBoolean();
            }, name, simple == Type.Simple.FLAG ? "true or false" : "a " + simple.name().toLowerCase(Locale.ROOT),
                    value);
            case Type.Word(List<String> words) -> require(value.isString() && words.contains(value.stringValue()), name,
                    "one of " + String.join(", ", words), value);
            case Type.TextOrObject() -> require(value.isString() || value.isObject(), name,
                    "YAML text or an object", value);
            case Type.Any() -> require(value.isObject(), name, "an object", value);
            case Type.Texts() -> {
                require(value.isObject(), name, "an object of texts", value);
                value.properties().forEach(entry -> require(entry.getValue().isString(), name + "."
                        + Json.shown(entry.getKey()), "a text", entry.getValue()));
            }
            case Type.Numbers() -> {
                require(value.isArray(), name, "an array of numbers", value);
                value.forEach(each -> require(each.isNumber(), "each of " + name, "a number", each));
            }
            case Type.One(Fields fields) -> fields.check(object(name, value));
            case Type.Many(Fields fields) -> {
                require(value.isArray(), name, "an array of objects", value);
                value.forEach(each -> fields.check(object("each of " + name, each)));
            }
        }
    }

    private static ObjectNode object(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrong(name, "an object", value);
    }

    private static void require(boolean isRight, String name, String what, JsonNode value) {
        if (!isRight) {
            throw wrong(name, what, value);
        }
    }

    private static ApiException wrong(String name, String what, JsonNode value) {
        return ApiException.malformed(name + " must be " + what + " but was " + Json.shown(Json.text(value)));
    }
}
