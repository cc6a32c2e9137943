package dev.gan4j.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a CSV file besides the values; all texts fit into a line, whatever the file holds.
 *
 * @param file    the file's name
 * @param columns the columns that were read, by their names, or their numbers where they have none
 * @param label   the column of the classes likewise; null where none was asked for
 * @param numeric how many columns but the label hold numbers, as far as the beginning of the file shows
 * @param dropped rows that were left out since a cell was missing
 * @param notes   a sentence each on what a reader of the file may not expect, such as a column that was passed over
 */
public record CsvFacts(String file, List<String> columns, @Nullable String label, int numeric, long dropped,
        List<String> notes) {

    /** Copies the lists. */
    public CsvFacts {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }
}
