package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Sha256;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.TableModel;
import dev.gan4j.run.RunDirectory;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file of a model, as the driver reads it and executors get it.
 *
 * @param name   as it was given, for messages
 * @param bytes  of the file
 * @param sha256 of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ModelBytes(String name, byte[] bytes, String sha256) implements Serializable {

    private static final int MOST_KEPT = 4;

    /** The models that were used last, by their hashes, each read once in a JVM. */
    private static final Map<String, SampledModel> KEPT = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SampledModel> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /**
     * Reads a model.
     *
     * @param name the path of a {@code .gan} file, or of the directory of a run that has one
     * @throws InvalidInputException if it cannot be read; the message names it
     */
    static ModelBytes read(String name) {
        HadoopFile file = HadoopFile.of("option model", name);
        HadoopFile model = file.isDirectory() ? file.child(RunDirectory.MODEL) : file;
        byte[] bytes = model.read();
        return new ModelBytes(model.name(), bytes, Sha256.of(bytes));
    }

    /** Returns the rows that the options ask for. */
    SampledRows rows(SourceOptions options) {
        return model().rows(options);
    }

    private SampledModel model() {
        synchronized (KEPT) {
            SampledModel known = KEPT.get(sha256);
            if (known == null) {
                known = parse();
                KEPT.put(sha256, known);
            }
            return known;
        }
    }

    private SampledModel parse() {
        try {
            Path file = Files.createTempFile("gan4j", ".gan");
            try {
                Files.write(file, bytes);
                return TableModel.isTable(file)
                        ? SampledModel.of(TableModel.read(file))
                        : SampledModel.of(GanModel.read(file));
            } catch (InvalidInputException e) {
                throw new InvalidInputException(String.valueOf(e.getMessage()).replace(file.toString(), name), e);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "ModelBytes[" + name + ", " + bytes.length + " bytes]";
    }
}
