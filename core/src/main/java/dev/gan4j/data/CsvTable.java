package dev.gan4j.data;

import dev.gan4j.InvalidInputException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads several columns of a CSV file, as {@link CsvColumn} reads one.
 *
 * <p>All columns are numeric, but for a label; the first cell that is no finite number ends the reading with its file,
 * line and column. Rows that lack a cell are refused or left out, as {@link Missing} says.
 */
public final class CsvTable {

    private CsvTable() {}

    /**
     * What to read, as far as it is told.
     *
     * @param columns   the columns' names, or their numbers from 1 where no column has that name; empty for every column
     *                  whose first cell is a number and no code such as 01234, but the label
     * @param label     the column that holds each row's class, by its name or number; null for none
     * @param header    whether the first row holds names; null to find out
     * @param separator the character between cells; null to find out
     * @param constant  whether all values of a column may be equal, as those of a collapsed generator are
     * @param missing   what is done with rows that lack a cell of these columns
     */
    public record Options(List<String> columns, @Nullable String label, @Nullable Boolean header,
            @Nullable Character separator, boolean constant, Missing missing) {

        /** Copies the list. */
        public Options {
            columns = List.copyOf(columns);
        }

        /**
         * Creates options for columns whose values must vary.
         *
         * @param columns   the columns, or none for all numeric ones
         * @param header    whether the first row holds names, or null
         * @param separator the character between cells, or null
         */
        public Options(List<String> columns, @Nullable Boolean header, @Nullable Character separator) {
            this(columns, null, header, separator, false, Missing.REFUSE);
        }
    }

    /** A column that was read. */
    public sealed interface Column {

        /**
         * Returns the column's name.
         *
         * @return "column 2" for the second one of a file without a header
         */
        String name();

        /**
         * Returns the column's number in the file.
         *
         * @return from 1
         */
        int number();

        /**
         * Returns by what a file is asked for the column.
         *
         * @return its name, or its number where it has none
         */
        String key();

        /**
         * A column of finite numbers.
         *
         * @param name   the column's name
         * @param number the column's number, from 1
         * @param key    by what a file is asked for the column: its name, or its number where it has none
         * @param values in the order of the file
         */
        @SuppressWarnings("ArrayRecordComponent")
        record Numeric(String name, int number, String key, double[] values) implements Column {}
    }

    /**
     * A table that was read.
     *
     * @param columns   in the order asked for; that of the file where none were named
     * @param label     the name of the label's column, its number where it has none; null where no label was asked for
     * @param labels    the class of each row; null where no label was asked for
     * @param header    whether the first row held names
     * @param separator the character between cells; a comma where there is one column only
     * @param sha256    of the file's bytes as they are on disk, in hexadecimal
     * @param facts     what else was found
     */
    public record Result(List<Column> columns, @Nullable String label, @Nullable Labels labels, boolean header,
            char separator, String sha256, CsvFacts facts) {

        /** Copies the list. */
        public Result {
            columns = List.copyOf(columns);
        }

        /**
         * Returns the names of the columns.
         *
         * @return in order
         */
        public List<String> names() {
            return columns.stream().map(Column::name).toList();
        }

        /**
         * Returns by what a file is asked for the columns.
         *
         * @return in order, the name of each, or its number where it has none
         */
        public List<String> keys() {
            return columns.stream().map(Column::key).toList();
        }

        /**
         * Returns the rows.
         *
         * @return one point for each row, in the order of the file
         */
        public Points points() {
            return Points.ofColumns(columns.stream().map(column -> switch (column) {
                case Column.Numeric numeric -> numeric.values();
            }).toArray(double[][]::new));
        }
    }

    /**
     * Reads columns of a file.
     *
     * @param file    the file
     * @param options what to read
     * @return the columns, each of at least {@link CsvColumn#MINIMUM_ROWS} rows
     * @throws InvalidInputException if there is no such file or column, or its content cannot be used
     * @throws UncheckedIOException  if the disk fails
     */
    public static Result read(Path file, Options options) {
        return CsvSource.read(file, display -> scan(display, options), options.constant());
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
        return CsvSource.read(in, display, shown -> scan(shown, options), options.constant());
    }

    private static CsvScan scan(String display, Options options) {
        return new CsvScan(display,
                options.columns().isEmpty()
                        ? new CsvChoice.Wanted.Numeric()
                        : new CsvChoice.Wanted.Named(options.columns()),
                options.label(), options.header(), options.separator(), options.missing());
    }
}
