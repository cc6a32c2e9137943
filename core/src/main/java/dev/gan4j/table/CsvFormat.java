package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Column;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.csv.CsvRows;
import java.util.List;
import java.util.Locale;

/**
 * How a CSV file is written, so that rows can be written as it is.
 *
 * @param separator          between cells
 * @param spaceAfter         whether a blank follows each separator
 * @param header             the texts of the first row, exactly; empty where there is no such row
 * @param quotesHeader       whether all names stand in quotes; if not, those that need them do
 * @param quoting            which cells stand in quotes
 * @param lineEnd            after each row
 * @param byteOrderMark      whether the file begins with one
 * @param encoding           of its characters
 */
public record CsvFormat(char separator, boolean spaceAfter, List<String> header, boolean quotesHeader, Quoting quoting,
        LineEnd lineEnd, boolean byteOrderMark, CsvRows.Encoding encoding) {

    /** Which cells stand in quotes. */
    public enum Quoting {
        /** Those that need them. */
        NEEDED,
        /** All but numbers and blanks. */
        TEXT,
        /** All. */
        ALL
    }

    /** What ends a row. */
    public enum LineEnd {
        /** A line feed. */
        LF("\n"),
        /** A carriage return and a line feed. */
        CRLF("\r\n"),
        /** A carriage return. */
        CR("\r");

        private final String text;

        LineEnd(String text) {
            this.text = text;
        }

        /**
         * Returns the characters.
         *
         * @return one or two
         */
        public String text() {
            return text;
        }

        static LineEnd of(String text) {
            for (LineEnd end : values()) {
                if (end.text.equals(text)) {
                    return end;
                }
            }
            return LF; // of a file of one line
        }
    }

    /** Checks that nothing is missing. */
    public CsvFormat {
        header = List.copyOf(header);
        requireNonNull(quoting, "quoting must not be null");
        requireNonNull(lineEnd, "lineEnd must not be null");
        requireNonNull(encoding, "encoding must not be null");
        if (separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "separator must be no quote and no end of a line but was U+%04X", (int) separator));
        }
    }

    /**
     * Returns how most programs write a table.
     *
     * @param header the names; empty for none
     * @return commas, quotes where they are needed, line feeds
     */
    public static CsvFormat standard(List<String> header) {
        return new CsvFormat(',', false, header, false, Quoting.NEEDED, LineEnd.LF, false,
                CsvRows.Encoding.UTF_8);
    }

    /**
     * Finds how a file is written.
     *
     * @param facts     of the file
     * @param header    the first row as it stands; empty for none
     * @param isText    of each column, whether it is written in quotes where texts are
     * @param written   of each column, how many cells are not blank
     * @param rows      how many there are
     * @param spaceAfter whether a blank follows each separator
     */
    static CsvFormat of(CsvRows.Facts facts, List<String> header, List<Boolean> isText, List<Integer> written, int rows,
            boolean spaceAfter) {
        boolean all = true;
        boolean texts = isText.contains(true);
        for (int column = 0; column < isText.size(); column++) {
            long quoted = facts.quoted().get(column);
            all &= quoted == rows;
            texts &= isText.get(column) ? quoted >= written.get(column) : quoted == 0;
        }
        Quoting quoting = all ? Quoting.ALL : texts ? Quoting.TEXT : Quoting.NEEDED;
        return new CsvFormat(facts.separator(), spaceAfter, header,
                !header.isEmpty() && facts.quotedNames() == header.size(), quoting, LineEnd.of(facts.lineEnd()),
                facts.byteOrderMark(), facts.encoding());
    }

    /** Whether programs that write texts in quotes write the cells of a column so: $5 is no number to them. */
    static boolean isText(Column column) {
        if (!(column instanceof Column.Numeric numeric)) {
            return true;
        }
        NumberFormat.Around around = numeric.format().around();
        return !around.prefix().isEmpty() || !around.suffix().isEmpty()
                || around.negative() == NumberFormat.Negative.PARENTHESES;
    }
}
