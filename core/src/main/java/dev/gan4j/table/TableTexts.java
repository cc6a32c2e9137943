package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.csv.CsvRows;
import dev.gan4j.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All cells of a table as texts, from a file or from values of Java, which can be looked at more than once: to find out what the
 * columns hold, or as those of a known schema.
 *
 * <p>Of values of Java, null and the empty text are blank, and no other; a column of {@link Number}s is one of numbers, however few
 * different ones there are.
 */
public final class TableTexts {

    /** What source says of a column before its cells are looked at. */
    enum Declared {
        /** Nothing: the cells tell. */
        NOTHING,
        /** Texts, of which those of digits are no numbers. */
        TEXT,
        /** Numbers, which are no categories. */
        NUMBER
    }

    private static final String MEMORY = "rows";

    private final String display;
    private final TableReader.TableCells cells;
    private final CsvRows.Facts facts;
    private final List<Declared> declared; // empty of a CSV file, whose cells alone tell
    private final List<String> notes;

    private TableTexts(String display, TableReader.TableCells cells, CsvRows.Facts facts, List<Declared> declared,
            List<String> notes) {
        this.display = display;
        this.cells = cells;
        this.facts = facts;
        this.declared = declared;
        this.notes = List.copyOf(notes);
    }

    /**
     * Reads a file.
     *
     * @param file a CSV file with or without names, or JSON lines, as they are or compressed, or what a {@link TableFormat} reads
     * @return its cells
     * @throws InvalidInputException         if there is no such file, or it is no table
     * @throws java.io.UncheckedIOException if the disk fails
     */
    public static TableTexts read(Path file) {
        TableFormat format = TableFormat.of(file);
        if (format != null) {
            return format.read(file);
        }
        TableReader.TableCells cells = new TableReader.TableCells();
        CsvRows.Facts facts = CsvRows.read(file, null, null, cells);
        return new TableTexts(file.toString(), cells, facts, List.of(), List.of());
    }

    /**
     * Begins to take values.
     *
     * @param names of the columns
     * @return to which rows are added
     * @throws InvalidInputException if there is no column, or one has no name of its own
     */
    public static Taker of(List<String> names) {
        TableReader.requireNames(names);
        return of(MEMORY, "row", names);
    }

    /**
     * Begins to take the values of a source.
     *
     * @param display its name for messages
     * @param unit    what a row is called in messages
     * @param names   of its first columns; others may be added
     * @return to which rows are added
     */
    public static Taker of(String display, String unit, List<String> names) {
        return new Taker(display, unit, names);
    }

    /** Takes rows of values. */
    public static final class Taker {
        private final String display;
        private final String unit;
        private final List<TakenColumn> columns = new ArrayList<>();
        private final TableReader.TableCells cells = new TableReader.TableCells(false);
        private final MessageDigest hash = Sha256.digest();
        private final List<String> notes = new ArrayList<>();
        private long rows;

        private Taker(String display, String unit, List<String> names) {
            this.display = display;
            this.unit = unit;
            names.forEach(this::column);
        }

        /** What is known of a column so far. */
        private static final class TakenColumn {
            private final String name;
            private boolean isText;
            private boolean isNumber = true;
            private boolean hasValues;

            TakenColumn(String name) {
                this.name = name;
            }
        }

        /**
         * Adds a column, of which all rows so far are blank.
         *
         * @param name of its own
         * @return this
         */
        public Taker column(String name) {
            columns.add(new TakenColumn(name));
            cells.addColumn();
            hash(name);
            return this;
        }

        /**
         * Says that a column is declared as one of texts, so that texts of digits are no numbers.
         *
         * @param column its index
         * @return this
         */
        public Taker text(int column) {
            columns.get(column).isText = true;
            return this;
        }

        /**
         * Says what a reader of the source may not expect.
         *
         * @param sentence without its end
         * @return this
         */
        public Taker note(String sentence) {
            notes.add(sentence);
            return this;
        }

        /**
         * Adds a row.
         *
         * @param values one for each column, as {@link JavaValues} has them; null for none
         * @return this
         * @throws InvalidInputException if there are more or fewer, or one cannot be written as a cell; the message names its row and
         *                               column
         */
        public Taker add(List<? extends @Nullable Object> values) {
            return add(rows + 1, values);
        }

        /**
         * Adds a row.
         *
         * @param number of the row or line in the source
         * @param values as {@link #add(List)} takes them
         * @return this
         * @throws InvalidInputException as {@link #add(List)}
         */
        public Taker add(long number, List<? extends @Nullable Object> values) {
            rows++;
            if (values.size() != columns.size()) {
                throw new InvalidInputException(prefix() + unit + " " + number + " must have a cell for each of the "
                        + columns.size() + " names but has " + values.size());
            }
            List<String> texts = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                TakenColumn column = columns.get(i);
                String text = JavaValues.text(values.get(i));
                if (text == null) {
                    throw new InvalidInputException(prefix() + unit + " " + number + ", column '" + column.name
                            + "': must be " + JavaValues.ALLOWED + " but was " + JavaValues.described(values.get(i)));
                }
                column.isNumber &= text.isEmpty() || values.get(i) instanceof Number;
                column.hasValues |= !text.isEmpty();
                texts.add(text);
                hash(text);
            }
            cells.row(number, texts);
            return this;
        }

