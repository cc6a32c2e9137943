package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The paths of fields, such as {@code optimiser.learningRate}, and which of them set the same thing.
 *
 * <p>The name of a type alone means the field {@code type}: {@code optimiser: adam} sets {@code optimiser.type}, and can be
 * combined with {@code optimiser.beta1}.
 */
final class FieldPaths {

    /** Parts that have a type and may be written as the type's name alone. */
    static final Set<String> CHOICES = Field.all().stream().filter(field -> field.form().type() == Field.Type.CHOICE)
            .map(field -> last(field.path())).collect(Collectors.toUnmodifiableSet());

    private static final String NONE = "none";

    private FieldPaths() {}

    /**
     * Refuses fields if one of them would be lost.
     *
     * @param values what is set, by path
     * @throws InvalidInputException if one path is a prefix of another
     */
    static void requireApart(Map<String, JsonNode> values) {
        Map<String, String> seen = new TreeMap<>();
        values.forEach((path, value) -> {
            String set = target(path, value);
            seen.forEach((other, otherPath) -> {
                if (overlap(set, other)) {
                    throw new InvalidInputException(otherPath + " and " + path
                            + " must not be set together, because they set the same thing; use only one of them");
                }
            });
            seen.put(set, path);
        });
    }

    /**
     * Returns the field that replaces a given one when fields are applied over it.
     *
     * @param path  a field that is set first
     * @param value its value
     * @param over  the fields that are applied over it, by path
     * @return the path among the latter that replaces the field; null if there is none
     */
    static @Nullable String hiding(String path, JsonNode value, Map<String, JsonNode> over) {
        List<String> first = leaves(path, value);
        for (Map.Entry<String, JsonNode> later : over.entrySet()) {
            for (String leaf : leaves(later.getKey(), later.getValue())) {
                if (first.stream().anyMatch(other -> overlap(leaf, other) || takesPlace(leaf, other))) {
                    return later.getKey();
                }
            }
        }
        return null;
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static boolean overlap(String a, String b) {
        return a.equals(b) || a.startsWith(b + ".") || b.startsWith(a + ".");
    }

    /** The fields column and columns replace each other. */
    private static boolean takesPlace(String a, String b) {
        Set<String> columns = Set.of("data.column", "data.columns");
        return columns.contains(a) && columns.contains(b);
    }

    private static String target(String path, JsonNode value) {
        boolean isTypeAlone = CHOICES.contains(last(path)) && value.isString()
                && !value.stringValue().equals(NONE);
        return isTypeAlone ? path + ".type" : path;
    }

    /** The fields that a value sets, as deep as they are replaced one by one. */
    private static List<String> leaves(String path, JsonNode value) {
        // Another file has its own column and hash.
        boolean isWhole = path.equals("data") && DataFields.isWhole(value);
        if (!(value instanceof ObjectNode object) || isWhole) {
            return List.of(target(path, value));
        }
        List<String> leaves = new ArrayList<>();
        object.properties().forEach(field -> leaves.addAll(leaves(path + "." + field.getKey(), field.getValue())));
        return leaves;
    }
}
