package dev.gan4j.lab.run;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.input.Setting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The fields in which two experiments differ. */
final class Differences {

    private Differences() {}

    static List<String> of(Experiment first, Experiment second) {
        TreeMap<String, String> all = new TreeMap<>();
        TreeMap<String, String> others = new TreeMap<>();
        collect("", Setting.tree(first), all);
        collect("", Setting.tree(second), others);
        TreeMap<String, String> paths = new TreeMap<>(all);
        paths.putAll(others);
        return paths.keySet().stream()
                .filter(path -> !path.equals("name") && !Objects.equals(all.get(path), others.get(path))).toList();
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
