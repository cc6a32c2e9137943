package dev.gan4j.cli;

import dev.gan4j.eval.Score;
import dev.gan4j.eval.TableColumn;
import dev.gan4j.eval.TableJudgement;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The columns of a judged table, and what trees see, as lines that fit the terminal. */
final class ColumnTable {

    private static final int MOST_COLUMNS = 40;
    private static final int WIDE = 78;
    private static final int FIGURE = 12;

    private ColumnTable() {}

    /**
     * Prints the columns, the most different ones if there are many.
     *
     * @param columns the width of the terminal; 0 if there is none
     */
    static void print(PrintWriter out, TableJudgement table, int columns) {
        boolean isWide = columns == 0 || columns >= WIDE;
        int name = isWide ? 22 : Math.max(8, columns - 2 - 2 * FIGURE - 1);
        out.println();
        line(out, name, "column", "shape", "floor", isWide ? "p" : "", isWide ? "blanks (real)" : "");
        List<TableColumn> shown = table.columns().size() <= MOST_COLUMNS
                ? table.columns()
                : table.columns().stream().sorted(Comparator.comparingDouble(ColumnTable::excess)).limit(MOST_COLUMNS)
                        .toList();
        for (TableColumn column : shown) {
            switch (column.shape()) {
                case Score.NotJudged(String metric, String reason) ->
                    out.println("  " + column.name() + " not judged: " + reason);
                case Score.Judged judged -> line(out, name, column.name(), Numbers.text(judged.value()),
                        Numbers.text(judged.floor()), isWide && judged.p() != null ? Numbers.text(judged.p()) : "",
                        isWide ? blanks(column) : "");
            }
        }
        if (shown.size() < table.columns().size()) {
            out.println("  and " + (table.columns().size() - shown.size()) + " columns that differ less");
        }
        if (!table.sightings().isEmpty()) {
            out.println();
            out.println("What trees see:");
            table.sightings().forEach(sighting -> out.println("  " + sighting.sentence()));
        }
    }

    private static String blanks(TableColumn column) {
        return column.realBlanks() == 0 && column.generatedBlanks() == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f %% (%.1f %%)", 100 * column.generatedBlanks(),
                        100 * column.realBlanks());
    }

    private static void line(PrintWriter out, int name, String first, String shape, String floor, String p,
            String blanks) {
        out.println(
                String.format(Locale.ROOT, "  %-" + name + "s%" + FIGURE + "s%" + FIGURE + "s%14s%16s", first, shape,
                        floor, p, blanks).stripTrailing());
    }

    private static double excess(TableColumn column) {
        return column.shape() instanceof Score.Judged judged ? judged.value() - judged.floor() : 1;
    }
}