        private void hash(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            hash.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            hash.update(bytes);
        }

        private String prefix() {
            return display.equals(MEMORY) ? "" : display + ": ";
        }

        /**
         * Ends the rows.
         *
         * @return all cells, whose hash is that of the names and the cells in their order
         * @throws InvalidInputException if there was no row
         */
        public TableTexts end() {
            return end(HexFormat.of().formatHex(hash.digest()));
        }

        /**
         * Ends the rows of a file.
         *
         * @param sha256 of its bytes, in hexadecimal
         * @return all cells
         * @throws InvalidInputException if there was no row, or no column
         */
        public TableTexts end(String sha256) {
            if (rows == 0) {
                throw new InvalidInputException(prefix() + "there must be at least one row but there was none");
            }
            List<String> names = columns.stream().map(column -> column.name).toList();
            try {
                TableReader.requireNames(names);
            } catch (InvalidInputException e) {
                throw new InvalidInputException(prefix() + e.getMessage(), e);
            }
            cells.header(names);
            List<Declared> declared = columns.stream().map(column -> column.isText
                    ? Declared.TEXT
                    : column.isNumber && column.hasValues ? Declared.NUMBER : Declared.NOTHING).toList();
            return new TableTexts(display, cells, facts(names, sha256), declared, notes);
        }
    }

    /** What is known of the file of rows that come from none. */
    static CsvRows.Facts facts(List<String> names, String sha256) {
        return new CsvRows.Facts(names, names, true, ',', "\n", true, false, CsvRows.Encoding.UTF_8, 0,
                names.stream().map(name -> 0L).toList(),
                List.of(), sha256);
    }

    /**
     * Returns the table.
     *
     * <p>Where it has to be like a known one, whose cells may be written otherwise, values that come from no CSV file are written
     * as that one writes them.
     *
     * @param options what is known of it
     * @return its rows, and what was found
     * @throws InvalidInputException if it is not as the options say
     */
    public Table table(TableReader.Options options) {
        requireNonNull(options, "options must not be null");
        return options.strict() || declared.isEmpty()
                ? asItStands(options)
                : as(options.told()).asItStands(options);
    }

    private Table asItStands(TableReader.Options options) {
        boolean isGiven = !declared.isEmpty() && options.told().blanks() == null;
        TableReader.Options told = isGiven
                ? new TableReader.Options(options.header(), options.separator(),
                        options.told().withBlanks(List.of("")), options.strict())
                : options;
        Table table = new TableMaker(display, cells, told, declared).table(facts);
        if (notes.isEmpty()) {
            return table;
        }
        List<String> all = new ArrayList<>(notes);
        all.addAll(table.notes());
        return new Table(table.data(), table.schema(), table.reasons(), all, table.source(), table.sha256());
    }

    /** The same rows, with the cells of known columns as a schema writes them. */
    private TableTexts as(ToldSchema other) {
        Table own = asItStands(TableReader.Options.NONE);
        List<Column> columns = own.schema().columns().columns();
        List<Column> written = new ArrayList<>();
        for (Column column : columns) {
            ToldColumn known = other.columns().get(column.key());
            Column there = known == null ? null : known.column(column.key(), column.key());
            written.add(there == null ? column : there);
        }
        Taker taker = of(display, "row", keys());
        notes.forEach(taker::note);
        for (int row = 0; row < cells.rows(); row++) {
            List<@Nullable Object> texts = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                texts.add(column instanceof Column.Identifier || column instanceof Column.Text
                        ? text(row, i)
                        : CellText.rewrite(column, written.get(i), own.data().values().get(row, i)));
            }
            taker.add(texts);
        }
        return taker.end(facts.sha256());
    }

    /**
     * Tells whether the rows come from a CSV file, whose cells alone say what they are.
     *
     * @return false of values and of files that declare types
     */
    public boolean isCsv() {
        return declared.isEmpty();
    }

    /**
     * Returns the number of rows.
     *
     * @return at least 1
     */
    public int rows() {
        return cells.rows();
    }

    /**
     * Tells whether all values of a column are numbers of the source.
     *
     * @param column from 0, in the order of {@link #keys()}
     * @return false of texts, whatever they look like
     */
    public boolean isNumber(int column) {
        return !declared.isEmpty() && declared.get(column) == Declared.NUMBER;
    }

    /**
     * Returns the keys of the columns, by which a schema finds them.
     *
     * @return in order
     */
    public List<String> keys() {
        return facts.keys();
    }

    /**
     * Returns a cell as it stands.
     *
     * @param row    from 0
     * @param column from 0, in the order of {@link #keys()}
     * @return its text, without what belongs to the separator
     */
    public String text(int row, int column) {
        ColumnCells of = cells.columns().get(column);
        String text = of.pool().text(of.code(row));
        return column > 0 && cells.hasSpaces() ? text.substring(1) : text;
    }

    @Override
    public String toString() {
        return "TableTexts[" + display + ", " + cells.rows() + " rows]";
    }
}
