package dev.gan4j.lab.http;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.internal.GzipStream;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.SettingReader;
import dev.gan4j.lab.input.TableSetting;
import dev.gan4j.lab.input.Uploads;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Creates links to experiments, as the page itself does; a data file becomes an upload. */
final class Links {

    private final Uploads uploads;
    private final SettingReader reader;
    private final Limits limits;

    Links(Uploads uploads, SettingReader reader, Limits limits) {
        this.uploads = uploads;
        this.reader = reader;
        this.limits = limits;
    }

    /** Returns the fragment of the page's address: the packed experiment. */
    String hash(Experiment experiment) {
        Experiment shown = withUpload(experiment);
        ObjectNode tree = Setting.tree(shown);
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("experiment", tree);
        try {
            reader.read(request);
        } catch (ApiException e) {
            throw new InvalidInputException(e.sentence(), e);
        }
        return "#experiment=" + packed(tree);
    }

    /** Returns the fragment of the page's address: the id of the table. */
    String hash(Path table) {
        try {
            String id = upload(table);
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            TableSetting.read(request.put("upload", id), uploads, limits);
            return "#table=" + id;
        } catch (ApiException e) {
            throw new InvalidInputException(table + ": " + e.sentence(), e);
        }
    }

    private String upload(Path file) {
        String name = String.valueOf(file.getFileName());
        return uploads.addCsv(read(file), name.replaceFirst("(?i)\\.gz$", "")).upload();
    }

    private Experiment withUpload(Experiment experiment) {
        Path file = experiment.data().file();
        if (file == null) {
            return experiment;
        }
        try {
            String id = experiment.data() instanceof DataSpec.Image
                    ? uploads.addPicture(read(file))
                    : upload(file);
            return experiment.withDataAt(any -> Path.of(id));
        } catch (ApiException e) {
            throw new InvalidInputException(file + ": " + e.sentence(), e);
        }
    }

    /** Reads a file, and unpacks it if it is gzipped. */
    private byte[] read(Path file) {
        int most = (int) limits.of(Limit.UPLOAD);
        try (InputStream in = new BufferedInputStream(InputFiles.open(file, file.toString(), "a file of data"))) {
            InputStream plain = GzipStream.isGzip(in) ? new GzipStream(in) : in;
            byte[] bytes = plain.readNBytes(most);
            if (plain.read() >= 0) {
                throw new InvalidInputException(file + " must have at most " + most
                        + " bytes for the laboratory but has more; " + Limit.UPLOAD.option() + " allows more");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String packed(ObjectNode tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, raw)) {
            out.write(Json.text(tree).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            raw.end();
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }
}
