package dev.gan4j.internal;

import dev.gan4j.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that data are read from. */
public final class DataFiles {

    private DataFiles() {}

    /**
     * Refuses to overwrite the data file, to which a link in the directory may point.
     *
     * @param file      the file that is read; null for none
     * @param directory where files are written
     * @param names     of those files
     * @throws InvalidInputException if one of them is the file of the data
     */
    public static void refuseToOverwrite(@Nullable Path file, Path directory, List<String> names) {
        for (String name : names) {
            if (file != null && AtomicFile.isSame(file, directory.resolve(name))) {
                throw new InvalidInputException(directory.resolve(name) + " is to be written, but is the same file as"
                        + " the data, " + file);
            }
        }
    }
}
