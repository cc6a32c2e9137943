package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.csv.CsvRows;
import dev.gan4j.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final List<Declared> declared; // empty where nothing is

    private TableTexts(String display, TableReader.TableCells cells, CsvRows.Facts facts, List<Declared> declared) {
        this.display = display;
        this.cells = cells;
        this.facts = facts;
        this.declared = declared;
    }

    /**
     * Reads a file.
     *
     * @param file a CSV file with or without names, as it is or gzipped
     * @return its cells
     * @throws InvalidInputException         if there is no such file, or it is no table
     * @throws java.io.UncheckedIOException if the disk fails
     */
    public static TableTexts read(Path file) {
        TableReader.TableCells cells = new TableReader.TableCells();
        CsvRows.Facts facts = CsvRows.read(file, null, null, cells);
        return new TableTexts(file.toString(), cells, facts, List.of());
    }

    /**
     * Begins to take values.
     *
     * @param names of the columns
     * @return to which rows are added
     * @throws InvalidInputException if there is no column, or one has no name of its own
     */
    public static Taker of(List<String> names) {
        return new Taker(names);
    }

    /** Takes rows of values. */
    public static final class Taker {
        private final List<String> names;
        private final TableReader.TableCells cells = new TableReader.TableCells();
        private final boolean[] areTexts;
        private final boolean[] areNumbers;
        private final boolean[] hasValues;
        private final MessageDigest hash = Sha256.digest();
        private long rows;

        private Taker(List<String> names) {
            this.names = List.copyOf(names);
            TableReader.requireNames(this.names);
            areTexts = new boolean[names.size()];
            areNumbers = new boolean[names.size()];
            Arrays.fill(areNumbers, true);
            hasValues = new boolean[names.size()];
            cells.header(this.names);
            names.forEach(this::hash);
        }

        /**
         * Says that a column is declared as one of texts, so that texts of digits are no numbers.
         *
         * @param column its index
         * @return this
         */
        public Taker text(int column) {
            areTexts[column] = true;
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
            rows++;
            if (values.size() != names.size()) {
                throw new InvalidInputException("row " + rows + " must have a cell for each of the " + names.size()
                        + " names but has " + values.size());
            }
            List<String> texts = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                String text = JavaValues.text(values.get(i));
                if (text == null) {
                    throw new InvalidInputException("row " + rows + ", column '" + names.get(i) + "': must be "
                            + JavaValues.ALLOWED + " but was " + JavaValues.described(values.get(i)));
                }
                areNumbers[i] &= text.isEmpty() || values.get(i) instanceof Number;
                hasValues[i] |= !text.isEmpty();
                texts.add(text);
                hash(text);
            }
            cells.row(rows, texts);
            return this;
        }

        private void hash(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            hash.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            hash.update(bytes);
        }

        /**
         * Ends the rows.
         *
         * @return all cells
         * @throws InvalidInputException if there was no row
         */
        public TableTexts end() {
            if (rows == 0) {
                throw new InvalidInputException("there must be at least one row but there was none");
            }
            List<Declared> declared = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                declared.add(areTexts[i]
                        ? Declared.TEXT
                        : areNumbers[i] && hasValues[i] ? Declared.NUMBER : Declared.NOTHING);
            }
            return new TableTexts(MEMORY, cells, facts(names, HexFormat.of().formatHex(hash.digest())), declared);
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
     * @param options what is known of it
     * @return its rows, and what was found
     * @throws InvalidInputException if it is not as the options say
     */
    public Table table(TableReader.Options options) {
        requireNonNull(options, "options must not be null");
        boolean isGiven = !declared.isEmpty() && options.told().blanks() == null;
        TableReader.Options told = isGiven
                ? new TableReader.Options(options.header(), options.separator(),
                        options.told().withBlanks(List.of("")), options.strict())
                : options;
        return new TableMaker(display, cells, told, declared).table(facts);
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
