package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Range;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.DiscriminatorSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.RangeSpec;
import dev.gan4j.experiment.Summation;
import dev.gan4j.nn.Activation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies what a user wrote to another experiment.
 *
 * <p>Nested fields are replaced one by one. If the type of a part changes ({@code optimiser.type}), the fields that both types
 * have keep their values and the others get the defaults of the new type. If the data change, then unless they are specified
 * again, the range is found from the data, and the density for pretraining is estimated if it is not known.
 */
public final class ExperimentOverrides {

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
     * @param source the beginning of error messages
     * @param folder that relative files are relative to; null for the working directory
     */
    static Experiment apply(Experiment base, ObjectNode told, String source, @Nullable Path folder) {
        Place place = new Place(source, folder, "", told);
        Experiment read = (Experiment) Fields.EXPERIMENT.read(place, base);
        Experiment followed = follow(base, read, told, place);
        ExperimentRules.check(followed, source);
        return followed;
    }

    /**
     * Adapts fields that were not set to those that were.
     *
     * @param base  the experiment before any was set
     * @param built the experiment with those that were
     * @param told  the fields at the root that were set, each as a whole
     * @return a new experiment
     */
    public static Experiment follow(Experiment base, Experiment built, Set<String> told) {
        ObjectNode tree = Fields.EXPERIMENT.write(built).retain(told);
        if (tree.get("latent") instanceof ObjectNode latent) {
            latent.put("dimension", built.latent().dimension());
        }
        return follow(base, built, tree, new Place("", null, "", tree));
    }

    /** Adapts fields that were not set to those that were. */
    private static Experiment follow(Experiment base, Experiment read, ObjectNode told, Place place) {
        Map<String, @Nullable Object> next = Fields.EXPERIMENT.values(read);
        JsonNode discriminator = told.path("discriminator");
        if (discriminator.has("output") && !discriminator.has("clamp")) {
            next.put("discriminator", clamped(read.discriminator()));
        }
        if (told.has("data") && !DataFields.same(base.data(), read.data())) {
            followData(next, read, told, place);
        }
        if (told.has("label") && read.label() != null) {
            if (!told.has("coupling")) {
                next.put("coupling", Coupling.NONE);
            }
            if (!told.has("pretraining")) {
                next.put("pretraining", new PretrainingSpec.None());
            }
            if (!told.has("summation")) {
                next.put("summation", Summation.BATCH);
            }
        }
        if (told.has("objective") && read.objective().objective().needsRawOutput() && !discriminator.has("output")
                && !discriminator.has("clamp")) {
            next.put("discriminator", output(read.discriminator(), Activation.LINEAR, null));
        }
        return (Experiment) Fields.EXPERIMENT.make(next);
    }

    /** The clamp follows the output: a logit has none, tanh needs one. */
    private static DiscriminatorSpec clamped(DiscriminatorSpec spec) {
        boolean needsClamp = spec.output() == Activation.TANH && spec.clamp() == null;
        return needsClamp || spec.output() == Activation.LINEAR
                ? output(spec, spec.output(), needsClamp ? DiscriminatorSpec.DEFAULT_CLAMP : null)
                : spec;
    }

    private static DiscriminatorSpec output(DiscriminatorSpec spec, Activation output, @Nullable Range clamp) {
        Map<String, @Nullable Object> values = Fields.DISCRIMINATOR.values(spec);
        values.put("output", output);
        values.put("clamp", clamp);
        return (DiscriminatorSpec) Fields.DISCRIMINATOR.make(values);
    }

    /** Fields that were chosen for other data do not apply to these. */
    private static void followData(Map<String, @Nullable Object> next, Experiment read, ObjectNode told, Place place) {
        DataSpec data = read.data();
        if (!told.has("range") && read.range() instanceof RangeSpec.Fixed) {
            next.put("range", new RangeSpec.Auto());
        }
        if (!told.has("label")) {
            next.put("label", null);
        }
        if (!told.path("latent").has("dimension") && DataFields.isDimensionKnown(data)) {
            Place latent = place.at("latent", YamlText.object().put("dimension", data.columnNames().size()));
            next.put("latent", Fields.LATENT.read(latent, read.latent()));
        }
        boolean arePoints = !data.isUnivariate() || (told.has("label") && read.label() != null);
        if (arePoints && !told.has("coupling") && read.coupling() == Coupling.SORTED) {
            next.put("coupling", Coupling.NONE);
        }
        if (arePoints && !told.has("summation")) {
            next.put("summation", Summation.BATCH);
        }
        if (arePoints && !told.has("pretraining")) {
            next.put("pretraining", new PretrainingSpec.None());
        } else if (!(data instanceof DataSpec.Known) && !told.path("pretraining").has("density")
                && read.pretraining() instanceof PretrainingSpec.OnDensity exact
                && exact.density() == PretrainingSpec.Density.EXACT) {
            next.put("pretraining", new PretrainingSpec.OnDensity(PretrainingSpec.Density.ESTIMATED, exact.steps()));
        }
    }

    private static void set(ObjectNode tree, String path, JsonNode value) {
        List<String> names = new ArrayList<>(Arrays.asList(path.split("\\.", -1)));
        String last = names.removeLast();
        ObjectNode parent = tree;
        for (String name : names) {
            JsonNode child = parent.get(name);
            if (child != null && child.isString() && FieldPaths.CHOICES.contains(name)) {
                // optimiser=adam before optimiser.beta1=0.5
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
}
