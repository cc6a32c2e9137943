package dev.gan4j.experiment;

import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How what a user wrote of the game is laid over that of another experiment. */
final class Games {

    private Games() {}

    /** A type alone, as fields. */
    static JsonNode typed(JsonNode node) {
        return node.isString() ? YamlText.object().set("type", node) : node;
    }

    /** A list, or none, takes the place of what there was; one penalty is laid over one penalty. */
    static JsonNode penalties(JsonNode old, JsonNode written) {
        JsonNode none = YamlText.object();
        if (written.isString() && written.stringValue().equals("none")) {
            return written;
        }
        if (written.isArray()) {
            ArrayNode list = YamlText.array();
            for (JsonNode element : written) {
                list.add(ExperimentOverrides.variant("penalty", none, element));
            }
            return list;
        }
        return ExperimentOverrides.variant("penalty", old.isObject() ? old : none, written);
    }

    /** What single fields of a part are laid over where there was no such part. */
    static ObjectNode defaults(String part) {
        return part.equals("instanceNoise")
                ? YamlText.object().put("start", InstanceNoiseSpec.DEFAULT_START)
                        .put("end", InstanceNoiseSpec.DEFAULT_END)
                        .put("iterations", InstanceNoiseSpec.DEFAULT_ITERATIONS)
                : YamlText.object().put("kernels", MinibatchDiscriminationSpec.DEFAULT_KERNELS)
                        .put("dimensions", MinibatchDiscriminationSpec.DEFAULT_DIMENSIONS);
    }

    /** D's output becomes linear where the objective needs it so and nothing else was told. */
    static void followObjective(ObjectNode merged, ObjectNode overrides) {
        String type = typed(Objects.requireNonNull(merged.get("objective"))).path("type").asString("");
        boolean needsRaw = false;
        for (ObjectiveSpec.Type objective : ObjectiveSpec.Type.values()) {
            needsRaw |= objective.needsRawOutput() && Names.of(objective).equals(type);
        }
        boolean told = overrides.path("discriminator").has("output") || overrides.path("discriminator").has("clamp");
        if (needsRaw && !told && merged.get("discriminator") instanceof ObjectNode discriminator) {
            discriminator.put("output", "linear").put("clamp", "none");
        }
    }
}
