package dev.gan4j.lab.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gan4j.lab.wire.Event;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Message;
import dev.gan4j.lab.wire.OrNull;
import java.io.IOException;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes TypeScript's types of all that goes over the wire: of the records in {@code lab.wire}, as {@link Json} writes them,
 * and of the {@link Form} of each request. A record is an interface, a sealed family a union that its {@code kind} tells
 * apart, an enum a union of words.
 */
public final class TypeScript {

    private static final String HEAD = """
            /** What the server says and is told; written from its records by the build. */

            export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
            export type ExperimentTree = { [key: string]: Json };
            export type Limits = LabInfo["limits"];
            """;

    private final Map<String, String> types = new TreeMap<>();

    private TypeScript() {}

    /**
     * Writes the types.
     *
     * @param arguments the folder of the compiled classes of {@code lab.wire}, and the file
     * @throws IOException            if a file cannot be read or written
     * @throws ClassNotFoundException if a class is not there
     */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path file = Path.of(arguments[1]);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, of(Path.of(arguments[0])));
    }

    static String of(Path classes) throws IOException, ClassNotFoundException {
        TypeScript written = new TypeScript();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(Message.class.getPackageName() + "." + name);
                if ((type.isRecord() && type != Event.class) || type.isEnum()
                        || (type.isSealed() && type != Message.class)) {
                    written.name(type);
                }
            }
        }
        written.types.put("Messages",
                "export interface Messages {\n" + Arrays.stream(Message.class.getPermittedSubclasses())
                        .map(type -> "  " + small(type.getSimpleName()) + ": " + written.name(type) + ";\n")
                        .collect(Collectors.joining()) + "}\n");
        written.requests();
        return HEAD + "\n" + String.join("\n", written.types.values());
    }

    private static String small(String name) {
        return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /** A variant is named after its family, another nested type after what holds it. */
    private static String word(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        return outer.isSealed() ? type.getSimpleName() + word(outer) : word(outer) + type.getSimpleName();
    }

    /** The name of a type, which is written if it was not yet. */
    private String name(Class<?> type) {
        String name = word(type);
        if (types.putIfAbsent(name, "") == null) {
            String alias = "export type " + name + " = ";
            JsonFormat format = type.getAnnotation(JsonFormat.class);
            if (type.isEnum()) {
                types.put(name, alias + union(List.of(type.getEnumConstants()), TypeScript::quoted) + ";\n");
            } else if (type.isSealed()) {
                types.put(name, alias + union(List.of(type.getPermittedSubclasses()), this::name) + ";\n");
            } else if (format != null && format.shape() == JsonFormat.Shape.ARRAY) {
                types.put(name, alias + Arrays.stream(type.getRecordComponents())
                        .map(part -> type(part.getAnnotatedType())).collect(Collectors.joining(", ", "[", "];\n")));
            } else {
                types.put(name, body(name, type));
            }
        }
        return name;
    }

    private String body(String name, Class<?> type) {
        List<String> parents = new ArrayList<>();
        StringBuilder fields = new StringBuilder();
        JsonTypeName kind = type.getAnnotation(JsonTypeName.class);
        if (kind != null) {
            String field = Arrays.stream(type.getInterfaces()).map(each -> each.getAnnotation(JsonTypeInfo.class))
                    .filter(Objects::nonNull).findFirst().orElseThrow().property();
            fields.append("  ").append(field).append(": \"").append(kind.value()).append("\";\n");
        }
        for (RecordComponent part : type.getRecordComponents()) {
            if (part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                parents.add(name(part.getType()));
                continue;
            }
            boolean isOptional = part.getAccessor().isAnnotationPresent(JsonInclude.class);
            String held = type(part.getAnnotatedType());
            fields.append("  ").append(part.getName()).append(isOptional ? "?: " : ": ")
                    .append(isOptional ? held.replace(" | null", "") : held).append(";\n");
        }
        return "export interface " + name + (parents.isEmpty() ? "" : " extends " + String.join(", ", parents)) + " {\n"
                + fields + "}\n";
    }

    private static String quoted(Object constant) {
        return "\"" + Json.word((Enum<?>) constant) + "\"";
    }

    private static <T> String union(List<T> parts, Function<T, String> word) {
        return parts.stream().map(word).collect(Collectors.joining(" | "));
    }

    private String type(AnnotatedType type) {
        String plain = switch (type) {
            case AnnotatedArrayType array -> list(array.getAnnotatedGenericComponentType());
            case AnnotatedParameterizedType generic -> generic(generic);
            default -> plain((Class<?>) type.getType());
        };
        return isNullable(type) ? plain + " | null" : plain;
    }

    private static boolean isNullable(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class) || type.isAnnotationPresent(OrNull.class);
    }

    private String list(AnnotatedType element) {
        String each = type(element);
        return (each.contains(" ") ? "(" + each + ")" : each) + "[]";
    }

    private String generic(AnnotatedParameterizedType type) {
        AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
        return arguments.length == 1
                ? list(arguments[0])
                : "Record<" + type(arguments[0]) + ", " + type(arguments[1]) + ">";
    }

    private String plain(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "number";
        }
        if (JsonNode.class.isAssignableFrom(type)) {
            return type == ObjectNode.class ? "ExperimentTree" : "Json";
        }
        return name(type);
    }

    private void requests() {
        Map<String, Form> forms = Map.of("TableRequest", Form.TABLE, "TableCommand", Form.TABLE_COMMAND, "LaneRequest",
                Form.SETTING, "RunRequest", Form.RUN, "SeedsRequest",
                Form.STRIP,
                "SpeedRequest", new Form(Set.of(), Set.of(), new Form.Body.One(Form.SPEED)), "Command", Form.COMMAND,
                "Sketch",
                Form.SKETCH);
        forms.forEach((name, form) -> types.put(name, "export type " + name + " = " + switch (form.body()) {
            case Form.Body.None() -> "undefined";
            case Form.Body.Table() -> "string";
            case Form.Body.One(Fields fields) -> object(fields, "", "");
            case Form.Body.OneOf(String field, Map<String, Fields> kinds) -> kinds.entrySet().stream()
                    .map(kind -> "\n  | " + object(kind.getValue(), field, kind.getKey()))
                    .collect(Collectors.joining());
        } + ";\n"));
        types.put("LiveField", "export type LiveField = " + Requests.LIVE.stream().sorted()
                .map(field -> "\"" + field + "\"").collect(Collectors.joining(" | ")) + ";\n");
    }

    /** An object of fields, all of which may be missing but the one that says of which kind it is. */
    private static String object(Fields fields, String field, String kind) {
        StringBuilder all = new StringBuilder("{ ");
        new TreeMap<>(fields.types()).forEach((name, type) -> all.append(name)
                .append(name.equals(field) ? ": \"" + kind + "\"; " : "?: " + type(type) + " | null; "));
        return all.append('}').toString();
    }

    private static String type(Fields.Type type) {
        return switch (type) {
            case Fields.Type.Simple simple -> switch (simple) {
                case TEXT -> "string";
                case NUMBER -> "number";
                case FLAG -> "boolean";
            };
            case Fields.Type.Word(List<String> words) -> union(words, word -> "\"" + word + "\"");
            case Fields.Type.TextOrObject() -> "string | ExperimentTree";
            case Fields.Type.Any() -> "Record<string, Json>";
            case Fields.Type.Texts() -> "Record<string, string>";
            case Fields.Type.Numbers() -> "number[]";
            case Fields.Type.One(Fields fields) -> object(fields, "", "");
            case Fields.Type.Many(Fields fields) -> object(fields, "", "") + "[]";
        };
    }
}
