package dev.gan4j.experiment.internal;

import dev.gan4j.experiment.SweepSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a sweep with all its experiments complete, so that it depends on no other file and no default. */
public final class SweepWriter {

    private SweepWriter() {}

    /**
     * Writes a sweep.
     *
     * @param spec any
     * @return the text of a YAML file
     */
    public static String write(SweepSpec spec) {
        ObjectNode root = YamlText.object();
        ObjectNode sweep = root.putObject("sweep").put("name", spec.name()).put("success", spec.success());
        ArrayNode settings = sweep.putArray("settings");
        for (SweepSpec.Setting setting : spec.settings()) {
            ObjectNode node = settings.addObject();
            if (!setting.group().isEmpty()) {
                node.put("group", setting.group());
            }
            node.put("name", setting.name()).put("seeds", setting.seeds().toString());
            ObjectNode values = node.putObject("values");
            setting.values().forEach((path, text) -> {
                JsonNode value = YamlText.parse(text, path + ": ");
                values.set(path, value);
            });
            node.set("experiment", ExperimentYaml.tree(setting.experiment()));
        }
        return YamlText.write(root);
    }
}
