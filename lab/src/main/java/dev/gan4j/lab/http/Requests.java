package dev.gan4j.lab.http;

import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.SettingReader;
import dev.gan4j.lab.run.Command;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Speed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies of requests, and checks each field. */
final class Requests {

    private static final int MOST_LANES = 2;
    private static final int MOST_STEPS = 10_000;
    /** The kinds of steps that can be taken one at a time. */
    static final List<String> KINDS = Arrays.stream(Command.Kind.values()).map(Json::word).toList();
    /** Settings that can change during training. */
    static final Set<String> LIVE = Set.of("learningRate", "generatorLearningRate", "discriminatorSteps",
            "generatorSteps", "penaltyWeight");

    private Requests() {}

    /** One or two settings. */
    static List<Setting> lanes(JsonNode lanes, SettingReader reader) {
        if (lanes.isEmpty() || lanes.size() > MOST_LANES) {
            throw ApiException.malformed("lanes must be an array of one or two settings but had " + lanes.size());
        }
        return lanes.valueStream().map(lane -> reader.read((ObjectNode) lane)).toList();
    }

    static Command command(ObjectNode body, SettingReader reader) {
        String action = word(body, "action");
        return switch (action) {
            case "play" -> new Command.Play();
            case "pause" -> new Command.Pause();
            case "step" -> new Command.Step(kind(word(body, "what")), (int) whole(body, "count", 1, 1, MOST_STEPS));
            case "speed" -> new Command.Pace(speed(body));
            case "change" -> change(body);
            case "restart" -> {
                JsonNode lanes = body.get("lanes");
                yield new Command.Restart(
                        lanes == null || lanes.isNull() ? List.of() : lanes(lanes, reader),
                        isTrue(body, "play"));
            }
            default -> throw new IllegalArgumentException("no action " + action);
        };
    }

    private static Command.Kind kind(String word) {
        return Arrays.stream(Command.Kind.values()).filter(kind -> Json.word(kind).equals(word)).findFirst()
                .orElseThrow();
    }

    private static Command change(ObjectNode body) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (LIVE.contains(entry.getKey())) {
                values.put(entry.getKey(), number(entry.getValue(), entry.getKey()));
            }
        }
        if (values.isEmpty()) {
            throw ApiException.malformed("a change must name one of "
                    + String.join(", ", LIVE.stream().sorted().toList()));
        }
        return new Command.Change((int) whole(body, "lane", -1, 0, MOST_LANES - 1), values);
    }

    /** The speed in a body; null for as fast as possible. */
    static Speed speed(ObjectNode body) {
        if (!body.has("iterationsPerSecond") && !body.has("secondsPerStage")) {
            throw ApiException.malformed("a speed must have iterationsPerSecond or secondsPerStage but has neither");
        }
        Double rate = optional(body, "iterationsPerSecond", Speed.SLOWEST, Speed.FASTEST_TOLD);
        Double seconds = optional(body, "secondsPerStage", Speed.SLOWEST, Speed.LONGEST_STAGE);
        if (rate != null && seconds != null) {
            throw ApiException.malformed("a speed has iterationsPerSecond or secondsPerStage but both were given");
        }
        return new Speed(rate, seconds);
    }

    private static @Nullable Double optional(ObjectNode body, String name, double least, double most) {
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        double value = number(node, name);
        if (!(value >= least && value <= most)) {
            throw ApiException.invalid(name + " must be from " + least + " to " + most + ", or null, but was " + value);
        }
        return value;
    }

    private static double number(JsonNode node, String name) {
        double value = Json.number(node);
        if (!Double.isFinite(value)) {
            throw ApiException.invalid(name + " must be a finite number but was " + Json.shown(Json.text(node)));
        }
        return value;
    }

    static long whole(ObjectNode body, String name, long standard, long least, long most) {
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return standard;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < least
                || node.longValue() > most) {
            throw ApiException.invalid(name + " must be a whole number from " + least + " to " + most + " but was "
                    + Json.shown(Json.text(node)));
        }
        return node.longValue();
    }

    static boolean isTrue(ObjectNode body, String name) {
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return false;
        }
        return node.booleanValue();
    }

    private static String word(ObjectNode body, String name) {
        JsonNode node = body.get(name);
        if (node == null || !node.isString()) {
            throw ApiException.malformed(name + " must be a word but was "
                    + (node == null ? "missing" : Json.shown(Json.text(node))));
        }
        return node.stringValue();
    }
}
