package dev.gan4j.data;

import dev.gan4j.InvalidInputException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column of numbers from a CSV file.
 *
 * <p>The file is UTF-8 text, with or without a byte order mark, as it is or gzipped. It is read as a stream; only the
 * column's values are kept, and as many rows as the heap can hold. Nothing is guessed about a bad cell: the first one
 * that is no finite number ends the reading with its file, line and column. Rows without a value are refused or left out,
 * as {@link Missing} says. A line ends with LF, CRLF or CR; a cell either has no quote, or begins and ends with one and
 * has every quote inside it twice.
 */
public final class CsvColumn {

    /** The fewest rows that can be used: enough to hold ten out and train on ten. */
    public static final int MINIMUM_ROWS = 2 * Holdout.MINIMUM_ROWS;

    private CsvColumn() {}

    /**
     * What to read, as far as it is told.
     *
     * @param column    the column's name, or its number from 1 where no column has that name; null for the only column,
     *                  or the first whose first cell is a number. Cells such as 01234 are codes, and numbers only in a
     *                  column that is told
     * @param header    whether the first row holds names; null to find out: it does if it holds a text above a number,
     *                  or texts and no number at all
     * @param separator the character between cells; null to find out which of {@code , ; | TAB} divides each of the first
     *                  rows into equally many cells, if any
     * @param constant  whether all values may be equal, as those of a collapsed generator are; nothing can be trained on
     *                  such a column
     * @param missing   what is done with rows without a value
     */
    public record Options(@Nullable String column, @Nullable Boolean header, @Nullable Character separator,
            boolean constant, Missing missing) {

        /** Everything is found out. */
        public static final Options DETECT = new Options(null, null, null);

        /**
         * Creates options for a column whose values must vary.
         *
         * @param column    the column's name or number, or null
         * @param header    whether the first row holds names, or null
         * @param separator the character between cells, or null
         */
        public Options(@Nullable String column, @Nullable Boolean header, @Nullable Character separator) {
            this(column, header, separator, false, Missing.REFUSE);
        }
    }

    /**
     * A column that was read.
     *
     * @param values    in the order of the file, at least {@link #MINIMUM_ROWS}, each finite, not all equal unless
     *                  {@link Options#constant()}
     * @param name      the column's name; "column 2" for the second one of a file without a header
     * @param number    the column's number, from 1
     * @param key       by what a file is asked for the column: its name, or its number where it has none
     * @param header    whether the first row held names
     * @param separator the character between cells; a comma where there is one column only
     * @param sha256    of the file's bytes as they are on disk, in hexadecimal
     * @param facts     what else was found
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(double[] values, String name, int number, String key, boolean header, char separator,
            String sha256, CsvFacts facts) {}

    /**
     * Reads a column of a file.
     *
     * @param file    the file
     * @param options what to read
     * @return the column
     * @throws InvalidInputException if there is no such file or column, or its content cannot be used
     * @throws UncheckedIOException  if the disk fails
     */
    public static Result read(Path file, Options options) {
        return column(CsvSource.read(file, display -> scan(display, options), options.constant()));
    }

    /**
     * Reads a column of a stream to its end.
     *
     * @param in      the bytes of a file; not closed
     * @param display the name for messages, such as "standard input"
     * @param options what to read
     * @return the column
     * @throws InvalidInputException if there is no such column or the content cannot be used
     * @throws UncheckedIOException  if the stream fails
     */
    public static Result read(InputStream in, String display, Options options) {
        return column(CsvSource.read(in, display, shown -> scan(shown, options), options.constant()));
    }

    private static CsvScan scan(String display, Options options) {
        String column = options.column();
        return new CsvScan(display,
                column == null ? new CsvChoice.Wanted.First() : new CsvChoice.Wanted.Named(List.of(column)),
                null, options.header(), options.separator(), options.missing());
    }

    private static Result column(CsvTable.Result table) {
        return switch (table.columns().getFirst()) {
            case CsvTable.Column.Numeric numeric -> new Result(numeric.values(), numeric.name(), numeric.number(),
                    numeric.key(), table.header(), table.separator(), table.sha256(), table.facts());
        };
    }
}
