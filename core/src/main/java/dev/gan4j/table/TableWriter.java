package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of a table as its file writes them: numbers and times in their formats, blanks by their texts, identifiers made
 * anew, quotes and ends of lines as they were. Columns of free text are left out, or made up.
 *
 * <p>Immutable; several threads may turn parts of the rows into text at once.
 */
public final class TableWriter {

    private final TableSchema schema;
    private final long seed;
    private final @Nullable Faker faker;
    private final List<Integer> written; // the columns that are not left out
    private final @Nullable Known known;

    /** The texts of identifiers and free text, where they are not made anew. */
    @FunctionalInterface
    public interface Known {

        /**
         * Returns a text.
         *
         * @param row    its number among all that are written
         * @param column index in the schema
         * @return as it stands
         */
        String text(long row, int column);
    }

    /**
     * Creates a writer.
     *
     * @param schema of the table
     * @param seed   of identifiers and of texts that are made up
     * @throws InvalidInputException if a text is to be made up and nothing here can
     */
    public TableWriter(TableSchema schema, long seed) {
        this(schema, seed, null);
    }

    /**
     * Creates a writer of rows whose identifiers and free text are known.
     *
     * @param schema of the table
     * @param known  these texts
     */
    public TableWriter(TableSchema schema, Known known) {
        this(schema, 0, requireNonNull(known, "known must not be null"));
    }

    private TableWriter(TableSchema schema, long seed, @Nullable Known known) {
        this.known = known;
        this.schema = requireNonNull(schema, "schema must not be null");
        this.seed = seed;
        List<Integer> kept = new ArrayList<>();
        Faker found = null;
        for (int i = 0; i < schema.columns().width(); i++) {
            String fake = known == null && schema.columns().columns().get(i) instanceof Column.Text text
                    ? text.fake()
                    : "";
            if (fake == null) {
                continue;
            }
            kept.add(i);
            if (!fake.isEmpty()) {
                found = found == null ? Faker.find() : found;
                if (!found.kinds().contains(fake)) {
                    throw new InvalidInputException(
                            "fake must be one of " + String.join(", ", found.kinds()) + " but was \"" + fake
                                    + "\" for column '" + schema.columns().columns().get(i).name() + "'");
                }
            }
        }
        if (kept.isEmpty()) {
            throw new InvalidInputException(
                    "all columns are free text and left out, so that there is nothing to write; say in"
                            + " the schema what to make up");
        }
        faker = found;
        written = List.copyOf(kept);
    }

    /**
     * Returns what stands before the rows.
     *
     * @return a byte order mark and the row of names, as far as the file has them
     */
    public byte[] header() {
        CsvFormat format = schema.format();
        Bytes bytes = new Bytes();
        if (format.byteOrderMark()) {
            bytes.bytes(format.encoding().bytes("\uFEFF"));
        }
        if (!format.header().isEmpty()) {
            Cell cell = new Cell(format, format.quotesHeader());
            for (int i = 0; i < written.size(); i++) {
                bytes.bytes(cell.encoded(format.header().get(written.get(i)), i, written.size()));
            }
            bytes.bytes(format.encoding().bytes(format.lineEnd().text()));
        }
        return bytes.toArray();
    }

