package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.data.csv.CsvRows;
import dev.gan4j.internal.Printable;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables of mixed columns, from CSV files and of texts, and finds out what their columns hold.
 *
 * <p>A cell without a value stays apart from others by its text: a column of numbers that has empty cells and some of "NA"
 * gives both back. What a schema says is not found but checked; a cell that it does not allow ends the reading with its file,
 * line and column.
 */
public final class TableReader {

    private TableReader() {}

    /**
     * What is known of a table before it is read.
     *
     * @param header    whether the first row has names; null to find out
     * @param separator between cells; null to find out
     * @param told      what a schema says
     * @param strict    whether a cell that the schema does not know ends the reading; if not, a category, or a text for no
     *                  value, is added to the column at its end
     */
    public record Options(@Nullable Boolean header, @Nullable Character separator, ToldSchema told, boolean strict) {

        /** Everything is found out. */
        public static final Options NONE = new Options(null, null, ToldSchema.NONE, true);

        /** Checks that nothing is missing. */
        public Options {
            requireNonNull(told, "told must not be null");
        }

        /**
         * Returns the options for a file that has a schema.
         *
         * @param schema of another file, or of an edited one
         * @return options by which only what that leaves out is found
         */
        public static Options of(ToldSchema schema) {
            return new Options(null, null, schema, true);
        }

        /**
         * Returns the options for another file of the same columns, such as one of generated rows.
         *
         * @param schema of the first file
         * @return options by which the file's columns are those of the schema, by name, and may have more categories
         */
        public static Options like(TableSchema schema) {
            return new Options(null, null, ToldSchema.of(schema), false);
        }
    }

    /**
     * Reads a file.
     *
     * @param file    a CSV file or JSON lines, as they are or compressed, or what a {@link TableFormat} reads
     * @param options what is known of it
     * @return its rows, and what was found
     * @throws InvalidInputException if there is no such file, it is no table, or is not as the options say
     * @throws UncheckedIOException  if the disk fails
     */
    public static Table read(Path file, Options options) {
        TableFormat format = TableFormat.of(file);
        if (format != null) {
            requireNoLayout(format, file, options);
            return format.read(file).table(options);
        }
        TableCells cells = new TableCells();
        CsvRows.Facts facts = CsvRows.read(file, header(options), separator(options), cells);
        return new TableMaker(file.toString(), cells, options, List.of()).table(facts);
    }

    /**
     * Reads a stream to its end.
     *
     * @param in      the bytes of a CSV file; not closed
     * @param display the name for messages
     * @param options what is known of it
     * @return its rows, and what was found
     * @throws InvalidInputException if it is no table, or is not as the options say
     * @throws UncheckedIOException  if the stream fails
     */
    public static Table read(InputStream in, String display, Options options) {
        TableCells cells = new TableCells();
        CsvRows.Facts facts = CsvRows.read(in, display, header(options), separator(options), cells);
        return new TableMaker(display, cells, options, List.of()).table(facts);
    }

    private static void requireNoLayout(TableFormat format, Path file, Options options) {
        if (options.header() != null || options.separator() != null) {
            throw new InvalidInputException(
                    (options.header() != null ? "the header row" : "the separator") + " is told, but "
                            + Printable.line(file.toString()) + " is " + format.kind() + ", which has none");
        }
    }

    /** Whether the first row has names, as far as that is known. */
    static @Nullable Boolean header(Options options) {
        CsvFormat format = options.told().format();
        return (options.header() == null && format != null)
                ? Boolean.valueOf(!format.header().isEmpty())
                : options.header();
    }

    /** What stands between cells, as far as that is known. */
    static @Nullable Character separator(Options options) {
        CsvFormat format = options.told().format();
        return options.separator() == null && format != null && options.strict()
                ? (Character) format.separator()
                : options.separator();
    }

    /**
     * Takes rows of texts.
     *
     * @param header  the names of the columns
     * @param rows    the cells of each row, null for one without a value
     * @param options what is known of them
     * @return the rows, and what was found
     * @throws InvalidInputException if there is no row, one has not a cell for each name, or it is not as the options say
     */
    public static Table ofRows(List<String> header, List<? extends List<? extends @Nullable String>> rows,
            Options options) {
        TableCells cells = new TableCells(false);
        cells.header(header);
        requireNames(header);
        for (int row = 0; row < rows.size(); row++) {
            List<? extends @Nullable String> texts = rows.get(row);
            if (texts.size() != header.size()) {
                throw new InvalidInputException(
                        "row " + (row + 1) + " must have a cell for each of the " + header.size()
                                + " names but has " + texts.size());
            }
            cells.row(row + 1, texts.stream().map(text -> text == null ? "" : text).toList());
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException("there must be at least one row but there was none");
        }
        return new TableMaker("rows", cells, options, List.of())
                .table(TableTexts.facts(header, ""));
    }

    static void requireNames(List<String> header) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : header) {
            if (name.isBlank() || !names.add(name)) {
                throw new InvalidInputException("each column must have a name of its own but one was '" + name + "'");
            }
        }
        if (header.isEmpty()) {
            throw new InvalidInputException("there must be at least one column but there was none");
        }
    }

    /** The cells of all columns, while they are read. */
    static final class TableCells implements CsvRows.Taker {
        private final List<ColumnCells> columns = new ArrayList<>();
        private List<String> header = List.of();
        private boolean hasSpaces; // after each separator, so far
        private int rows;

        TableCells() {
            this(true);
        }

        /**
         * Creates cells.
         *
         * @param areOfFile whether a blank before each of them would belong to the separator
         */
        TableCells(boolean areOfFile) {
            hasSpaces = areOfFile;
        }

        @Override
        public void header(List<String> names) {
            header = List.copyOf(names);
            look(names);
        }

        @Override
        public void row(long line, List<String> cells) {
            for (int i = 0; i < cells.size(); i++) {
                if (i == columns.size()) {
                    columns.add(new ColumnCells());
                }
                columns.get(i).add(cells.get(i), line);
            }
            rows++;
            look(cells);
        }

        /** Adds a column that none of the rows before had. */
        void addColumn() {
            if (rows > 0) {
                columns.add(ColumnCells.empty(rows));
            }
        }

        private void look(List<String> cells) {
            for (int i = 1; i < cells.size() && hasSpaces; i++) {
                hasSpaces = cells.get(i).startsWith(" ");
            }
        }

        List<ColumnCells> columns() {
            return columns;
        }

        List<String> header() {
            return header;
        }

        int rows() {
            return rows;
        }

        /** Whether a blank stands after each separator. */
        boolean hasSpaces() {
            return hasSpaces && columns.size() > 1 && rows > 1;
        }
    }

    /** Numbers of all cells. */
    static Dataset dataset(List<Column> columns, List<ColumnCells> cells, List<double[]> values, int rows) {
        int width = columns.size();
        double[][] valueOf = values.toArray(double[][]::new);
        ColumnCells[] codes = cells.toArray(ColumnCells[]::new);
        Points points = Points.generate(rows, width, (row, point) -> {
            for (int i = 0; i < width; i++) {
                point[i] = valueOf[i][codes[i].code(row)];
            }
        });
        return new Dataset(new Schema(columns), points, null);
    }
}
