package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A kind of file that holds tables, other than CSV; found by {@link ServiceLoader}. */
public interface TableFormat {

    /** The ends of the names of Parquet files. */
    String PARQUET = ".parquet";

    /**
     * Returns what its files are.
     *
     * @return with an article, for messages: a Parquet file
     */
    String kind();

    /**
     * Tells whether a file is of this kind.
     *
     * @param file a file, or a folder of such files; it need not exist
     * @return whether its name says so, or those in the folder
     */
    boolean isNamedBy(Path file);

    /**
     * Reads a file or a folder.
     *
     * @param file one that {@link #isNamedBy} knows
     * @return all cells, with what the file says of its columns
     * @throws InvalidInputException if there is no such file, it is damaged, or a column holds what no cell can; the message names
     *                               the file and the column
     * @throws UncheckedIOException  if the disk fails
     */
    TableTexts read(Path file);

    /**
     * Finds what reads a file.
     *
     * @param file any
     * @return null for CSV, which is all that no other name says
     * @throws InvalidInputException if it is Parquet, and nothing here reads that
     */
    static @Nullable TableFormat of(Path file) {
        TableFormat found = Stream.concat(Stream.of(new JsonLines()),
                ServiceLoader.load(TableFormat.class).stream().map(ServiceLoader.Provider::get))
                .filter(format -> format.isNamedBy(file)).findFirst().orElse(null);
        if (found == null && isParquet(file)) {
            throw new InvalidInputException(
                    Printable.line(file.toString()) + ": nothing here reads Parquet; add the module gan4j-sources");
        }
        return found;
    }

    /**
     * Tells whether a path names Parquet.
     *
     * @param file any
     * @return whether its name ends so, or it is a folder with such files
     */
    static boolean isParquet(Path file) {
        if (!Files.isDirectory(file)) {
            return hasEnd(file, PARQUET);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(file)) {
            for (Path entry : entries) {
                if (hasEnd(entry, PARQUET)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(Printable.line(file.toString()) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Tells whether a file's name has one of some ends, in letters of either case.
     *
     * @param file any
     * @param ends in lower case
     * @return whether it has
     */
    static boolean hasEnd(Path file, String... ends) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Stream.of(ends).anyMatch(name::endsWith);
    }
}
