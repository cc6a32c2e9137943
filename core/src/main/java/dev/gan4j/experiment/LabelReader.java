package dev.gan4j.experiment;

import dev.gan4j.data.Coupling;
import dev.gan4j.data.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what both networks are told of each sample, and lays it over another experiment's. */
final class LabelReader {

    private static final int LARGEST_EMBEDDING = 1000;

    private LabelReader() {}

    /** A column alone stands for a label with defaults; another column has classes of its own. */
    static JsonNode merge(JsonNode old, JsonNode written) {
        if (written.isString() || written.isNumber()) {
            return written.asString().equals("none") ? written : defaults().put("column", written.asString());
        }
        if (!(written instanceof ObjectNode fields)) {
            return written;
        }
        ObjectNode merged = old instanceof ObjectNode label ? label.deepCopy() : defaults();
        if (fields.has("column") && !fields.path("column").equals(merged.path("column"))) {
            merged.put("classes", "auto").put("shares", "auto");
        }
        if (fields.has("classes")) {
            merged.put("shares", "auto");
        }
        merged.setAll(fields);
        return merged;
    }

    /** Drops what does not go with a label unless it is told as well. */
    static void follow(ObjectNode merged, ObjectNode overrides) {
        boolean labelled = merged.path("label").isObject();
        for (String part : List.of("coupling", "pretraining")) {
            if (labelled && !overrides.has(part)) {
                merged.put(part, "none");
            }
        }
        if (labelled && !overrides.has("summation")) {
            merged.put("summation", "batch");
        }
    }

    private static ObjectNode defaults() {
        return YamlText.object().put("classes", "auto").put("shares", "auto").put("embedding", "none")
                .put("discriminator", Names.of(LabelSpec.DEFAULT_DISCRIMINATOR));
    }

    /** Reads the label; null for none. */
    static @Nullable LabelSpec label(Section root, DataSpec data) {
        if (root.isWord("label", "none")) {
            return null;
        }
        Section label = root.section("label", "column, classes, shares, embedding, discriminator");
        label.allow("", "column", "classes", "shares", "embedding", "discriminator");
        String column = label.text("column", 10_000);
        checkData(root, label, column, data);
        List<String> classes = label.isWord("classes", "auto") ? List.of() : classes(label);
        return new LabelSpec(column, classes, label.isWord("shares", "auto") ? List.of() : shares(label, classes),
                label.isWord("embedding", "none")
                        ? null
                        : Integer.valueOf(label.integer("embedding", 1, LARGEST_EMBEDDING)),
                label.constant("discriminator", LabelSpec.Critic.class));
    }

    private static void checkData(Section root, Section label, String column, DataSpec data) {
        boolean isMixture = data instanceof DataSpec.KnownPoints known && known.distribution().modes() != null;
        if (!(data instanceof DataSpec.CsvColumns) && !isMixture) {
            throw root.error("label must be none where the data are neither columns of a file"
                    + " (data.column or data.columns) nor a mixture with modes such as ring8");
        }
        if (isMixture && !column.equals(LabelSpec.MODE)) {
            throw label.mustBe("column", LabelSpec.MODE + " where the data are a mixture");
        }
    }

    private static List<String> classes(Section label) {
        List<String> classes = new ArrayList<>();
        JsonNode list = label.get("classes");
        for (JsonNode name : list) {
            classes.add(name.isString() || name.isNumber() ? name.asString() : "");
        }
        if (!list.isArray() || classes.size() < 2 || classes.size() > Labels.MOST_CLASSES || classes.contains("")
                || new HashSet<>(classes).size() < classes.size()) {
            throw label.mustBe("classes", "auto or a list of 2 to " + Labels.MOST_CLASSES + " different names");
        }
        return classes;
    }

    private static List<Double> shares(Section label, List<String> classes) {
        JsonNode list = label.get("shares");
        String rule = "auto or a number from 0 to 1 for each of label.classes, 1 in sum";
        if (!list.isArray() || list.size() != classes.size()) {
            throw label.mustBe("shares", rule);
        }
        List<Double> shares = new ArrayList<>();
        double sum = 0;
        for (JsonNode share : list) {
            double value = Section.number(share);
            if (!(value >= 0)) {
                throw label.mustBe("shares", rule);
            }
            shares.add(value);
            sum += value;
        }
        if (Math.abs(sum - 1) > 1e-6) {
            throw label.mustBe("shares", rule);
        }
        return shares;
    }

    /** Checks what does not go with a label. */
    static void check(Section root, Experiment experiment) {
        if (experiment.label() == null) {
            return;
        }
        String where = " where label is not none";
        if (experiment.coupling() != Coupling.NONE) {
            throw root.mustBe("coupling", "none" + where);
        }
        if (experiment.discriminator().packing() > 1) {
            throw root.error("discriminator.packing must be 1" + where + " but was "
                    + experiment.discriminator().packing());
        }
        if (!(experiment.pretraining() instanceof PretrainingSpec.None)) {
            throw root.mustBe("pretraining", "none" + where);
        }
    }
}
