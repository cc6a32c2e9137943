package dev.gan4j.experiment;

import dev.gan4j.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays what a user wrote over another experiment.
 *
 * <p>Fields inside fields are laid over one by one. Where the type of a part changes ({@code optimiser.type}), the
 * fields that both types have stay and the others take the defaults of the new type. What was told for the other
 * experiment's data does not hold for new data: unless it is told anew, the range is found from the data, and the
 * density to pretrain on is estimated where it is not known.
 */
final class ExperimentOverrides {

    private static final int LONGEST_PATH = 200;
    private static final Pattern PATH = Pattern.compile("[^.\\s]+(\\.[^.\\s]+)*");

    private ExperimentOverrides() {}

    /**
     * Turns paths with dots into a tree.
     *
     * @param values YAML texts by path
     * @throws InvalidInputException if two of them set the same field
     */
    static ObjectNode tree(Map<String, String> values) {
        SequencedMap<String, JsonNode> parsed = parsed(values);
        FieldPaths.requireApart(parsed);
        ObjectNode tree = YamlText.object();
        parsed.forEach((path, value) -> set(tree, path, value));
        return tree;
    }

    /** Reads YAML texts by path. */
    static SequencedMap<String, JsonNode> parsed(Map<String, String> values) {
        SequencedMap<String, JsonNode> parsed = new LinkedHashMap<>();
        values.forEach((path, text) -> {
            if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
                throw new InvalidInputException("a field's path must be names with dots between them, such as"
                        + " optimiser.learningRate, but was \"" + path + "\"");
            }
            JsonNode value = YamlText.parse(text, path + ": ");
            if (value == null) {
                throw new InvalidInputException(path + " must have a value but was empty");
            }
            parsed.put(path, value);
        });
        return parsed;
    }

    /**
     * Returns an experiment with some fields replaced.
     *
     * @param source what stands before an error
     * @param folder that relative files are relative to; null for the working directory
     */
    static Experiment apply(Experiment base, ObjectNode overrides, String source, @Nullable Path folder) {
        ExperimentReader reader = new ExperimentReader(source, folder);
        ObjectNode merged = ExperimentWriter.tree(base);
        for (Map.Entry<String, JsonNode> field : overrides.properties()) {
            JsonNode old = merged.get(field.getKey());
            merged.set(field.getKey(), old == null ? field.getValue() : merge(field.getKey(), old, field.getValue()));
        }
        if (overrides.has("data") && !same(base.data(), reader.data(merged))) {
            forgetOldData(base, merged, overrides, reader.data(merged));
        }
        if (overrides.has("label")) {
            LabelReader.follow(merged, overrides);
        }
        if (overrides.has("objective")) {
            Games.followObjective(merged, overrides);
        }
        return reader.read(merged);
    }

    /** Tells whether data are the same, be it that the file is read or checked in another way. */
    private static boolean same(DataSpec old, DataSpec data) {
        if (old instanceof DataSpec.CsvFile oldFile && data instanceof DataSpec.CsvFile file) {
            return oldFile.file().equals(file.file()) && Objects.equals(oldFile.column(), file.column());
        }
        if (old instanceof DataSpec.CsvColumns oldFile && data instanceof DataSpec.CsvColumns file) {
            return oldFile.file().equals(file.file()) && oldFile.columns().equals(file.columns());
        }
        return old.equals(data);
    }

    /** Whether data are points in n dimensions, be it of one: their networks are made for any. */
    static boolean arePoints(DataSpec data) {
        return switch (data) {
            case DataSpec.Known known -> false;
            case DataSpec.CsvFile file -> false;
            case DataSpec.Given given -> false;
            case DataSpec.KnownPoints known -> true;
            case DataSpec.Image image -> true;
            case DataSpec.CsvColumns columns -> true;
        };
    }

    /** Lets latents have the data's dimension, and drops what only numbers can have. */
    private static void adaptToDimension(ObjectNode merged, ObjectNode overrides, DataSpec data) {
        JsonNode told = overrides.get("latent");
        boolean isKnown = !(data instanceof DataSpec.CsvColumns csv && csv.columns().isEmpty());
        if ((told == null || !told.has("dimension")) && isKnown && merged.get("latent") instanceof ObjectNode latent) {
            latent.remove("dimension");
            if (data.dimension() > 1) {
                latent.put("dimension", data.dimension());
            }
        }
        if (arePoints(data)) {
            if (!overrides.has("coupling") && merged.path("coupling").equals(text("sorted"))) {
                merged.put("coupling", "none");
            }
            if (!overrides.has("summation")) {
                merged.put("summation", "batch");
            }
            if (!overrides.has("pretraining")) {
                merged.put("pretraining", "none");
            }
        }
    }

    private static void forgetOldData(Experiment base, ObjectNode merged, ObjectNode overrides, DataSpec data) {
        if (!overrides.has("range")) {
            merged.put("range", "auto");
        }
        if (!overrides.has("label")) {
            merged.put("label", "none");
        }
        adaptToDimension(merged, overrides, data);
        JsonNode told = overrides.get("pretraining");
        boolean densityTold = told != null && (!told.isObject() || told.has("density"));
        boolean exact = base.pretraining() instanceof PretrainingSpec.OnDensity onDensity
                && onDensity.density() == PretrainingSpec.Density.EXACT;
        if (exact && !densityTold && !(data instanceof DataSpec.Known)
                && merged.get("pretraining") instanceof ObjectNode pretraining) {
            pretraining.put("density", Names.of(PretrainingSpec.Density.ESTIMATED));
        }
    }

    private static JsonNode merge(String name, JsonNode old, JsonNode written) {
        return switch (name) {
            case "latent", "optimiser", "schedule" -> variant(name, old, written);
            case "label" -> LabelReader.merge(old, written);
            case "objective", "basis" -> variant(name, Games.typed(old), written);
            case "penalty" -> Games.penalties(old, written);
            case "instanceNoise", "minibatchDiscrimination" ->
                fields(old.isObject() ? old : Games.defaults(name), written);
            case "discriminator" -> discriminator(old, written);
            case "pretraining" -> {
                JsonNode merged = fields(old, written);
                if (merged instanceof ObjectNode object && !object.has("steps")) {
                    object.put("steps", PretrainingSpec.DEFAULT_STEPS);
                }
                yield merged;
            }
            // A file is another file, with a column and a hash of its own.
            case "data" -> written.has("file") || written.has("image") || written.has("samples")
                    ? written
                    : columns(fields(old, written), written);
            default -> fields(old, written);
        };
    }

    /** One column and several take each other's place. */
    private static JsonNode columns(JsonNode merged, JsonNode written) {
        if (merged instanceof ObjectNode object && written.has("columns") != written.has("column")) {
            object.remove(written.has("columns") ? "column" : "columns");
        }
        return merged;
    }

    private static JsonNode fields(JsonNode old, JsonNode written) {
        if (!(old instanceof ObjectNode oldFields) || !(written instanceof ObjectNode writtenFields)) {
            return written;
        }
        ObjectNode merged = oldFields.deepCopy();
        for (Map.Entry<String, JsonNode> field : writtenFields.properties()) {
            JsonNode oldField = merged.get(field.getKey());
            merged.set(field.getKey(),
                    oldField == null ? field.getValue() : merge(field.getKey(), oldField, field.getValue()));
        }
        return merged;
    }

    /** Merges a part that has a type; its type's name alone stands for it with its defaults. */
    static JsonNode variant(String name, JsonNode old, JsonNode written) {
        JsonNode full = written.isString() ? YamlText.object().set("type", written) : written;
        JsonNode type = full.get("type");
        if (type == null || !type.isString() || type.equals(old.get("type")) || !(full instanceof ObjectNode)) {
            return fields(old, full);
        }
        ObjectNode start = defaults(name, type.stringValue());
        start.propertyNames().forEach(field -> {
            if (old.has(field)) {
                start.set(field, old.get(field));
            }
        });
        start.set("type", type);
        if (name.equals("latent") && old.has("dimension")) {
            start.set("dimension", old.get("dimension"));
        }
        return fields(start, full);
    }

    private static JsonNode discriminator(JsonNode old, JsonNode written) {
        JsonNode merged = fields(old, written);
        if (merged instanceof ObjectNode object && written.has("output") && !written.has("clamp")) {
            // The clamp goes with the output: a logit has none, tanh cannot do without.
            if (object.path("output").equals(text("linear"))) {
                object.put("clamp", "none");
            } else if (object.path("output").equals(text("tanh")) && object.path("clamp").equals(text("none"))) {
                object.set("clamp", ExperimentWriter.ends(DiscriminatorSpec.DEFAULT_CLAMP));
            }
        }
        return merged;
    }

    private static ObjectNode defaults(String name, String type) {
        ObjectNode tree = YamlText.object();
        switch (name + " " + type) {
            case "latent grid" -> tree.put("jitter", Experiment.DEFAULT_LATENT_JITTER).set("range",
                    ExperimentWriter.ends(Experiment.DEFAULT_LATENT_RANGE));
            case "latent stratified", "latent uniform", "latent sobol" ->
                tree.set("range", ExperimentWriter.ends(Experiment.DEFAULT_LATENT_RANGE));
            case "latent normal" -> tree.put("mean", Experiment.DEFAULT_LATENT_MEAN).put("standardDeviation",
                    Experiment.DEFAULT_LATENT_STANDARD_DEVIATION);
            case "optimiser sgd", "optimiser momentum", "optimiser adam" -> {
                tree.put("learningRate", OptimiserSpec.DEFAULT_LEARNING_RATE).put("generatorLearningRate", "same");
                if (type.equals("momentum")) {
                    tree.put("momentum", OptimiserSpec.Momentum.DEFAULT_MOMENTUM);
                } else if (type.equals("adam")) {
                    tree.put("beta1", OptimiserSpec.Adam.DEFAULT_BETA1).put("beta2", OptimiserSpec.Adam.DEFAULT_BETA2)
                            .put("epsilon", OptimiserSpec.Adam.DEFAULT_EPSILON);
                }
                tree.putObject("schedule").put("type", "constant");
            }
            case "objective non-saturating", "objective minimax", "objective least-squares" ->
                tree.put("labelSmoothing", 0);
            case "penalty r1", "penalty r2", "penalty wgan-gp", "penalty zero-centred", "penalty dragan" ->
                tree.put("weight", PenaltySpec.Slope.DEFAULT_WEIGHT);
            case "penalty weight-clipping" -> tree.put("limit", PenaltySpec.WeightClipping.DEFAULT_LIMIT);
            case "basis fourier" -> tree.put("frequencies", BasisSpec.Fourier.DEFAULT_FREQUENCIES);
            case "basis random-fourier" -> tree.put("features", BasisSpec.RandomFourier.DEFAULT_FEATURES)
                    .put("bandwidth", BasisSpec.RandomFourier.DEFAULT_BANDWIDTH);
            case "basis multiscale-fourier" -> tree.put("features", BasisSpec.MultiscaleFourier.DEFAULT_FEATURES)
                    .put("bandwidth", BasisSpec.MultiscaleFourier.DEFAULT_BANDWIDTH);
            case "schedule staircase" -> tree.put("factor", ScheduleSpec.Staircase.DEFAULT_FACTOR).put("every",
                    ScheduleSpec.Staircase.DEFAULT_EVERY);
            default -> {
                // A type without fields of its own, or one that there is not: the reader says which there are.
            }
        }
        return tree;
    }

    private static void set(ObjectNode tree, String path, JsonNode value) {
        List<String> names = new ArrayList<>(Arrays.asList(path.split("\\.", -1)));
        String last = names.removeLast();
        ObjectNode parent = tree;
        for (String name : names) {
            JsonNode child = parent.get(name);
            if (child != null && child.isString() && FieldPaths.VARIANTS.contains(name)) {
                // optimiser=adam beside optimiser.beta1=0.5
                child = parent.putObject(name).set("type", child);
            }
            parent = child instanceof ObjectNode object ? object : parent.putObject(name);
        }
        JsonNode old = parent.get(last);
        if (old instanceof ObjectNode oldFields) {
            // optimiser.beta1=0.5 before optimiser=adam: anything else would set the same field.
            oldFields.set("type", value);
        } else {
            parent.set(last, value);
        }
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }
}
