package dev.gan4j.data.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gan4j.data.internal.Numbers;
import dev.gan4j.data.internal.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the kinds of cells of each column of a file, row by row. */
final class CsvTally {

    private final List<Counts> columns = new ArrayList<>();

    /** The counts of a column so far. */
    private static final class Counts {
        private final Set<String> different = new HashSet<>();
        private long missing;
        private long blank;
        private long values;
        private double first;
        private boolean varies;
        private CsvSurvey.@Nullable Flaw flaw;
        private String reason = "";

        void add(String cell, long line) {
            if (LabelColumn.isMissing(cell)) {
                blank++;
            } else if (different.size() < CsvSurvey.MOST_COUNTED) {
                different.add(CsvCell.trim(cell));
            }
            if (CsvCell.isMissing(cell)) {
                missing++;
                return;
            }
            switch (CsvCell.of(cell)) {
                case NUMBER -> add(CsvCell.number(cell.trim()));
                case CODE -> flawed(CsvSurvey.Flaw.CODE, cell, line,
                        "looks like a code: it begins with a zero that numbers do not have");
                case NOT_FINITE -> flawed(CsvSurvey.Flaw.NOT_FINITE, cell, line, "is not finite");
                case TEXT, MISSING -> flawed(CsvSurvey.Flaw.TEXT, cell, line, "is not a number");
            }
        }

        private void add(double value) {
            first = values == 0 ? value : first;
            varies |= value != first;
            values++;
        }

        private void flawed(CsvSurvey.Flaw kind, String cell, long line, String words) {
            if (flaw == null) {
                flaw = kind;
                reason = "line " + line + ": '" + Texts.printable(cell.trim()) + "' " + words;
            }
        }

        CsvSurvey.Column column(int index, CsvHeading heading, long emptyRows) {
            if (flaw == null && values == 0) {
                flaw = CsvSurvey.Flaw.EMPTY;
                reason = "has no value";
            } else if (flaw == null && values < CsvTable.MINIMUM_ROWS) {
                flaw = CsvSurvey.Flaw.FEW;
                reason = "has " + (values == 1 ? "1 value" : values + " values") + ", but at least "
                        + CsvTable.MINIMUM_ROWS + " are needed";
            } else if (flaw == null && !varies) {
                flaw = CsvSurvey.Flaw.CONSTANT;
                reason = "all " + values + " values are " + Numbers.canonical(first) + ", but they must vary";
            } else if (flaw == null && !heading.hasKey(index)) {
                flaw = CsvSurvey.Flaw.NAMELESS;
                reason = "has no name, and its number is the name of another column";
            }
            String name = heading.name(index);
            int number = index + 1;
            return new CsvSurvey.Column(name.isEmpty() ? "column " + number : name, number,
                    name.isEmpty() ? Integer.toString(number) : name, missing + emptyRows,
                    blank + emptyRows, heading.hasKey(index) ? different.size() : 0, flaw,
                    flaw == null ? "" : "column " + heading.title(index) + ": " + reason);
        }
    }

    /** Counts a row, which must have as many cells as the rows before it. */
    void add(CsvRecord row) {
        for (int i = 0; i < row.getFieldCount(); i++) {
            if (i == columns.size()) {
                columns.add(new Counts());
            }
            columns.get(i).add(row.getField(i), row.getStartingLineNumber());
        }
    }

    /**
     * Returns the description of each column.
     *
     * @param blank rows that have no cell at all
     */
    List<CsvSurvey.Column> columns(CsvHeading heading, long blank) {
        List<CsvSurvey.Column> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            found.add(columns.get(i).column(i, heading, blank));
        }
        return found;
    }
}
