package dev.gan4j.data.csv;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Missing;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.data.internal.Texts;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One reading of one CSV file, record by record. */
final class CsvScan {

    /** How much of the beginning of a file is used to detect its layout, in characters. */
    private static final int HEAD = 1 << 16;

    /** The end-of-file mark of DOS, on a separate line after the last row. */
    private static final String END_MARK = "\u001A";

    private final String display;
    private final ColumnChoice wanted;
    private final @Nullable String toldLabel;
    private final @Nullable Boolean toldHeader;
    private final @Nullable Character toldSeparator;
    private final MissingRows missing;
    private final @Nullable CsvSink sink; // null where columns are read
    private @Nullable CsvTally tally;
    private final List<Cells> chosen = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<CsvRecord> beginning = List.of();
    private @Nullable LabelColumn label;
    private @Nullable CsvHeading heading;
    private @Nullable CsvChoice choice;
    private int numeric;
    private List<String> codes = List.of();
    private @Nullable DecimalCommas decimalCommas;
    private long endMark;
    private char separator = ',';
    private boolean header;
    private long rows;
    private long most = MemoryBound.rows(1, false);
    private String lineEnd = "";
    private boolean endsLine;
    private boolean byteOrderMark;
    private CsvRows.Encoding encoding = CsvRows.Encoding.UTF_8;
    private long quotedLine; // the last one whose first cell stands in quotes
    private final List<CsvRecord> emptyRows = new ArrayList<>();
    private long blankLine;
    private long blankLines;

    /**
     * Creates a scan that keeps the wanted columns.
     *
     * @param display the file's name for messages
     */
    CsvScan(String display, CsvTable.Options options) {
        this(display, options, null);
    }

    private CsvScan(String display, CsvTable.Options options, @Nullable CsvSink sink) {
        this.display = display;
        wanted = options.columns();
        toldLabel = options.label();
        toldHeader = options.header();
        toldSeparator = options.separator();
        missing = new MissingRows(options.missing());
        this.sink = sink;
    }

    /** Creates a scan that examines every column and keeps none. */
    static CsvScan ofAll(String display) {
        CsvTally tally = new CsvTally();
        CsvScan scan = new CsvScan(display,
                new CsvTable.Options(new ColumnChoice.Numeric(), null, null, null, true, Missing.DROP), tally);
        scan.tally = tally;
        return scan;
    }

    /** Creates a scan that hands every cell on, and keeps none. */
    static CsvScan ofCells(String display, @Nullable Boolean header, @Nullable Character separator, CsvSink sink) {
        return new CsvScan(display,
                new CsvTable.Options(new ColumnChoice.Numeric(), null, header, separator, true, Missing.REFUSE), sink);
    }

    /** The cells of a column that were read. */
    private static final class Cells {
        private final CsvChoice.Picked picked;
        private final DoubleStream.Builder values = DoubleStream.builder();
        private final LostDifference lost = new LostDifference();
        private double first;
        private boolean varies;

        Cells(CsvChoice.Picked picked) {
            this.picked = picked;
        }

        int index() {
            return picked.index();
        }
    }

    void read(TextReader text) throws IOException {
        PushbackReader reader = new PushbackReader(text, HEAD);
        String head = head(reader);
        boolean whole = head.length() < HEAD - 1;
        if (head.chars().allMatch(c -> " \t\r\n".indexOf(c) >= 0) && whole) {
            throw new InvalidInputException(display + ": is empty");
        }
        separator = toldSeparator != null ? toldSeparator : CsvLayout.separator(head, whole);
        CsvReader.CsvReaderBuilder parser;
        try {
            parser = CsvLayout.parser(separator);
            layOut(CsvLayout.records(head, separator, Integer.MAX_VALUE), whole);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(display + ": '" + Texts.printable(Character.toString(separator))
                    + "' cannot be the separator; use a comma, a semicolon, a tab or another character that is neither a"
                    + " quote nor the end of a line", e);
        }
        QuoteCheck checked = new QuoteCheck(reader, display, separator);
        // Not closed here: that would close the caller's stream.
        @SuppressWarnings("resource")
        CsvReader<CsvRecord> records = parser.build(
                CsvRecordHandler.builder().maxFieldSize(MemoryBound.cell()).maxRecordSize(4 * MemoryBound.cell())
                        .fieldModifier(new Quotes()).build(),
                checked);
        try {
            accept(records);
        } catch (InvalidInputException e) {
            throw missing.orElse(e);
        }
        if (decimalCommas != null) {
            notes.addAll(decimalCommas.notes());
        }
        lineEnd = checked.lineEnd();
        endsLine = checked.endsLine();
        byteOrderMark = text.hasByteOrderMark();
        encoding = text.encoding();
        if (encoding == CsvRows.Encoding.WINDOWS_1252) {
            notes.add("is not UTF-8 text, and is read as Windows-1252");
        }
        String longColumn = checked.note();
        if (longColumn != null) {
            notes.add(longColumn);
        }
    }

