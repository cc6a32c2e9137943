package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.internal.InputFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Experiments as YAML: what a user writes overrides another experiment ({@link ExperimentOverrides}); what gan4j writes is
 * complete.
 */
public final class ExperimentYaml {

    /** The name of an experiment that was parsed from a text without one. */
    private static final String NAMELESS = "experiment";

    private static final long LARGEST_FILE = 1 << 20;
    /** Roughly how many bytes of memory a byte of a file takes as text and as a tree. */
    private static final int BYTES_OF_MEMORY = 16;

    private ExperimentYaml() {}

    /**
     * Reads a file; a relative path of a data file is relative to it.
     *
     * @param file the file
     * @return the experiment
     * @throws InvalidInputException if it cannot be read, or is not an experiment
     */
    public static Experiment read(Path file) {
        return read(file, List.of());
    }

    /**
     * Returns whether a word is the name of an experiment file, rather than of a preset or of data.
     *
     * @param word any
     * @return whether it ends with {@code .yaml} or {@code .yml}, in any case
     */
    public static boolean isFileName(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Reads a file that others are based on; it must not be one of them. */
    private static Experiment read(Path file, List<Path> based) {
        String text = text(file, LARGEST_FILE);
        List<Path> chain = new ArrayList<>(based);
        chain.add(real(file));
        if (based.contains(chain.getLast())) {
            throw new InvalidInputException(file + ": base: the experiment is based on itself");
        }
        return over(YamlText.parseObject(text, file + ": "), file + ": ", file.toAbsolutePath().getParent(),
                nameOf(file), chain);
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a text; a relative path of a data file is relative to the working directory, and {@code base} cannot name a file.
     *
     * @param yaml the text
     * @return the experiment
     * @throws InvalidInputException if it is not an experiment
     */
    public static Experiment parse(String yaml) {
        return over(YamlText.parseObject(yaml, ""), "", null, NAMELESS, null);
    }

    /**
     * Reads an experiment that a sweep varies: the name of a preset, the name of a file, or fields.
     *
     * @param source the beginning of error messages
     * @param folder that relative files are relative to; null for the working directory
     */
    static Experiment base(Place base, String source, @Nullable Path folder) {
        return base.value() instanceof ObjectNode fields
                ? over(fields, source, folder, NAMELESS, List.of())
                : named(base, source, folder, List.of());
    }

    private static Experiment named(Place base, String source, @Nullable Path folder, @Nullable List<Path> based) {
        String name = Kind.text(base, 4096, true);
        if (isFileName(name)) {
            if (based == null) {
                throw base.error("base must be the name of a preset where the experiment is not in a file, but was "
                        + name);
            }
            return read(folder == null ? Path.of(name) : folder.resolve(name), based);
        }
        try {
            return Presets.get(name);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(source + e.getMessage(), e);
        }
    }

    /**
     * Applies fields to the experiment that they are based on.
     *
     * @param based the files that are being read; null if no file may be read
     */
    private static Experiment over(ObjectNode told, String source, @Nullable Path folder, String name,
            @Nullable List<Path> based) {
        Place base = new Place(source, folder, "", told).at("base", told.remove("base"));
        if (!told.has("name")) {
            told.put("name", name);
        }
        Experiment under = base.node() == null ? Presets.tutorial() : named(base, source + "base: ", folder, based);
        return ExperimentOverrides.apply(under, told, source, folder);
    }

    /**
     * Returns an experiment with some fields replaced.
     *
     * @param experiment any
     * @param values     YAML texts by the paths of fields
     * @return a new experiment
     * @throws InvalidInputException if a field is unknown or a value is not allowed
     */
    public static Experiment with(Experiment experiment, Map<String, String> values) {
        return ExperimentOverrides.apply(experiment, ExperimentOverrides.tree(values), "", null);
    }

    /**
     * Returns an experiment with other data.
     *
     * @param experiment any
     * @param data       where real samples come from
     * @return a new experiment
     * @throws InvalidInputException if a value is not allowed
     */
    public static Experiment withData(Experiment experiment, DataSpec data) {
        ObjectNode overrides = YamlText.object();
        overrides.set("data", new DataFields().write(data));
        return ExperimentOverrides.apply(experiment, overrides, "", null);
    }

    /** The complete tree, with every field in the order of the table. */
    static ObjectNode tree(Experiment experiment) {
        ObjectNode tree = Fields.EXPERIMENT.write(experiment);
        // Written even if it is 1: for several columns, a missing dimension would become their number.
        if (!experiment.isUnivariate() && tree.get("latent") instanceof ObjectNode latent) {
            latent.put("dimension", experiment.latent().dimension());
        }
        return tree;
    }

    /**
     * Writes an experiment.
     *
     * @param experiment any
     * @return the text, with every field
     */
    public static String write(Experiment experiment) {
        return YamlText.write(tree(experiment));
    }

    /**
     * Refuses an experiment that could not be read back from its YAML.
     *
     * @param experiment any
     * @throws InvalidInputException if a value is out of range, or two do not go together
     */
    public static void check(Experiment experiment) {
        Fields.EXPERIMENT.read(new Place("", null, "", Fields.EXPERIMENT.write(experiment)), null);
        ExperimentRules.check(experiment, "");
    }

    /**
     * Refuses an experiment that would change by being written and read back.
     *
     * @param experiment any
     * @throws InvalidInputException if it would; the message says what differs
     */
    public static void requireReadable(Experiment experiment) {
        Experiment named = experiment.absolute();
        String yaml = write(named);
        Experiment read;
        try {
            read = parse(yaml);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("the experiment could not be read back after it was written: "
                    + e.getMessage(), e);
        }
        if (!read.equals(named)) {
            throw new InvalidInputException("the experiment would differ after it is written and read back"
                    + difference(yaml, write(read)));
        }
    }

    /** The first line that differs. */
    private static String difference(String written, String read) {
        List<String> before = written.lines().toList();
        List<String> after = read.lines().toList();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!before.get(i).equals(after.get(i))) {
                return ": \"" + before.get(i).strip() + "\" becomes \"" + after.get(i).strip() + "\"";
            }
        }
        return "";
    }

    static String text(Path file, long largest) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " must be a YAML file but is a directory");
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException(file + " does not exist");
        }
        int most = (int) Math.min(largest, Runtime.getRuntime().maxMemory() / BYTES_OF_MEMORY);
        byte[] bytes = InputFiles.read(file, file.toString(), "a YAML file", most);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + " must be a YAML file but is not UTF-8 text", e);
        }
    }

    static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
