package dev.gan4j.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes hostile texts of harmless ones, at random. */
final class Mutator {

    private static final List<String> NASTY = List.of("9".repeat(400), "-" + "9".repeat(400), "1e400", "1e-400", "-0.0",
            "1e308", "1e-320", "9223372036854775808", "2147483648", "-1", "0", "0.5", "NaN", "null", "true", "false",
            "\"\"", "\"\\u0000\\u001b[31m\"", "\"\\ud800\"", "\"\uD83D\uDE00\"", "\"../../etc/passwd\"", "\"%s%n\"",
            "[]",
            "{}", "[[[[[[[[[[1]]]]]]]]]]", "\"" + "x".repeat(5000) + "\"", "\"normal(0,1)\"",
            "\"mixture(1*normal(0,1))\"",
            "\"ring8\"", "\"[1,2]\"", "\"{type: normal}\"", "\"&a [*a]\"", "\"!!java.lang.Runtime {}\"",
            "\"mixture(" + "mixture(".repeat(200) + "\"", "\"- - - - -\"", "\"\\u2028\\u202e\"",
            "1.7976931348623157e309",
            "0." + "0".repeat(400) + "1", "\"" + "[".repeat(3000) + "\"");

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A JSON body: a harmless one, with some of its parts replaced, or its letters changed, or none at all. */
    String body(String harmless) {
        return switch (random.nextInt(8)) {
            case 0 -> letters(harmless, 1 + random.nextInt(4));
            case 1 -> any(4);
            default -> {
                String body = harmless;
                for (int i = 1 + random.nextInt(2); i > 0; i--) {
                    body = replaced(body);
                }
                yield body;
            }
        };
    }

    /** Puts something else in place of one value. */
    private String replaced(String body) {
        JsonNode tree;
        try {
            tree = Laboratory.JSON.readTree(body);
        } catch (RuntimeException e) {
            return letters(body, 1);
        }
        String place = "\"gan4j-was-here\"";
        if (!mark(tree)) {
            return any(3);
        }
        return Laboratory.JSON.writeValueAsString(tree).replace(place, random.nextInt(4) == 0 ? any(3) : pick(NASTY));
    }

    /** Marks one value of a tree, which is false where there is none. */
    private boolean mark(JsonNode tree) {
        if (tree instanceof ObjectNode object && !object.isEmpty()) {
            String name = pick(List.copyOf(object.propertyNames()));
            if (random.nextInt(6) == 0) {
                object.set(
                        pick(List.of("experiment", "set", "lane", "data", "learningRate", "\u0000", "x".repeat(300))),
                        Laboratory.JSON.valueToTree("gan4j-was-here"));
            } else if (random.nextInt(3) == 0 || !mark(object.get(name))) {
                object.put(name, "gan4j-was-here");
            }
            return true;
        }
        if (tree instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            if (random.nextInt(3) == 0 || !mark(array.get(at))) {
                array.set(at, "gan4j-was-here");
            }
            return true;
        }
        return false;
    }

    /** Any JSON. */
    private String any(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind != 1 && kind != 2) {
            return pick(NASTY);
        }
        StringJoiner parts = kind == 1 ? new StringJoiner(",", "[", "]") : new StringJoiner(",", "{", "}");
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = kind == 1 ? "" : "\"" + pick(List.of("lanes", "set", "action", "kind", "a")) + i + "\":";
            parts.add(name + any(depth - 1));
        }
        return parts.toString();
    }

    /** Changes, inserts, removes or doubles some letters; each letter is a byte. */
    String letters(String text, int times) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(changed.length() + 1);
            int end = Math.min(changed.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> changed.insert(at, (char) random.nextInt(256));
                case 1 -> changed.delete(at, end);
                case 2 -> changed.insert(at, changed.substring(at, end));
                case 3 ->
                    changed.insert(at, pick(List.of("\r\n", "\n", "\r", "\0", " ", ":", "%00", "%zz", "\u001b[2J", "é",
                            "\u00ff\u00fe", "x".repeat(2000), "e", "HTTP/1.1", "//", "..", "?", "#", "[", "\t")));
                default -> {
                    if (at < changed.length()) {
                        changed.setCharAt(at, (char) random.nextInt(256));
                    }
                }
            }
        }
        return changed.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
