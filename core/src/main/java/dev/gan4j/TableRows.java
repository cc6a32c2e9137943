package dev.gan4j;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.PackedOutput;
import dev.gan4j.table.CellText;
import dev.gan4j.table.JsonLines;
import dev.gan4j.table.JsonLinesWriter;
import dev.gan4j.table.MadeTexts;
import dev.gan4j.table.RecordMaker;
import dev.gan4j.table.ResultSetTexts;
import dev.gan4j.table.RowValues;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableSchema;
import dev.gan4j.table.TableTexts;
import dev.gan4j.table.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table of mixed columns: from a file, from memory or from a query, and what a {@link TableGan} samples. Immutable and
 * thread-safe.
 *
 * <p>What the columns hold is found out. Of rows in memory, null, NaN and the empty text are blank; numbers are numbers, and dates
 * dates, whatever they look like. In maps and columns a text of digits is a number, as in a file; a component of a record and a
 * column of a query that are declared as texts stay texts.
 *
 * <p>Rows come back as values of Java: whole numbers as {@link Long} (above 2<sup>63</sup> as {@link java.math.BigInteger}), others
 * as {@link Double}; categories as texts, but "true" and "false" as {@link Boolean}; dates and times as those of {@code java.time};
 * identifiers as texts; blanks as null.
 */
public final class TableRows {

    private final @Nullable TableTexts texts; // of rows that were read; null of others
    private final @Nullable Made made; // null of rows that were read
    private volatile @Nullable Table table; // as it was found; null until somebody asks

    /**
     * Rows that were made.
     *
     * @param rows   numbers of the schema's columns
     * @param schema of the table
     * @param texts  gives identifiers and free text, for one thread
     * @param writer writes rows
     * @param first  number of the first row
     * @param hasAll whether free text is there that a model would leave out
     */
    private record Made(Dataset rows, TableSchema schema, Supplier<RowValues.Texts> texts, TableWriter writer,
            long first,
            boolean hasAll) {}

    private TableRows(@Nullable TableTexts texts, @Nullable Made made) {
        this.texts = texts;
        this.made = made;
    }

    /** Rows that a model sampled. */
    static TableRows sampled(Dataset rows, TableSchema schema, long seed, long first) {
        return new TableRows(null, new Made(rows, schema, () -> new MadeTexts(schema, seed)::text,
                new TableWriter(schema, seed), first, false));
    }

    /** The same rows with their blanks filled. */
    TableRows filled(Dataset rows, TableSchema schema) {
        List<String> keys = schema.columns().keys();
        int[] places = keys.stream().mapToInt(keys()::indexOf).toArray();
        RowValues.Texts own = ownTexts();
        TableWriter.Known known = (row, column) -> places[column] < 0
                ? "" // an identifier, or free text, that the rows do not have
                : requireNonNull(own.text(row, places[column]));
        return new TableRows(null, new Made(rows, schema, () -> known::text, new TableWriter(schema, known), 0,
                true));
    }

    /**
     * Reads a file: CSV or JSON lines ({@code .jsonl}, {@code .ndjson}), as they are or compressed by gzip; with the module
     * gan4j-sources also Parquet and folders of it, and what is compressed by zstd.
     *
     * @param file the file, whose name says which of them it is; CSV where it says nothing
     * @return its rows
     * @throws InvalidInputException         if there is no such file, or it is no table
     * @throws java.io.UncheckedIOException if the disk fails
     */
    public static TableRows read(Path file) {
        return new TableRows(TableTexts.read(file), null);
    }

    /**
     * Takes rows whose columns are named by keys.
     *
     * @param rows a value for each column; null or missing for none
     * @return the rows, their columns in the order in which the keys appear
     * @throws InvalidInputException if there is no row, or a value is none of a table; the message names its row and column
     */
    public static TableRows ofMaps(Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        requireRows(rows);
        TableTexts.Taker taker = TableTexts.of(List.copyOf(names));
        for (Map<String, ? extends @Nullable Object> row : rows) {
            taker.add(names.stream().<@Nullable Object>map(row::get).toList());
        }
        return ofMemory(taker);
    }

    /**
     * Takes a stream of rows whose columns are named by keys, as {@link #ofMaps(Collection)} does.
     *
     * @param rows to its end; not closed
     * @return the rows, in the order of the stream
     * @throws InvalidInputException as {@link #ofMaps(Collection)}
     */
    public static TableRows ofMaps(Stream<? extends Map<String, ? extends @Nullable Object>> rows) {
        return ofMaps(rows.toList());
    }

