package dev.gan4j.model;

import dev.gan4j.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One object of a manifest; every error names the file and the field. */
final class Manifest {

    private final JsonNode node;
    private final String where;

    /**
     * Creates a view.
     *
     * @param where what stands before a field's name in an error
     */
    Manifest(JsonNode node, String where) {
        this.node = node;
        this.where = where;
    }

    Manifest object(String name) {
        JsonNode value = field(name);
        if (!value.isObject()) {
            throw mustBe(name, "an object");
        }
        return new Manifest(value, where + name + ".");
    }

    List<Manifest> objects(String name) {
        JsonNode list = field(name);
        if (!list.isArray()) {
            throw mustBe(name, "a list");
        }
        List<Manifest> objects = new ArrayList<>();
        for (JsonNode value : list) {
            objects.add(new Manifest(value, where + name + "[" + objects.size() + "]."));
        }
        return objects;
    }

    String text(String name) {
        JsonNode value = field(name);
        if (!value.isString()) {
            throw mustBe(name, "text");
        }
        return value.stringValue();
    }

    long integer(String name, long least) {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least) {
            throw mustBe(name, "an integer of at least " + least);
        }
        return value.longValue();
    }

    int size(String name, int least) {
        long value = integer(name, least);
        if (value > Integer.MAX_VALUE) {
            throw mustBe(name, "an integer of at most " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    double number(String name) {
        JsonNode value = field(name);
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isString() && List.of("NaN", "Infinity", "-Infinity").contains(value.stringValue())) {
            return Double.parseDouble(value.stringValue());
        }
        throw mustBe(name, "a number");
    }

    double finite(String name) {
        double value = number(name);
        if (!Double.isFinite(value)) {
            throw mustBe(name, "a finite number");
        }
        return value;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(text)).findFirst()
                .orElseThrow(() -> mustBe(name, "one of " + Arrays.toString(type.getEnumConstants())));
    }

    InvalidInputException mustBe(String name, String rule) {
        String shown = String.valueOf(node.get(name)).replaceAll("\\p{Cntrl}", " ");
        return new InvalidInputException(where + name + " must be " + rule + " but was "
                + (shown.length() > 80 ? shown.substring(0, 77) + "..." : shown));
    }

    private JsonNode field(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new InvalidInputException(where + name + " is missing");
        }
        return value;
    }
}