    /**
     * Turns rows into text.
     *
     * @param rows  numbers of the schema's columns, each as it can be written
     * @param first the number of the first of them among all that are written, from 0
     * @return their lines
     * @throws IllegalArgumentException if the rows have other columns, or a number is none of its column
     * @throws InvalidInputException    if there are more rows than identifiers
     */
    public byte[] rows(Dataset rows, long first) {
        List<Column> columns = schema.columns().columns();
        if (rows.schema().width() != columns.size()) {
            throw new IllegalArgumentException(
                    "rows must have " + columns.size() + " columns but have " + rows.schema().width());
        }
        List<Maker> makers = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            makers.add(maker(written.get(i), i, rows));
        }
        byte[] end = schema.format().encoding().bytes(schema.format().lineEnd().text());
        Bytes bytes = new Bytes();
        AddressedRandom random = new AddressedRandom(seed);
        for (int row = 0; row < rows.rows(); row++) {
            random.seek(Stream.INVENTED, first + row);
            Faker.Row fakes = faker == null ? null : faker.row(random.nextLong());
            for (Maker maker : makers) {
                maker.append(row, first + row, fakes, bytes);
            }
            bytes.bytes(end);
        }
        return bytes.toArray();
    }

    /**
     * Writes a whole table.
     *
     * @param rows numbers of the schema's columns
     * @param out  not closed
     * @throws IOException if it cannot be written
     */
    public void write(Dataset rows, OutputStream out) throws IOException {
        out.write(header());
        out.write(rows(rows, 0));
    }

    /** Appends a cell. */
    @FunctionalInterface
    private interface Maker {
        void append(int row, long number, Faker.@Nullable Row fakes, Bytes bytes);
    }

    private Maker maker(int index, int place, Dataset rows) {
        Column column = schema.columns().columns().get(index);
        int width = written.size();
        CsvFormat format = schema.format();
        Cell cell = new Cell(format, quotes(column, format.quoting()));
        Cell blank = new Cell(format, format.quoting() == CsvFormat.Quoting.ALL);
        return switch (column) {
            case Column.Categorical categorical -> {
                Blanks blanks = Blanks.of(schema.blanks());
                byte[][] texts = categorical.categories().stream()
                        .map(text -> (blanks.has(text) ? blank : cell).encoded(text, place, width))
                        .toArray(byte[][]::new);
                yield (row, number, fakes, bytes) -> {
                    double value = rows.values().get(row, index);
                    int code = (int) value;
                    if (code != value || code < 0 || code >= texts.length) {
                        CellText.write(column, value); // says what is wrong
                    }
                    bytes.bytes(texts[code]);
                };
            }
            case Column.Numeric any -> (row, number, fakes, bytes) -> {
                double value = rows.values().get(row, index);
                bytes.bytes((Double.isNaN(value) ? blank : cell).encoded(CellText.write(column, value), place, width));
            };
            case Column.Temporal any -> (row, number, fakes, bytes) -> {
                double value = rows.values().get(row, index);
                bytes.bytes((Double.isNaN(value) ? blank : cell).encoded(CellText.write(column, value), place, width));
            };
            case Column.Constant constant -> {
                byte[] text = (Blanks.of(schema.blanks()).has(constant.text()) ? blank : cell).encoded(constant.text(),
                        place, width);
                yield (row, number, fakes, bytes) -> bytes.bytes(text);
            }
            case Column.Identifier any when known != null -> known(known, index, cell, place);
            case Column.Text any when known != null -> known(known, index, cell, place);
            case Column.Identifier identifier -> {
                LongFunction<String> identifiers = identifier.pattern().identifiers(seed, index);
                yield (row, number, fakes, bytes) -> bytes.bytes(cell.encoded(identifiers.apply(number), place, width));
            }
            case Column.Text text -> {
                String fake = requireNonNull(text.fake());
                yield (row, number, fakes, bytes) -> bytes
                        .bytes(cell.encoded(requireNonNull(fakes).text(fake), place, width));
            }
        };
    }

    private Maker known(Known texts, int index, Cell cell, int place) {
        return (row, number, fakes, bytes) -> bytes
                .bytes(cell.encoded(texts.text(number, index), place, written.size()));
    }

    private static boolean quotes(Column column, CsvFormat.Quoting quoting) {
        return switch (quoting) {
            case ALL -> true;
            case NEEDED -> false;
            case TEXT -> CsvFormat.isText(column);
        };
    }

    /**
     * Encodes cells, with the separator before those that are not the first.
     *
     * @param format of the file
     * @param quotes whether all cells stand in quotes; if not, those that need it do
     */
    private record Cell(CsvFormat format, boolean quotes) {

        byte[] encoded(String text, int place, int width) {
            String separator = place == 0
                    ? ""
                    : format.spaceAfter() ? format.separator() + " " : String.valueOf(format.separator());
            return format.encoding().bytes(separator
                    + (quotes || needsQuotes(text, width) ? '"' + text.replace("\"", "\"\"") + '"' : text));
        }

        private boolean needsQuotes(String text, int width) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == format.separator() || c == '"' || c == '\n' || c == '\r') {
                    return true;
                }
            }
            return (width == 1 && text.isBlank()) || text.startsWith("\uFEFF") || text.equals("\u001A");
        }
    }

    /** Bytes that grow. */
    private static final class Bytes {
        private byte[] bytes = new byte[1 << 12];
        private int size;

        void bytes(byte[] more) {
            if (size + more.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more.length));
            }
            System.arraycopy(more, 0, bytes, size, more.length);
            size += more.length;
        }

        byte[] toArray() {
            return Arrays.copyOf(bytes, size);
        }
    }
}
