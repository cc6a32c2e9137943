package dev.gan4j.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.DataSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that experiments read their data from. */
public final class DataFiles {

    private DataFiles() {}

    /**
     * Refuses to write where data are read from: a link in the directory may lead to them.
     *
     * @param data      what is read
     * @param directory where files are written
     * @param names     of those files
     * @throws InvalidInputException if one of them is the file of the data
     */
    public static void refuseToOverwrite(DataSpec data, Path directory, List<String> names) {
        Path file = file(data);
        for (String name : names) {
            if (file != null && AtomicFile.isSame(file, directory.resolve(name))) {
                throw new InvalidInputException(directory.resolve(name) + " is to be written, but is the same file as"
                        + " the data, " + file);
            }
        }
    }

    private static @Nullable Path file(DataSpec data) {
        return switch (data) {
            case DataSpec.CsvFile csv -> csv.file();
            case DataSpec.CsvColumns csv -> csv.file();
            case DataSpec.Image image -> image.file();
            case DataSpec.Known known -> null;
            case DataSpec.KnownPoints known -> null;
            case DataSpec.Given given -> null;
        };
    }
}
