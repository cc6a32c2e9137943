package dev.gan4j.lab.input;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.table.TableReader;
import dev.gan4j.train.TableTrainer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An experiment on a table that a user sent.
 *
 * @param upload  the table
 * @param trainer of the experiment, which names the table by the upload's file name
 */
public record TableSetting(Upload upload, TableTrainer trainer) {

    /** Fields that name files. */
    private static final List<String> FILES = List.of("table", "schema", "sha256");

    /**
     * Reads a setting, whose fields have the right types, and its table.
     *
     * @param fields  the id of the table, and, optional, fields of the experiment by their paths, as YAML texts
     * @param uploads among which the table is
     * @param limits  that the experiment must keep within
     * @return the setting
     * @throws ApiException          if it cannot be used, or there is no such upload
     * @throws InvalidInputException if a field is wrong, or the file is no table that can be trained on
     */
    public static TableSetting read(ObjectNode fields, Uploads uploads, Limits limits) {
        JsonNode id = fields.get("upload");
        if (id == null || id.isNull()) {
            throw ApiException.malformed("upload must be the id of an upload but was missing");
        }
        Upload upload = uploads.get(id.stringValue());
        if (upload.isPicture()) {
            throw ApiException.invalid("upload must be a table but is a picture");
        }
        Path file = Path.of(upload.fileName());
        TableExperiment experiment = with(TableExperiment.of(file), fields.get("set")).withTable(file, null);
        Bounds.check(experiment, limits);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(upload.file()))) {
            TableTrainer trainer = TableTrainer.of(experiment,
                    TableReader.read(in, upload.name(), TableReader.Options.NONE));
            Bounds.check(experiment, trainer, limits);
            return new TableSetting(upload, trainer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TableExperiment with(TableExperiment experiment, @Nullable JsonNode set) {
        if (!(set instanceof ObjectNode values)) {
            return experiment;
        }
        Map<String, String> texts = SettingReader.texts(values);
        for (String path : texts.keySet()) {
            if (FILES.contains(path)) {
                throw ApiException.invalid(Json.shown(path) + " must not be set: the table is the upload, and the"
                        + " laboratory finds out what it holds");
            }
        }
        return texts.isEmpty() ? experiment : experiment.with(texts);
    }

    /**
     * Returns the name of the experiment's files, without an ending.
     *
     * @return that of the table
     */
    public String fileStem() {
        return Names.stem(upload.fileName());
    }

    /** Marks the table as needed by a run. */
    public void use() {
        upload.use();
    }

    /** Marks the table as no longer needed by a run. */
    public void release() {
        upload.release();
    }
}
