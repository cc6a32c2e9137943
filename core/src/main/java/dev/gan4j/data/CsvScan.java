package dev.gan4j.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One reading of one CSV file, record by record. */
final class CsvScan {

    /** How much of a file is looked at to find out its layout, in characters. */
    private static final int HEAD = 1 << 16;
    private static final int COLUMNS_SHOWN = 30;

    private final String display;
    private final Wanted wanted;
    private final @Nullable String toldLabel;
    private final @Nullable Boolean toldHeader;
    private final @Nullable Character toldSeparator;
    private final List<Column> chosen = new ArrayList<>();
    private @Nullable LabelColumn label;
    private char separator = ',';
    private boolean header;
    private List<String> names = List.of();
    private int width;
    private long rows;
    private long blankLine;

    /**
     * Creates a scan.
     *
     * @param display   the file's name for messages
     * @param label     the column that holds each row's class, by its name or number; null for none
     * @param header    whether the first row holds names; null to find out
     * @param separator the character between cells; null to find out
     */
    CsvScan(String display, Wanted wanted, @Nullable String label, @Nullable Boolean header,
            @Nullable Character separator) {
        this.display = display;
        this.wanted = wanted;
        toldLabel = label;
        toldHeader = header;
        toldSeparator = separator;
    }

    /** Which columns to read. */
    sealed interface Wanted {

        /** Columns by their names, or their numbers from 1 where no column has that name. */
        record Named(List<String> columns) implements Wanted {}

        /** The only column, or the first whose first cell is a number. */
        record First() implements Wanted {}

        /** Every column whose first cell is a number. */
        record Numeric() implements Wanted {}
    }

    /** What was read of a column. */
    private static final class Column {
        private final int index;
        private final DoubleStream.Builder values = DoubleStream.builder();
        private double first;
        private boolean varies;

        Column(int index) {
            this.index = index;
        }
    }

