package dev.gan4j.data.csv;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a CSV file besides the values; each text fits on one line, whatever the file contains.
 *
 * @param file    the file's name
 * @param columns the columns that were read, by name, or by number if they have no names
 * @param label   the column of the classes, likewise; null if none was requested
 * @param numeric how many columns other than the label hold numbers, as far as the beginning of the file shows
 * @param codes   the first code, such as 01234, of each column other than the label that holds only numbers and codes, as far
 *                as the beginning of the file shows
 * @param header  whether the first row was detected as names; null if that was specified or follows from the name of a column
 * @param dropped rows that were left out because a cell was missing
 * @param notes   a sentence on each thing that may be unexpected, such as a column that was skipped
 */
public record CsvFacts(String file, List<String> columns, @Nullable String label, int numeric, List<String> codes,
        @Nullable Boolean header, long dropped, List<String> notes) {

    /** The beginning of notes that warn of a mistake. */
    public static final String WARNING = "warning: ";

    /** Copies the lists. */
    public CsvFacts {
        columns = List.copyOf(columns);
        codes = List.copyOf(codes);
        notes = List.copyOf(notes);
    }

    /**
     * Describes which columns were read, and how many others could have been.
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
     * Describes the rows: what the first was taken for, and how many were left out.
     *
     * @return part of a sentence; empty if there is nothing to say
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
