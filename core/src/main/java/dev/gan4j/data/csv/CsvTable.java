package dev.gan4j.data.csv;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Missing;
import dev.gan4j.data.internal.Holdout;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns of numbers, and optionally a label, from a CSV file.
 *
 * <p>The file is UTF-8 text, with or without a byte order mark, plain or gzipped. It is read as a stream; only the requested
 * columns are kept, and at most as many rows as the heap can hold. Bad cells are never guessed: reading ends at the first cell
 * that is not a finite number, with an error that names file, line and column. Rows that lack a cell are refused or left out,
 * as {@link Missing} specifies. A line ends with LF, CRLF or CR; a cell either has no quote, or begins and ends with one and
 * has every quote inside it twice.
 */
public final class CsvTable {

    /** The fewest rows that can be used: enough to hold out ten and train on ten. */
    public static final int MINIMUM_ROWS = 2 * Holdout.MINIMUM_ROWS;

    private CsvTable() {}

    /**
     * What to read; whatever is null is detected.
     *
     * @param columns   which columns
     * @param label     the column that holds each row's class, by its name or number; null for none
     * @param header    whether the first row contains names; null to detect it: it does if it has a text above a number, or
     *                  texts and no number at all
     * @param separator the character between cells; null to detect which of {@code , ; | TAB} divides each of the first rows
     *                  into the same number of cells
     * @param constant  whether all values of a column may be equal, as those of a collapsed generator are; such a column cannot
     *                  be trained on
     * @param missing   what to do with rows that lack a cell of these columns
     */
    public record Options(ColumnChoice columns, @Nullable String label, @Nullable Boolean header,
            @Nullable Character separator, boolean constant, Missing missing) {

        /** The first column that holds numbers; everything else is detected. */
        public static final Options FIRST = of(new ColumnChoice.First());

        /** Checks that nothing is missing. */
        public Options {
            requireNonNull(columns, "columns must not be null");
            requireNonNull(missing, "missing must not be null");
        }

        /**
         * Creates options for columns whose values must vary and that may have no missing cell.
         *
         * @param columns which columns
         * @return options with which everything else is detected
         */
        public static Options of(ColumnChoice columns) {
            return new Options(columns, null, null, null, false, Missing.REFUSE);
        }
    }

    /**
     * A table that was read.
     *
     * @param data      at least {@link #MINIMUM_ROWS} rows in the order of the file; columns in the requested order, or in the
     *                  order of the file if none were named; each value finite
     * @param label     the name of the label's column, or its number if it has no name; null if no label was requested
     * @param header    whether the first row contained names
     * @param separator the character between cells; a comma if there is only one column
     * @param sha256    the hash of the file's bytes on disk, in hexadecimal
     * @param facts     other facts about the file
     */
    public record Result(Dataset data, @Nullable String label, boolean header, char separator, String sha256,
            CsvFacts facts) {}

    /**
     * Reads columns of a file.
     *
     * @param file    the file
     * @param options what to read
     * @return the columns
     * @throws InvalidInputException if there is no such file or column, or its content cannot be used
     * @throws UncheckedIOException  if the disk fails
     */
    public static Result read(Path file, Options options) {
        return CsvSource.read(file, display -> new CsvScan(display, options), options.constant());
    }

    /**
     * Reads columns of a stream to its end.
     *
     * @param in      the bytes of a file; not closed
     * @param display the name for messages, such as "standard input"
     * @param options what to read
     * @return the columns
     * @throws InvalidInputException if there is no such column or the content cannot be used
     * @throws UncheckedIOException  if the stream fails
     */
    public static Result read(InputStream in, String display, Options options) {
        return CsvSource.read(in, display, shown -> new CsvScan(shown, options), options.constant());
    }
}
