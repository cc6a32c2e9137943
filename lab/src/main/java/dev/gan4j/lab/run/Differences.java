package dev.gan4j.lab.run;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.input.Setting;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** In which fields two experiments differ. */
final class Differences {

    private Differences() {}

    static void put(ArrayNode receiver, Experiment first, Experiment second) {
        TreeMap<String, String> all = new TreeMap<>();
        TreeMap<String, String> others = new TreeMap<>();
        collect("", Setting.tree(first), all);
        collect("", Setting.tree(second), others);
        TreeMap<String, String> paths = new TreeMap<>(all);
        paths.putAll(others);
        for (String path : paths.keySet()) {
            String value = all.get(path);
            if (!path.equals("name") && (value == null || !value.equals(others.get(path)))) {
                receiver.add(path);
            }
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> receiver) {
        if (node.isObject()) {
            node.properties().forEach(
                    entry -> collect(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(),
                            receiver));
        } else {
            receiver.put(path, node.toString());
        }
    }
}