    /**
     * Takes a stream of records, as {@link #ofRecords(Collection)} does.
     *
     * @param rows to its end; not closed
     * @return the rows, in the order of the stream
     * @throws InvalidInputException as {@link #ofRecords(Collection)}
     */
    public static TableRows ofRecords(Stream<? extends Record> rows) {
        return ofRecords(rows.toList());
    }

    /**
     * Takes records, each a row.
     *
     * @param rows of one class
     * @return the rows, with a column for each component
     * @throws InvalidInputException as {@link #ofMaps(Collection)}, and if a record is of another class or cannot be read from here
     */
    public static TableRows ofRecords(Collection<? extends Record> rows) {
        requireRows(rows);
        Class<?> type = rows.iterator().next().getClass();
        RecordComponent[] components = type.getRecordComponents();
        TableTexts.Taker taker = TableTexts.of(Arrays.stream(components).map(RecordComponent::getName).toList());
        for (int i = 0; i < components.length; i++) {
            if (CharSequence.class.isAssignableFrom(components[i].getType())) {
                taker.text(i);
            }
        }
        for (Record row : rows) {
            if (row.getClass() != type) {
                throw new InvalidInputException("records must be of one class but were of " + type.getSimpleName()
                        + " and " + row.getClass().getSimpleName());
            }
            taker.add(RecordMaker.values(row));
        }
        return ofMemory(taker);
    }

