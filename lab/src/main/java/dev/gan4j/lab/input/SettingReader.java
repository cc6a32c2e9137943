package dev.gan4j.lab.input;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.ColumnChoice;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.train.SharedData;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads experiments from users, and refuses those that name a file of the server or are too large for it. */
public final class SettingReader {

    private static final int MOST_COLUMNS = 24;
    /** A limit, because D's picture evaluates D once for each class. */
    static final int MOST_CLASSES = 32;

    private final Uploads uploads;
    private final Limits limits;

    /**
     * Creates a reader.
     *
     * @param uploads the uploads that an experiment may name as its data
     * @param limits  the limits that it must keep within
     */
    public SettingReader(Uploads uploads, Limits limits) {
        this.uploads = uploads;
        this.limits = limits;
    }

    /**
     * Reads a setting, whose fields have the right types.
     *
     * @param fields {@code experiment} or {@code preset}, {@code set}, and {@code files}: names by which the experiment
     *               may call uploads; each optional
     * @return the setting
     * @throws ApiException                     if it cannot be used
     * @throws dev.gan4j.InvalidInputException if the experiment cannot be used
     */
    public Setting read(ObjectNode fields) {
        Experiment experiment = experiment(fields);
        if (fields.get("set") instanceof ObjectNode values) {
            experiment = with(experiment, values);
        }
        Setting setting = labelled(resolve(experiment, fields.get("files")));
        Bounds.check(setting.experiment(), limits);
        return setting;
    }

    private static Experiment experiment(ObjectNode fields) {
        JsonNode told = optional(fields, "experiment");
        JsonNode preset = optional(fields, "preset");
        if (told != null && preset != null) {
            throw ApiException.malformed("experiment and preset must not both be given");
        }
        if (preset != null) {
            return Experiment.preset(preset.stringValue());
        }
        return told == null
                ? Experiment.preset("tutorial")
                : Experiment.parse(told.isString() ? told.stringValue() : Json.text(told));
    }

    private static @Nullable JsonNode optional(ObjectNode fields, String name) {
        JsonNode node = fields.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private static Experiment with(Experiment experiment, ObjectNode values) {
        Map<String, String> map = texts(values);
        return map.isEmpty() ? experiment : experiment.with(map);
    }

    /** The YAML texts of fields by their paths. */
    static Map<String, String> texts(ObjectNode values) {
        Map<String, String> map = new LinkedHashMap<>();
        values.properties().forEach(entry -> map.put(entry.getKey(),
                entry.getValue().isString() ? entry.getValue().stringValue() : Json.text(entry.getValue())));
        return map;
    }

    /** Replaces an upload's id by its file. */
    private Setting resolve(Experiment experiment, @Nullable JsonNode files) {
        return switch (experiment.data()) {
            case DataSpec.Known known -> {
                checkColumns(known);
                yield new Setting(experiment, null);
            }
            case DataSpec.Given given ->
                throw ApiException.invalid("data must be a distribution or an upload but are samples of a program");
            case DataSpec.Image image -> resolve(experiment, image.file(), files);
            case DataSpec.Csv csv -> {
                if (csv.columns() instanceof ColumnChoice.Numeric) {
                    throw ApiException.invalid("data.columns must be the names of columns but was numeric");
                }
                checkColumns(csv);
                yield resolve(experiment, csv.file(), files);
            }
        };
    }

    /** Adds the classes, on which the networks depend; those of a file are found in its rows. */
    private static Setting labelled(Setting setting) {
        Experiment experiment = setting.experiment();
        if (experiment.label() == null) {
            return setting;
        }
        Setting found = experiment.label().classes().isEmpty()
                ? new Setting(setting.using(() -> new SharedData().plan(experiment)).named(), setting.upload())
                : setting;
        int count = requireNonNull(found.experiment().label()).classes().size();
        if (count > MOST_CLASSES) {
            throw ApiException.invalid(
                    "label must have at most " + MOST_CLASSES + " classes to be shown but has " + count);
        }
        return found;
    }

    private static void checkColumns(DataSpec data) {
        int count = data.columnNames().size();
        if (count > MOST_COLUMNS) {
            throw ApiException.invalid(
                    "data must have at most " + MOST_COLUMNS + " columns to be shown but have " + count);
        }
    }

    private Setting resolve(Experiment experiment, Path told, @Nullable JsonNode files) {
        String name = String.valueOf(told.getFileName());
        JsonNode called = files == null ? null : files.get(name);
        String id = called != null && called.isString() ? called.stringValue() : name;
        Upload upload = uploads.find(id);
        // Only a bare name, which was read as a file in the working directory, may refer to an upload.
        if (upload == null || !told.equals(Path.of(name).toAbsolutePath().normalize())) {
            throw ApiException.invalid(id.startsWith("u-")
                    ? "data names the upload " + Json.shown(id) + " but there is none; it may have been removed to make"
                            + " room, or was sent to another server"
                    : "data must be a distribution or an upload; the laboratory reads no files of the server");
        }
        return new Setting(Setting.at(experiment, upload.file()), upload);
    }
}