    void read(Reader text) throws IOException {
        PushbackReader reader = new PushbackReader(text, HEAD);
        String head = head(reader);
        if (head.isBlank()) {
            throw new InvalidInputException(display + ": is empty");
        }
        boolean whole = head.length() < HEAD;
        separator = toldSeparator != null ? toldSeparator : CsvLayout.separator(head, whole);
        CsvReader.CsvReaderBuilder parser;
        try {
            parser = CsvLayout.parser(separator);
            layOut(CsvLayout.records(head, separator, 2));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(display + ": '" + Texts.printable(Character.toString(separator))
                    + "' cannot be the separator; use a comma, a semicolon, a tab or another character that is no quote"
                    + " and no end of line", e);
        }
        // Not closed here: that would close the caller's stream.
        @SuppressWarnings("resource")
        CsvReader<CsvRecord> records = parser.ofCsvRecord(reader);
        long line = 0;
        try {
            for (CsvRecord row : records) {
                line = row.getStartingLineNumber();
                accept(row);
            }
        } catch (CsvParseException e) {
            throw new InvalidInputException(
                    display + ": is no CSV after line " + line + " (" + reason(e) + ")", e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String reason(CsvParseException e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return Texts.printable(String.valueOf(innermost.getMessage()));
    }

    private static String head(PushbackReader reader) throws IOException {
        char[] head = new char[HEAD];
        int length = 0;
        int read = 0;
        while (length < HEAD - 1 && read >= 0) {
            read = reader.read(head, length, HEAD - length);
            length += Math.max(read, 0);
        }
        reader.unread(head, 0, length);
        return new String(head, 0, length);
    }

    private void layOut(List<CsvRecord> beginning) {
        List<String> top = beginning.isEmpty() ? List.of() : beginning.get(0).getFields();
        List<String> second = beginning.size() < 2 ? List.of() : beginning.get(1).getFields();
        header = toldHeader != null ? toldHeader : CsvLayout.header(top, second);
    }

    private void accept(CsvRecord row) {
        long line = row.getStartingLineNumber();
        if (row.getFieldCount() == 1 && row.getField(0).isBlank()) {
            // Blank lines at the end do no harm; anywhere else a value is missing.
            blankLine = blankLine == 0 ? line : blankLine;
            return;
        }
        if (blankLine != 0) {
            throw new InvalidInputException(
                    display + ", line " + blankLine + ": is an empty line, but each row must hold a value");
        }
        if (width == 0) {
            width = row.getFieldCount();
            if (header) {
                names = names(row);
                if (wanted instanceof Wanted.Named) {
                    choose(row);
                }
                return;
            }
        }
        if (row.getFieldCount() != width) {
            throw new InvalidInputException(display + ", line " + line + ": has " + cells(row.getFieldCount())
                    + " but the first row has " + width + " (separator " + separatorName() + ")");
        }
        if (chosen.isEmpty()) {
            choose(row);
        }
        for (Column column : chosen) {
            add(column, row.getField(column.index), line);
        }
        if (label != null) {
            label.add(row.getField(label.index()), display + ", line " + line);
        }
        rows++;
    }

    private List<String> names(CsvRecord row) {
        List<String> found = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String cell : row.getFields()) {
            String name = cell.trim();
            found.add(name);
            Integer before = name.isEmpty() ? null : seen.putIfAbsent(name, found.size());
            if (before != null) {
                throw new InvalidInputException(
                        display + ", line " + row.getStartingLineNumber() + ": columns " + before
                                + " and " + found.size() + " have the same name '" + Texts.printable(name) + "'");
            }
        }
        return found;
    }

    private void choose(CsvRecord row) {
        if (toldLabel != null) {
            int index = named(toldLabel.trim());
            label = new LabelColumn(index, columnName(index));
        }
        switch (wanted) {
            case Wanted.Named named -> {
                for (String name : named.columns()) {
                    int index = named(name.trim());
                    if (isLabel(index)) {
                        throw new InvalidInputException(display + ": column " + columnName(index)
                                + " must be either the label or one of the columns but is both");
                    }
                    if (chosen.stream().anyMatch(column -> column.index == index)) {
                        throw new InvalidInputException(display + ": column '" + Texts.printable(name.trim())
                                + "' must be named once only");
                    }
                    chosen.add(new Column(index));
                }
            }
            case Wanted.First() -> chosen.add(new Column(firstOfNumbers(row)));
            case Wanted.Numeric() -> {
                for (int i = 0; i < width; i++) {
                    if (!isLabel(i) && CsvCell.of(row.getField(i)) == CsvCell.NUMBER) {
                        chosen.add(new Column(i));
                    }
                }
                if (chosen.isEmpty()) {
                    throw noNumbers(row);
                }
            }
        }
    }

    private boolean isLabel(int index) {
        return label != null && label.index() == index;
    }

    private int firstOfNumbers(CsvRecord row) {
        if (width == 1) {
            return 0;
        }
        for (CsvCell kind : List.of(CsvCell.NUMBER, CsvCell.NOT_FINITE, CsvCell.MISSING)) {
            for (int i = 0; i < width; i++) {
                if (CsvCell.of(row.getField(i)) == kind) {
                    return i;
                }
            }
        }
        throw noNumbers(row);
    }

    private InvalidInputException noNumbers(CsvRecord row) {
        return new InvalidInputException(display + ", line " + row.getStartingLineNumber()
                + ": no column holds a number; the columns are " + columns());
    }

    private int named(String name) {
        int byName = names.indexOf(name);
        if (byName >= 0) {
            return byName;
        }
        double number = CsvCell.number(name);
        if (number == Math.rint(number) && number >= 1 && number <= width) {
            return (int) number - 1;
        }
        throw new InvalidInputException(
                display + ": no column '" + Texts.printable(name) + "'; the columns are " + columns());
    }

    private String columns() {
        String list = IntStream.range(0, Math.min(width, COLUMNS_SHOWN)).mapToObj(
                i -> (i + 1) + (i < names.size() ? " '" + Texts.printable(names.get(i)) + "'" : ""))
                .collect(Collectors.joining(", "));
        return width > COLUMNS_SHOWN ? list + " and " + (width - COLUMNS_SHOWN) + " more" : list;
    }

    private void add(Column column, String cell, long line) {
        double value = CsvCell.number(cell.trim());
        if (!Double.isFinite(value)) {
            String shown = "'" + Texts.printable(cell.trim()) + "'";
            throw new InvalidInputException(
                    display + ", line " + line + ", column " + columnName(column.index) + ": "
                            + switch (CsvCell.of(cell)) {
                                case MISSING -> cell.isBlank()
                                        ? "is empty, but each row must hold a number"
                                        : shown + " marks a missing value, but each row must hold a number";
                                case NOT_FINITE -> shown + " is not finite, but each number must be";
                                case TEXT, NUMBER -> shown + " is not a number (such as -1.5 or 2e-3)";
                            });
        }
        if (rows == 0) {
            column.first = value;
        }
        column.varies |= value != column.first;
        column.values.add(value);
    }

    private String columnName(int index) {
        String name = index < names.size() ? names.get(index) : "";
        return (index + 1) + (name.isEmpty() ? "" : " '" + Texts.printable(name) + "'");
    }

    private String separatorName() {
        return separator == '\t' ? "TAB" : "'" + Texts.printable(Character.toString(separator)) + "'";
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    /**
     * Returns what was read.
     *
     * @param constant whether a column's values may all be equal
     */
    CsvTable.Result result(String sha256, boolean constant) {
        if (rows == 0) {
            throw new InvalidInputException(display + ": has no rows" + (header ? " below its header" : ""));
        }
        return new CsvTable.Result(chosen.stream().map(column -> checked(column, constant)).toList(),
                label == null ? null : nameOrNumber(label.index()), label == null ? null : label.labels(), header,
                separator, sha256);
    }

    private String nameOrNumber(int index) {
        String name = index < names.size() ? names.get(index) : "";
        return name.isEmpty() ? Integer.toString(index + 1) : name;
    }

    private CsvTable.Column checked(Column column, boolean constant) {
        String where = display + ", column " + columnName(column.index);
        if (rows < CsvColumn.MINIMUM_ROWS) {
            throw new InvalidInputException(where + ": has " + (rows == 1 ? "1 row" : rows + " rows")
                    + ", but at least " + CsvColumn.MINIMUM_ROWS + " are needed");
        }
        if (!column.varies && !constant) {
            throw new InvalidInputException(where + ": all " + rows + " rows are " + Numbers.canonical(column.first)
                    + ", but the values must vary");
        }
        String name = column.index < names.size() ? names.get(column.index) : "";
        return new CsvTable.Column.Numeric(name.isEmpty() ? "column " + (column.index + 1) : name, column.index + 1,
                column.values.build().toArray());
    }
}
