package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Decimal;
import dev.gan4j.internal.Spelling;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value in an input, and its place there, which every error message names.
 *
 * @param source the beginning of error messages, such as {@code experiment.yaml: }
 * @param folder that relative files are relative to; null for the working directory
 * @param path   the names separated by dots, such as {@code optimiser.learningRate}; empty for the root
 * @param node   the value, in which numbers with a point or an exponent are the text that was written; null if there is none
 */
record Place(String source, @Nullable Path folder, String path, @Nullable JsonNode node) {

    /** Returns the place of a field, which may be missing. */
    Place at(String name) {
        return at(name, node == null ? null : node.get(name));
    }

    /** Returns the place of a field, with another value. */
    Place at(String name, @Nullable JsonNode value) {
        return new Place(source, folder, path.isEmpty() ? name : path + "." + name, value);
    }

    /** Returns the same place with another value. */
    Place with(JsonNode value) {
        return new Place(source, folder, path, value);
    }

    /** Returns the places of a list's elements. */
    List<Place> elements() {
        List<Place> elements = new ArrayList<>();
        for (JsonNode element : value()) {
            elements.add(new Place(source, folder, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    /** Returns a file that is named here, with an absolute path. */
    Path resolve(String name) {
        return (folder == null ? Path.of(name).toAbsolutePath() : folder.resolve(name)).normalize();
    }

    JsonNode value() {
        if (node == null) {
            throw error(path + " is missing");
        }
        return node;
    }

    boolean has(String name) {
        return node != null && node.has(name);
    }

    /** Whether there is no value, or {@code null}. */
    boolean isNull() {
        return node == null || node.isNull();
    }

    boolean isWord(String word) {
        return node != null && node.isString() && node.stringValue().equals(word);
    }

    /** Returns the fields; if this is not a mapping, the message names some of them. */
    ObjectNode fields(String some) {
        if (value() instanceof ObjectNode object) {
            return object;
        }
        throw mustBe("fields (" + some + ")");
    }

    /** Returns the place of a field that has fields itself; if it has none, the message names some of them. */
    Place part(String name, String some) {
        Place part = at(name);
        part.fields(some);
        return part;
    }

    /** Refuses every field that is not in this list. */
    void allow(String kind, Collection<String> names) {
        for (String name : value().propertyNames()) {
            if (!names.contains(name)) {
                throw error("unknown field \"" + at(name).path + "\"" + kind + "; allowed here: "
                        + String.join(", ", names) + meant(name, names));
            }
        }
    }

    /** The nearest name here; at the root of an experiment, if none is near, nested fields of that name. */
    private String meant(String name, Collection<String> names) {
        List<String> nearest = Spelling.nearest(name, names);
        return Spelling.question(nearest.isEmpty() && path.isEmpty() ? Field.nearest(name) : nearest);
    }

    /** Returns NaN if the value is not a number. */
    double number() {
        JsonNode value = value();
        if (value.isNumber()) {
            // An integer of hundreds of digits exceeds the range of a double.
            return value.doubleValue(Double.NaN);
        }
        return value.isString() ? Decimal.parse(value.stringValue()) : Double.NaN;
    }

    double finite() {
        double number = number();
        if (!Double.isFinite(number)) {
            throw mustBe("a finite number");
        }
        return number + 0.0; // -0 and 0 are one number
    }

    /** Returns null if the value is not a whole number. */
    @Nullable
    BigInteger whole() {
        if (value().isIntegralNumber()) {
            return value().bigIntegerValue();
        }
        double number = number();
        // 1e6 is a whole number; beyond 2^53 a double would lose digits.
        return number == Math.rint(number) && Math.abs(number) < 0x1p53 ? BigInteger.valueOf((long) number) : null;
    }

    InvalidInputException mustBe(String rule) {
        return mustBe(rule, "");
    }

    InvalidInputException mustBe(String rule, String hint) {
        return error(path + " must be " + rule + " but was " + (node == null ? "missing" : YamlText.shown(node))
                + hint);
    }

    InvalidInputException error(String message) {
        return new InvalidInputException(source + message);
    }

    InvalidInputException error(String message, Throwable cause) {
        return new InvalidInputException(source + message, cause);
    }
}
