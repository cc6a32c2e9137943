package dev.gan4j.data.csv;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a CSV file besides the values; all texts fit into a line, whatever the file holds.
 *
 * @param file    the file's name
 * @param columns the columns that were read, by their names, or their numbers where they have none
 * @param label   the column of the classes likewise; null where none was asked for
 * @param numeric how many columns but the label hold numbers, as far as the beginning of the file shows
 * @param codes   of each column but the label that holds numbers and codes such as 01234, or such codes only, the first
 *                code, as far as the beginning of the file shows
 * @param header  whether the first row was taken for names, where that was found out and no name of a column proves it;
 *                null otherwise
 * @param dropped rows that were left out since a cell was missing
 * @param notes   a sentence each on what a reader of the file may not expect, such as a column that was passed over
 */
public record CsvFacts(String file, List<String> columns, @Nullable String label, int numeric, List<String> codes,
        @Nullable Boolean header, long dropped, List<String> notes) {

    /** What the notes begin with that warn of a mistake. */
    public static final String WARNING = "warning: ";

    /** Copies the lists. */
    public CsvFacts {
        columns = List.copyOf(columns);
        codes = List.copyOf(codes);
        notes = List.copyOf(notes);
    }

    /**
     * Says which columns were read, and how many more might have been.
     *
     * @return such as {@code column a, 1 of 2 that hold numbers (--column chooses another)}
     */
    public String ofColumns() {
        int chosen = columns.size();
        String read = (chosen == 1 ? "column " : "columns ") + String.join(", ", columns);
        if (numeric < chosen) {
            return read;
        }
        String all = numeric > chosen
                ? String.format(Locale.ROOT, ", %d of %d that hold numbers", chosen, numeric)
                : chosen == 1 ? ", the only one with numbers" : ", all that hold numbers";
        String beside = codes.isEmpty()
                ? ""
                : String.format(Locale.ROOT, ", besides %d with codes such as %s", codes.size(), codes.getFirst());
        boolean isChoice = numeric > chosen || !codes.isEmpty();
        String how = chosen == 1 ? " (--column chooses another)" : " (--columns chooses others)";
        return read + all + beside + (isChoice ? how : "");
    }

    /**
     * Says what was found out of the rows: what the first was taken for, and how many were left out.
     *
     * @return a part of a sentence; empty where nothing was
     */
    public String ofRows() {
        return (dropped == 0 ? "" : String.format(Locale.ROOT, ", %,d dropped for missing cells", dropped))
                + (header == null
                        ? ""
                        : header
                                ? "; first row taken as names (--no-header: it is data)"
                                : "; first row taken as data (--header: it holds names)");
    }
}
