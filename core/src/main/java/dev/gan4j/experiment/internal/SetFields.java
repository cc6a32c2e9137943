package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Fields that one place of a sweep sets for many settings, and which of them have an effect on any setting. */
final class SetFields {

    private final String where;
    private final SequencedMap<String, JsonNode> values;
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> hidden = new HashMap<>();

    /**
     * Creates fields that have reached no setting yet.
     *
     * @param where the name of the place in messages, such as {@code --set}
     */
    SetFields(String where, SequencedMap<String, JsonNode> values) {
        this.where = where;
        this.values = values;
    }

    SequencedMap<String, JsonNode> values() {
        return values;
    }

    /**
     * Registers a setting.
     *
     * @param over what it applies over these fields, first to last
     */
    void reach(List<SequencedMap<String, JsonNode>> over) {
        values.forEach((path, value) -> {
            String hiding = null;
            for (Map<String, JsonNode> later : over) {
                hiding = hiding == null ? FieldPaths.hiding(path, value, later) : hiding;
            }
            if (hiding == null) {
                used.add(path);
            } else {
                hidden.putIfAbsent(path, hiding);
            }
        });
    }

    /**
     * Checks that each field reached a setting.
     *
     * @throws InvalidInputException if each setting sets one of them itself
     */
    void requireUsed() {
        for (String path : values.keySet()) {
            String hiding = hidden.get(path);
            if (hiding != null && !used.contains(path)) {
                throw new InvalidInputException(where + " " + path + " has no effect, since every setting sets "
                        + hiding + " itself; leave one of them out");
            }
        }
    }
}
