package dev.gan4j.experiment;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Experiments as YAML: an experiment is a complete tree ({@link ExperimentWriter}), what a user writes is laid over the
 * tree of another experiment ({@link ExperimentOverrides}), and the outcome is read field by field
 * ({@link ExperimentReader}).
 */
final class ExperimentYaml {

    /** The name of an experiment that was parsed from a text without one. */
    private static final String NAMELESS = "experiment";

    private static final long LARGEST_FILE = 1 << 20;

    private ExperimentYaml() {}

    static Experiment preset(String name) {
        return Presets.get(name);
    }

    static List<String> presets() {
        return Presets.names();
    }

    static Experiment read(Path file) {
        return parse(text(file, LARGEST_FILE), file + ": ", file.toAbsolutePath().getParent(), nameOf(file));
    }

    static Experiment parse(String yaml) {
        return parse(yaml, "", null, NAMELESS);
    }

    static Experiment with(Experiment experiment, Map<String, String> values) {
        return ExperimentOverrides.apply(experiment, ExperimentOverrides.tree(values), "", null);
    }

    static Experiment withData(Experiment experiment, DataSpec data) {
        ObjectNode overrides = YamlText.object();
        overrides.set("data", ExperimentWriter.data(data));
        return ExperimentOverrides.apply(experiment, overrides, "", null);
    }

    static String write(Experiment experiment) {
        return YamlText.write(ExperimentWriter.tree(experiment));
    }

    private static Experiment parse(String yaml, String source, @Nullable Path folder, String name) {
        ObjectNode overrides = YamlText.parseObject(yaml, source);
        if (!overrides.has("name")) {
            overrides.put("name", name);
        }
        return ExperimentOverrides.apply(Presets.get(Presets.TUTORIAL), overrides, source, folder);
    }

    static String text(Path file, long largest) {
        try {
            if (Files.isDirectory(file)) {
                throw new InvalidInputException(file + " must be a YAML file but is a directory");
            }
            if (!Files.exists(file)) {
                throw new InvalidInputException(file + " does not exist");
            }
            if (Files.size(file) > largest) {
                throw new InvalidInputException(file + " must be a YAML file of at most " + largest
                        + " bytes but has " + Files.size(file));
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + " must be a YAML file but is not UTF-8 text", e);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(file + " cannot be read: permission denied", e);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