    /**
     * Takes columns.
     *
     * @param names   of the columns
     * @param columns for each an array, such as a {@code double[]} or a {@code String[]}, or a list; all of one length
     * @return the rows
     * @throws InvalidInputException as {@link #ofMaps(Collection)}, and if a column is neither, or longer or shorter than the first; the message
     *                               names it
     */
    public static TableRows ofColumns(List<String> names, Object... columns) {
        if (names.size() != columns.length) {
            throw new InvalidInputException("there must be a name for each of " + columns.length
                    + " columns but there were " + names.size());
        }
        TableTexts.Taker taker = TableTexts.of(names);
        List<List<?>> values = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            values.add(column(names.get(i), columns[i]));
            if (values.get(i).size() != values.getFirst().size()) {
                throw new InvalidInputException("column '" + names.get(i) + "' must have " + values.getFirst().size()
                        + " values, as the first one has, but has " + values.get(i).size());
            }
        }
        for (int row = 0; row < values.getFirst().size(); row++) {
            int at = row;
            taker.add(values.stream().<@Nullable Object>map(column -> column.get(at)).toList());
        }
        return ofMemory(taker);
    }

    private static List<?> column(String name, Object column) {
        if (column instanceof List<?> list) {
            return list;
        }
        if (!column.getClass().isArray()) {
            throw new InvalidInputException("column '" + name + "' must be an array or a list but was of the class "
                    + column.getClass().getTypeName());
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < Array.getLength(column); i++) {
            values.add(Array.get(column, i));
        }
        return values;
    }

    /**
     * Reads the rows of a query that are left, all of them into memory. The types are those of the query: NULL is blank, and texts
     * stay texts, even where all are digits.
     *
     * @param rows not closed
     * @return the rows
     * @throws SQLException          if the query fails, be it half-way
     * @throws InvalidInputException if there is no row, a column has no name of its own, or it holds bytes, arrays or the like; the
     *                               message names it
     */
    public static TableRows ofResultSet(ResultSet rows) throws SQLException {
        return new TableRows(ResultSetTexts.read(rows), null);
    }

    /**
     * Takes cells as they were collected, such as those of a frame of another library that declares what its columns hold.
     *
     * @param cells all rows
     * @return the rows
     */
    @SuppressWarnings("exports") // for gan4j's own modules
    public static TableRows of(TableTexts cells) {
        return new TableRows(requireNonNull(cells, "cells must not be null"), null);
    }

    private static void requireRows(Collection<?> rows) {
        if (rows.isEmpty()) {
            throw new InvalidInputException("there must be at least one row but there was none");
        }
    }

    private static TableRows ofMemory(TableTexts.Taker taker) {
        return new TableRows(taker.end(), null);
    }

    /**
     * Returns the number of rows.
     *
     * @return at least 0
     */
    public int size() {
        return data().rows();
    }

    /**
     * Returns the names of the columns; those of free text that a model leaves out are not among them.
     *
     * @return in order
     */
    public List<String> columns() {
        return rowValues().names();
    }

    /**
     * Returns all rows.
     *
     * @return the values of each by the names of the columns, in order; null for blanks
     */
    public List<Map<String, @Nullable Object>> toMaps() {
        List<String> names = columns();
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        for (List<@Nullable Object> row : values()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                map.put(names.get(i), row.get(i));
            }
            maps.add(Collections.unmodifiableMap(map));
        }
        return Collections.unmodifiableList(maps);
    }

    /**
     * Returns all rows as records. A component has the value of the column of its name, as its type: a number as any other number,
     * a text as an enum constant or a UUID, and anything as a text. A blank is null, or NaN.
     *
     * @param <R>  the class
     * @param type of the records
     * @return a record for each row
     * @throws InvalidInputException if a component is no column, a value does not fit its type, such as a blank an int, or the
     *                               record refuses it; the message names the row and the column
     */
    public <R extends Record> List<R> toRecords(Class<R> type) {
        RecordMaker<R> maker = new RecordMaker<>(type, columns());
        List<List<@Nullable Object>> values = values();
        return IntStream.range(0, values.size()).mapToObj(row -> maker.record(row, values.get(row))).toList();
    }

    /**
     * Writes all rows: as JSON lines where the name ends with {@code .jsonl} or {@code .ndjson}, else as CSV, as the table's file is
     * written: its separators, quotes, and formats of numbers and times. Where the name ends with {@code .gz}, the file is gzipped.
     *
     * @param file where to; it appears when it is complete, and replaces one that is there
     * @throws IOException           if it cannot be written
     * @throws InvalidInputException if its name says that it is something else, such as Parquet
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, PackedOutput.of(file, JsonLines.isNamed(file) ? this::writeJson : this::write));
    }

    /**
     * Writes all rows as CSV, as {@link #write(Path)} does.
     *
     * @param out not closed
     * @throws IOException if they cannot be written
     */
    public void write(OutputStream out) throws IOException {
        TableWriter writer = made == null ? new TableWriter(schema(), this::ownText) : made.writer();
        out.write(writer.header());
        out.write(writer.rows(data(), made == null ? 0 : made.first));
    }

    private void writeJson(OutputStream out) throws IOException {
        out.write(new JsonLinesWriter(rowValues()).rows(data(), 0));
    }

    private String ownText(long row, int column) {
        return requireNonNull(texts).text((int) row, column);
    }

    /** Gives the texts of rows, which are numbered from 0; for one thread. */
    private RowValues.Texts ownTexts() {
        if (made == null) {
            return this::ownText;
        }
        RowValues.Texts texts = made.texts.get();
        return (row, column) -> texts.text(made.first + row, column);
    }

    private List<String> keys() {
        return schema().columns().keys();
    }

    private Dataset data() {
        return made == null ? found().data() : made.rows;
    }

    TableSchema schema() {
        return made == null ? found().schema() : made.schema;
    }

    /** The table as it is found out, once. */
    private Table found() {
        Table known = table;
        if (known == null) {
            known = requireNonNull(texts).table(TableReader.Options.NONE);
            table = known;
        }
        return known;
    }

    /** What turns the rows, which are numbered from 0, into values. */
    private RowValues rowValues() {
        return new RowValues(schema(), ownTexts(), made == null || made.hasAll);
    }

    private List<List<@Nullable Object>> values() {
        Dataset rows = data();
        RowValues values = rowValues();
        return IntStream.range(0, rows.rows()).mapToObj(row -> values.row(rows, row, row)).toList();
    }

    /** The rows, as an experiment on them finds them. */
    Table table(TableReader.Options options) {
        return texts == null ? again(values(), columns()).table(options) : texts.table(options);
    }

    /** The rows as those of a known table, by the names of its columns. */
    Table like(TableSchema other) {
        TableReader.Options options = TableReader.Options.like(other);
        return texts != null ? texts.table(options) : again(texts(other), keys()).table(options);
    }

    /** Rows that were made are written as the other table writes them. */
    private List<List<@Nullable Object>> texts(TableSchema other) {
        List<Column> own = schema().columns().columns();
        List<List<@Nullable Object>> all = new ArrayList<>();
        RowValues.Texts texts = ownTexts();
        Dataset rows = data();
        for (int row = 0; row < rows.rows(); row++) {
            List<@Nullable Object> cells = new ArrayList<>(own.size());
            for (int i = 0; i < own.size(); i++) {
                int at = other.columns().keys().indexOf(own.get(i).key());
                cells.add(own.get(i) instanceof Column.Identifier || own.get(i) instanceof Column.Text
                        ? texts.text(row, i)
                        : CellText.rewrite(own.get(i), at < 0 ? own.get(i) : other.columns().columns().get(at),
                                rows.values().get(row, i)));
            }
            all.add(cells);
        }
        return all;
    }

    private static TableTexts again(List<List<@Nullable Object>> rows, List<String> names) {
        TableTexts.Taker taker = TableTexts.of(names);
        rows.forEach(taker::add);
        return taker.end();
    }

    @Override
    public String toString() {
        return "TableRows[" + size() + " rows of " + String.join(", ", columns()) + "]";
    }
}