    /** Sees which cells stand in quotes. */
    private final class Quotes implements FieldModifier {

        @Override
        public String modify(long line, int column, boolean quoted, String cell) {
            if (quoted && sink != null) {
                sink.quoted(line, column);
            }
            quotedLine = quoted && column == 0 ? line : quotedLine;
            return cell;
        }
    }

    private void accept(CsvReader<CsvRecord> records) throws IOException {
        long line = 0;
        try {
            for (CsvRecord row : records) {
                line = row.getStartingLineNumber();
                accept(row);
            }
        } catch (CsvParseException e) {
            Throwable innermost = e;
            while (innermost.getCause() != null) {
                innermost = innermost.getCause();
            }
            throw innermost instanceof InvalidInputException own
                    ? own
                    : new InvalidInputException(
                            display + ": is not CSV " + (line == 0 ? "at its beginning" : "after line " + line) + " ("
                                    + Texts.printable(String.valueOf(innermost.getMessage())) + ")",
                            e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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

    private void layOut(List<CsvRecord> records, boolean whole) {
        beginning = records.subList(0, whole || records.size() < 3 ? records.size() : records.size() - 1).stream()
                .filter(row -> !isEndMark(row)).toList();
        List<String> top = beginning.isEmpty() ? List.of() : beginning.get(0).getFields();
        List<String> second = beginning.size() < 2 ? List.of() : beginning.get(1).getFields();
        header = toldHeader != null ? toldHeader : CsvLayout.header(top, second);
        if (toldSeparator == null && !header && separator == ',') {
            decimalCommas = new DecimalCommas();
        }
    }

    private void accept(CsvRecord row) {
        long line = row.getStartingLineNumber();
        if (isEndMark(row)) {
            endMark = line;
            return;
        }
        if (row.getFieldCount() == 1 && CsvCell.isBlank(row.getField(0)) && takesEmptyLine(row)) {
            if (quotedLine != line) {
                emptyRows.add(row); // at the end it does no harm, before another row it is one
                return;
            }
        } else if (row.getFieldCount() == 1 && CsvCell.isBlank(row.getField(0))) {
            // Blank lines at the end do no harm; anywhere else a value is missing.
            blankLine = blankLine == 0 ? line : blankLine;
            blankLines++;
            checkSize();
            return;
        }
        if (endMark != 0) {
            throw new InvalidInputException(
                    display + ", line " + endMark + ": is the end-of-file character of DOS (the control"
                            + " character U+001A) but more follows it");
        }
        if (blankLine != 0) {
            missing.add(blankLines, blankLines, display + ", line " + blankLine
                    + ": is an empty line, but each row must hold a value");
            blankLine = 0;
            blankLines = 0;
        }
        CsvHeading columns = heading;
        if (columns == null) {
            columns = header ? CsvHeading.named(display, row) : CsvHeading.numbered(display, row.getFieldCount());
            heading = columns;
            if (header) {
                if (sink != null) {
                    sink.header(row);
                }
                if (wanted instanceof ColumnChoice.Named) {
                    choose(row, columns);
                }
                return;
            }
        }
        if (row.getFieldCount() != columns.width()) {
            throw new InvalidInputException(display + ", line " + line + ": has " + cells(row.getFieldCount())
                    + " but the first row has " + columns.width() + " (separator " + separatorName() + ")");
        }
        if (sink != null) {
            most = MemoryBound.tableRows(columns.width());
            emptyRows.forEach(this::handOn);
            emptyRows.clear();
            handOn(row);
            return;
        }
        if (chosen.isEmpty()) {
            choose(row, columns);
        }
        if (decimalCommas != null) {
            decimalCommas.look(row);
        }
        if (!isMissing(row, columns)) {
            add(row, columns);
        }
        checkSize();
    }

    private void handOn(CsvRecord row) {
        requireNonNull(sink).add(row);
        rows++;
        checkSize();
    }

    /** Whether an empty line is a row of a file with one column. */
    private boolean takesEmptyLine(CsvRecord row) {
        CsvHeading columns = heading;
        return sink != null && sink.takesEmptyLines()
                && (columns == null ? row.getStartingLineNumber() == quotedLine : columns.width() == 1);
    }

    private static boolean isEndMark(CsvRecord row) {
        return row.getFieldCount() == 1 && row.getField(0).equals(END_MARK);
    }

    private void checkSize() {
        if (rows + missing.rows() + blankLines > most) {
            throw new InvalidInputException(
                    display + ": has more than " + most + " rows, the most " + MemoryBound.remedy());
        }
    }

    /** Counts the cells that a row lacks. */
    private boolean isMissing(CsvRecord row, CsvHeading columns) {
        int cells = 0;
        String first = "";
        for (Cells column : chosen) {
            String cell = row.getField(column.index());
            if (CsvCell.isMissing(cell)) {
                cells++;
                first = first.isEmpty() ? position(row, columns, column.index()) + CsvCell.lacking(cell) : first;
            }
        }
        LabelColumn classes = label;
        if (classes != null && LabelColumn.isMissing(row.getField(classes.index()))) {
            cells++;
            first = first.isEmpty()
                    ? position(row, columns, classes.index()) + "is empty, but each row must have a class"
                    : first;
        }
        if (cells > 0) {
            missing.add(1, cells, first);
        }
        return cells > 0;
    }

    private void add(CsvRecord row, CsvHeading columns) {
        for (Cells column : chosen) {
            String cell = CsvCell.trim(row.getField(column.index()));
            double value = CsvCell.number(cell);
            if (!Double.isFinite(value) || (!column.picked.named() && CsvCell.isCode(cell))) {
                throw new InvalidInputException(position(row, columns, column.index()) + "'" + Texts.printable(cell)
                        + "'" + CsvCell.fault(cell) + (choice == null ? "" : choice.others(column.picked)));
            }
            if (rows == 0) {
                column.first = value;
            }
            column.varies |= value != column.first;
            if (!column.varies) {
                column.lost.look(cell);
            }
            column.values.add(value);
        }
        LabelColumn classes = label;
        if (classes != null) {
            classes.add(row.getField(classes.index()), display + ", line " + row.getStartingLineNumber());
        }
        rows++;
    }

    private String position(CsvRecord row, CsvHeading columns, int index) {
        return display + ", line " + row.getStartingLineNumber() + ", column " + columns.title(index) + ": ";
    }

    private void choose(CsvRecord row, CsvHeading columns) {
        List<CsvRecord> data = beginning.subList(Math.min(header ? 1 : 0, beginning.size()), beginning.size());
        CsvProfile profile = CsvProfile.of(data.isEmpty() ? List.of(row) : data, columns.width());
        beginning = List.of();
        CsvChoice found = new CsvChoice(display, columns, profile, wanted, toldLabel, row.getStartingLineNumber());
        found.columns().forEach(column -> chosen.add(new Cells(column)));
        if (found.label() >= 0) {
            label = new LabelColumn(found.label(), columns.title(found.label()));
        }
        notes.addAll(found.notes());
        numeric = profile.numeric() - (found.label() >= 0 && profile.isNumeric(found.label()) ? 1 : 0);
        codes = IntStream.range(0, columns.width()).filter(index -> index != found.label()).mapToObj(profile::code)
                .filter(Objects::nonNull).map(Texts::printable).toList();
        choice = found;
        most = MemoryBound.rows(chosen.size(), label != null);
    }

    private String separatorName() {
        return separator == '\t' ? "TAB" : "'" + Texts.printable(Character.toString(separator)) + "'";
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    /** Returns the columns of a file that has rows. */
    private CsvHeading columns() {
        CsvHeading columns = heading;
        if (columns == null) {
            throw new InvalidInputException(display + ": is empty");
        }
        missing.check(rows);
        if (rows == 0) {
            throw new InvalidInputException(display + ": has no rows" + (header ? " below its header" : "")
                    + missing.dropped());
        }
        return columns;
    }

    /** Returns the survey of all columns. */
    CsvSurvey survey() {
        CsvHeading columns = columns();
        return new CsvSurvey(display, requireNonNull(tally).columns(columns, missing.rows()), rows + missing.rows(),
                header, separator);
    }

    /** Returns how the file is written. */
    CsvRows.Facts facts(String sha256, long quotedNames, List<Long> quoted) {
        CsvHeading columns = columns();
        List<Integer> all = IntStream.range(0, columns.width()).boxed().toList();
        return new CsvRows.Facts(all.stream().map(index -> nameOf(index, columns)).toList(),
                all.stream().map(columns::key).toList(), header, separator, lineEnd, endsLine, byteOrderMark,
                encoding, quotedNames,
                quoted, notes, sha256);
    }

    private static String nameOf(int index, CsvHeading columns) {
        String name = columns.name(index);
        return name.isEmpty() ? "column " + (index + 1) : name;
    }

    /**
     * Returns the table.
     *
     * @param constant whether a column's values may all be equal
     */
    CsvTable.Result result(String sha256, boolean constant) {
        CsvHeading columns = columns();
        LabelColumn classes = label;
        chosen.forEach(column -> check(column, columns, constant));
        Schema schema = new Schema(chosen.stream().map(column -> describe(column, columns)).toList());
        return new CsvTable.Result(new Dataset(schema, values(), classes == null ? null : classes.labels()),
                classes == null ? null : columns.key(classes.index()), header, separator, sha256, facts(columns));
    }

    /** Moves the cells to points; each is copied only once, because a file may have as many rows as memory can hold. */
    private Points values() {
        List<PrimitiveIterator.OfDouble> cells = chosen.stream().map(column -> column.values.build().iterator())
                .toList();
        return Points.generate((int) rows, cells.size(),
                (row, point) -> Arrays.setAll(point, column -> cells.get(column).nextDouble()));
    }

    private CsvFacts facts(CsvHeading columns) {
        return new CsvFacts(display,
                chosen.stream().map(column -> Texts.printable(columns.key(column.index()))).toList(),
                label == null ? null : Texts.printable(columns.key(label.index())), numeric, codes,
                (toldHeader != null || isShownByName(columns)) ? null : header, missing.rows(), notes);
    }

    /** Whether a column was requested by a name that the first row contains. */
    private boolean isShownByName(CsvHeading columns) {
        boolean byName = toldLabel != null && columns.isName(toldLabel);
        return byName || (wanted instanceof ColumnChoice.Named(List<String> names)
                && names.stream().anyMatch(columns::isName));
    }

    private static Column describe(Cells column, CsvHeading columns) {
        return new Column.Numeric(nameOf(column.index(), columns), columns.key(column.index()));
    }

    private void check(Cells column, CsvHeading columns, boolean constant) {
        String where = display + ", column " + columns.title(column.index());
        if (rows < CsvTable.MINIMUM_ROWS) {
            throw new InvalidInputException(where + ": has " + (rows == 1 ? "1 row" : rows + " rows")
                    + missing.dropped() + ", but at least " + CsvTable.MINIMUM_ROWS + " are needed");
        }
        if (!column.varies && !constant) {
            throw new InvalidInputException(where + ": " + column.lost.sentence(rows, column.first)
                    + ", but the values must vary");
        }
    }
}
