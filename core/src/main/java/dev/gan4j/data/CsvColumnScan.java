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
final class CsvColumnScan {

    /** How much of a file is looked at to find out its layout, in characters. */
    private static final int HEAD = 1 << 16;
    private static final int COLUMNS_SHOWN = 30;

    private final String display;
    private final CsvColumn.Options options;
    private final DoubleStream.Builder values = DoubleStream.builder();
    private char separator = ',';
    private boolean header;
    private List<String> names = List.of();
    private int width;
    private int column = -1;
    private long rows;
    private long blankLine;
    private double first;
    private boolean varies;

    CsvColumnScan(String display, CsvColumn.Options options) {
        this.display = display;
        this.options = options;
    }

    void read(Reader text) throws IOException {
        PushbackReader reader = new PushbackReader(text, HEAD);
        String head = head(reader);
        if (head.isBlank()) {
            throw new InvalidInputException(display + ": is empty");
        }
        boolean whole = head.length() < HEAD;
        separator = options.separator() != null ? options.separator() : CsvLayout.separator(head, whole);
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
        header = options.header() != null ? options.header() : CsvLayout.header(top, second);
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
                if (options.column() != null) {
                    column = choose(row);
                }
                return;
            }
        }
        if (row.getFieldCount() != width) {
            throw new InvalidInputException(display + ", line " + line + ": has " + cells(row.getFieldCount())
                    + " but the first row has " + width + " (separator " + separatorName() + ")");
        }
        if (column < 0) {
            column = choose(row);
        }
        add(row.getField(column), line);
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

    private int choose(CsvRecord row) {
        String wanted = options.column();
        if (wanted != null) {
            return named(wanted.trim());
        }
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
        throw new InvalidInputException(display + ", line " + row.getStartingLineNumber()
                + ": no column holds a number; the columns are " + columns());
    }

    private int named(String wanted) {
        int byName = names.indexOf(wanted);
        if (byName >= 0) {
            return byName;
        }
        double number = CsvCell.number(wanted);
        if (number == Math.rint(number) && number >= 1 && number <= width) {
            return (int) number - 1;
        }
        throw new InvalidInputException(
                display + ": no column '" + Texts.printable(wanted) + "'; the columns are " + columns());
    }

    private String columns() {
        String list = IntStream.range(0, Math.min(width, COLUMNS_SHOWN)).mapToObj(
                i -> (i + 1) + (i < names.size() ? " '" + Texts.printable(names.get(i)) + "'" : ""))
                .collect(Collectors.joining(", "));
        return width > COLUMNS_SHOWN ? list + " and " + (width - COLUMNS_SHOWN) + " more" : list;
    }

    private void add(String cell, long line) {
        double value = CsvCell.number(cell.trim());
        if (!Double.isFinite(value)) {
            String shown = "'" + Texts.printable(cell.trim()) + "'";
            throw new InvalidInputException(
                    display + ", line " + line + ", column " + columnName() + ": " + switch (CsvCell.of(cell)) {
                        case MISSING -> cell.isBlank()
                                ? "is empty, but each row must hold a number"
                                : shown + " marks a missing value, but each row must hold a number";
                        case NOT_FINITE -> shown + " is not finite, but each number must be";
                        case TEXT, NUMBER -> shown + " is not a number (such as -1.5 or 2e-3)";
                    });
        }
        if (rows == 0) {
            first = value;
        }
        varies |= value != first;
        rows++;
        values.add(value);
    }

    private String columnName() {
        String name = column < names.size() ? names.get(column) : "";
        return (column + 1) + (name.isEmpty() ? "" : " '" + Texts.printable(name) + "'");
    }

    private String separatorName() {
        return separator == '\t' ? "TAB" : "'" + Texts.printable(Character.toString(separator)) + "'";
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    CsvColumn.Result result(String sha256) {
        if (rows == 0) {
            throw new InvalidInputException(display + ": has no rows" + (header ? " below its header" : ""));
        }
        String where = display + ", column " + columnName();
        if (rows < CsvColumn.MINIMUM_ROWS) {
            throw new InvalidInputException(where + ": has " + (rows == 1 ? "1 row" : rows + " rows")
                    + ", but at least " + CsvColumn.MINIMUM_ROWS + " are needed");
        }
        if (!varies && !options.constant()) {
            throw new InvalidInputException(
                    where + ": all " + rows + " rows are " + Numbers.canonical(first) + ", but the values must vary");
        }
        @Nullable
        String name = column < names.size() && !names.get(column).isEmpty() ? names.get(column) : null;
        return new CsvColumn.Result(values.build().toArray(), name != null ? name : "column " + (column + 1),
                column + 1,
                header, separator, sha256);
    }
}
