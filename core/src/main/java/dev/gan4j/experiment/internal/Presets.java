package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.internal.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The experiments that ship with the library, as YAML resources. The tutorial is complete; every other preset lists its
 * differences from its {@code base}.
 */
public final class Presets {

    /** The preset that provides the values of fields that an experiment leaves out. */
    private static final String TUTORIAL = "tutorial";

    private static final List<String> NAMES = List.of("aylien", "gan-lab", "grid25", "pacgan", "recommended", "ring8",
            TUTORIAL, "wgan-gp-toy");

    private static final Map<String, Experiment> READ = new ConcurrentHashMap<>();

    private Presets() {}

    /**
     * Returns the names of all presets.
     *
     * @return in alphabetical order
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Returns a preset.
     *
     * @param name one of {@link #names()}
     * @return the experiment
     * @throws InvalidInputException if there is none with that name; the message lists all names
     */
    public static Experiment get(String name) {
        if (!NAMES.contains(name)) {
            throw new InvalidInputException(
                    "there is no preset \"" + name + "\"; the presets are " + String.join(", ", NAMES)
                            + Spelling.hint(name, NAMES));
        }
        Experiment known = READ.get(name);
        if (known == null) {
            known = read(name);
            READ.put(name, known);
        }
        return known;
    }

    /**
     * Returns the preset that provides the values of fields that an experiment leaves out.
     *
     * @return the experiment
     */
    public static Experiment tutorial() {
        return get(TUTORIAL);
    }

    private static Experiment read(String name) {
        String source = "preset " + name + ": ";
        ObjectNode tree = YamlText.parseObject(text(name), source);
        JsonNode base = tree.remove("base");
        if (base != null) {
            return ExperimentOverrides.apply(get(base.stringValue()), tree, source, null);
        }
        Experiment complete = (Experiment) Fields.EXPERIMENT.read(new Place(source, null, "", tree), null);
        ExperimentRules.check(complete, source);
        return complete;
    }

    private static String text(String name) {
        try (InputStream in = Experiment.class.getResourceAsStream("presets/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the library's jar lacks its preset " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
