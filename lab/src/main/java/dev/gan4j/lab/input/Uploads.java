package dev.gan4j.lab.input;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.csv.CsvSurvey;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.Printable;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.UploadedTable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data from users, in a private directory that is removed when the server ends. */
public final class Uploads implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.gan4j.lab");
    private static final int LONGEST_NAME = 100;

    private final Limits limits;
    private final Path folder;
    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    /**
     * Creates an empty store.
     *
     * @param limits its limits
     * @throws IOException if its directory cannot be created
     */
    public Uploads(Limits limits) throws IOException {
        this.limits = limits;
        folder = Files.createTempDirectory("gan4j-lab-").toAbsolutePath().normalize();
    }

    /**
     * Stores a CSV file.
     *
     * @param bytes the file
     * @param name  the user's name for it; only for people
     * @return a description of the table
     */
    public UploadedTable addCsv(byte[] bytes, @Nullable String name) {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            throw ApiException.invalid("an upload must be plain CSV but is gzipped");
        }
        makeRoom();
        String id = Ids.of("u");
        String shown = name == null || name.isBlank() ? "upload.csv" : plain(name);
        Path file = write(id + ".csv", bytes);
        try {
            CsvSurvey table = CsvSurvey.read(file);
            if (table.columns().size() == 1 || table.columns().stream().allMatch(column -> column.classes() < 2)) {
                table.requireUsable(); // several columns with categories are a table of mixed columns
            }
            if (table.rows() > limits.of(Limit.ROWS)) {
                throw ApiException.tooLarge("an upload may have at most " + limits.of(Limit.ROWS) + " rows but has "
                        + table.rows(), Limit.ROWS);
            }
            put(new Upload(id, shown, file, false));
            return described(id, shown, table);
        } catch (InvalidInputException e) {
            delete(file);
            throw ApiException.invalid(String.valueOf(e.getMessage()).replace(file.toString(), shown));
        } catch (ApiException e) {
            delete(file);
            throw e;
        }
    }

    /** The description of a table for clients: which columns can be trained on, and why the others cannot. */
    private static UploadedTable described(String id, String name, CsvSurvey table) {
        List<UploadedTable.Column> columns = new ArrayList<>();
        List<UploadedTable.Other> others = new ArrayList<>();
        List<UploadedTable.Label> labels = new ArrayList<>();
        for (CsvSurvey.Column column : table.columns()) {
            CsvSurvey.Flaw flaw = column.flaw();
            if (flaw == null) {
                columns.add(new UploadedTable.Column(column.number(), column.name(), column.key(), column.missing()));
            } else {
                others.add(new UploadedTable.Other(column.number(), column.name(), flaw));
            }
            if (column.classes() >= 2 && column.classes() <= SettingReader.MOST_CLASSES) {
                labels.add(new UploadedTable.Label(column.number(), column.name(), column.key(), column.classes(),
                        column.blank()));
            }
        }
        return new UploadedTable(id, name, table.rows(), table.header(), String.valueOf(table.separator()), columns,
                others, labels);
    }

    /**
     * Stores a picture.
     *
     * @param png the file
     * @return its id
     */
    public String addPicture(byte[] png) {
        makeRoom();
        String id = Ids.of("u");
        put(new Upload(id, "drawing.png", write(id + ".png", png), true));
        return id;
    }

    private static String plain(String name) {
        String plain = Printable.line(name.replaceAll("[/\\\\]+", "-"));
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private Path write(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            AtomicFile.write(file, bytes);
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("an upload could not be kept", e);
        }
    }

    private synchronized void put(Upload upload) {
        uploads.put(upload.id(), upload);
    }

    /** Removes the oldest unused upload if there are too many. */
    private synchronized void makeRoom() {
        Iterator<Upload> oldest = uploads.values().iterator();
        while (uploads.size() >= limits.of(Limit.UPLOADS) && oldest.hasNext()) {
            Upload upload = oldest.next();
            if (!upload.isUsed()) {
                oldest.remove();
                delete(upload.file());
            }
        }
        if (uploads.size() >= limits.of(Limit.UPLOADS)) {
            throw ApiException.tooMany("all " + uploads.size() + " uploads that may be kept are used by runs",
                    Limit.UPLOADS);
        }
    }

    /**
     * Returns an upload.
     *
     * @param id its id
     * @return the upload
     */
    public Upload get(String id) {
        Upload upload = find(id);
        if (upload == null) {
            throw ApiException.unknown("there is no such upload; it may have been removed to make room");
        }
        return upload;
    }

    /** Finds an upload; null if there is none. */
    synchronized @Nullable Upload find(String id) {
        return uploads.get(id);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.WARNING, "an upload could not be removed", e);
        }
    }

    @Override
    public void close() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(Uploads::delete);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.WARNING, "uploads could not be removed", e);
        }
        delete(folder);
    }
}
