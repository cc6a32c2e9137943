package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.csv.CsvRows;
import dev.gan4j.internal.PackedStream;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PushbackReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes a CSV file anew with some of its cells replaced, and every other character as it was. */
public final class BlankFiller {

    /** Tells which cells are replaced. */
    @FunctionalInterface
    public interface Cells {

        /**
         * Tells whether a cell is replaced.
         *
         * @param row    from 0
         * @param column index in the schema
         * @return false to leave it
         */
        boolean isReplaced(int row, int column);
    }

    private final TableSchema schema;
    private final Dataset rows;
    private final Cells cells;
    private final CsvRows.Facts facts;
    private final Lines lines;
    private final int[] columns; // of the schema, by place in the file; -1 for none
    private final boolean[] quotes; // by place in the file

    private BlankFiller(TableSchema schema, Dataset rows, Cells cells, CsvRows.Facts facts, Lines lines) {
        this.schema = schema;
        this.rows = rows;
        this.cells = cells;
        this.facts = facts;
        this.lines = lines;
        List<String> keys = schema.columns().keys();
        columns = facts.keys().stream().mapToInt(keys::indexOf).toArray();
        quotes = new boolean[columns.length];
        for (int place = 0; place < columns.length; place++) {
            quotes[place] = facts.quoted().get(place) > 0;
        }
    }

    /**
     * Writes the file.
     *
     * @param file    a CSV file, as it is or gzipped
     * @param options by which it was read
     * @param schema  of the rows
     * @param rows    as many as the file has
     * @param cells   which are replaced by those of the rows
     * @param out     plain text; not closed
     * @throws IOException                           if the file cannot be read any more, or the rest not be written
     * @throws dev.gan4j.InvalidInputException if the file is no table
     */
    public static void write(Path file, TableReader.Options options, TableSchema schema, Dataset rows, Cells cells,
            OutputStream out) throws IOException {
        requireNonNull(schema, "schema must not be null");
        Lines lines = new Lines();
        CsvRows.Facts facts = CsvRows.read(file, TableReader.header(options), TableReader.separator(options),
                lines);
        if (lines.count != rows.rows()) {
            throw new IOException(file + " has changed while it was read");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = PackedStream.open(in)) {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, facts.encoding().charset()));
            new BlankFiller(schema, rows, cells, facts, lines)
                    .copy(new PushbackReader(
                            new BufferedReader(new InputStreamReader(plain, facts.encoding().charset()))), writer);
            writer.flush();
        }
    }

    /** The line on which each row begins. */
    private static final class Lines implements CsvRows.Taker {
        private long[] begins = new long[1024];
        private int count;

        @Override
        public void header(List<String> names) {
            // It is copied as any line that is no row.
        }

        @Override
        public void row(long line, List<String> cells) {
            begins = count == begins.length ? Arrays.copyOf(begins, 2 * count) : begins;
            begins[count++] = line;
        }
    }

    private void copy(PushbackReader in, Writer out) throws IOException {
        long line = 1;
        int row = 0;
        int mark = in.read();
        if (mark == '\uFEFF') {
            out.write(mark);
        } else if (mark >= 0) {
            in.unread(mark);
        }
        StringBuilder cell = new StringBuilder();
        boolean isEnd = false;
        while (!isEnd) {
            boolean isRow = row < lines.count && lines.begins[row] == line;
            int place = 0;
            int end = facts.separator();
            while (end == facts.separator()) {
                cell.setLength(0);
                line += readCell(in, cell);
                end = in.read();
                out.append(isRow ? replaced(row, place++, cell) : cell);
                if (end == facts.separator()) {
                    out.write(end);
                }
            }
            isEnd = end < 0;
            if (!isEnd) {
                out.write(end);
                int next = end == '\r' ? in.read() : -1;
                if (next == '\n') {
                    out.write(next);
                } else if (next >= 0) {
                    in.unread(next);
                }
                line++;
            }
            row += isRow ? 1 : 0;
        }
    }

    /** Reads a cell as it stands, up to what ends it, and returns how many lines end within it. */
    private int readCell(PushbackReader in, StringBuilder cell) throws IOException {
        boolean isQuoted = false;
        int ends = 0;
        int before = -1;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (!isQuoted && (c == facts.separator() || c == '\n' || c == '\r')) {
                in.unread(c);
                return ends;
            }
            if (c == '"' && (cell.isEmpty() || isQuoted || cell.charAt(0) == '"')) {
                isQuoted = !isQuoted; // a doubled one ends a quoted part and begins another
            }
            ends += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
            before = c;
            cell.append((char) c);
        }
        return ends;
    }

    private CharSequence replaced(int row, int place, StringBuilder cell) {
        int column = place < columns.length ? columns[place] : -1;
        if (column < 0 || !cells.isReplaced(row, column)) {
            return cell;
        }
        Column known = schema.columns().columns().get(column);
        String text = CellText.write(known, rows.values().get(row, column));
        facts.encoding().bytes(text); // refuses what the file cannot hold
        boolean isQuoted = quotes[place] || text.indexOf(facts.separator()) >= 0 || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        String space = schema.format().spaceAfter() && place > 0 && cell.indexOf(" ") == 0 ? " " : "";
        return space + (isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
}
