package dev.gan4j.data.csv;

import dev.gan4j.InvalidInputException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each column of a CSV file holds, from its first row to its last, for somebody who is yet to choose among them.
 *
 * <p>The file must be a table as {@link CsvTable} has it: its quotes, its rows of equally many cells and its encoding are
 * checked as strictly. What its cells hold is not: a column that cannot be trained on is described like the others.
 *
 * @param file      the file's name, for messages
 * @param columns   all columns, in the order of the file
 * @param rows      how many rows there are, whatever they lack
 * @param header    whether the first row holds names
 * @param separator the character between cells; a comma where there is one column only
 */
public record CsvSurvey(String file, List<Column> columns, long rows, boolean header, char separator) {

    /** How far the different cells of a column are counted. */
    public static final int MOST_COUNTED = 100;

    private static final int COLUMNS_SHOWN = 5;

    /** Copies the list. */
    public CsvSurvey {
        columns = List.copyOf(columns);
    }

    /** Why a column cannot be trained on. */
    public enum Flaw {
        /** A cell is a text. */
        TEXT,
        /** A cell is written as codes are, such as 01234. */
        CODE,
        /** A cell is infinite, or beyond a double. */
        NOT_FINITE,
        /** No row has a value. */
        EMPTY,
        /** All values are equal. */
        CONSTANT,
        /** Fewer than {@link CsvTable#MINIMUM_ROWS} rows have a value. */
        FEW,
        /** It has no name, and its number is the name of another column. */
        NAMELESS
    }

    /**
     * A column.
     *
     * @param name    the column's name; "column 2" for the second one of a file without a header
     * @param number  the column's number, from 1
     * @param key     by what a file is asked for the column: its name, or its number where it has none
     * @param missing how many rows have no value in it
     * @param blank   how many rows have a blank cell in it, and so no class where it is the label
     * @param classes how many different cells it has besides these, counted up to {@value #MOST_COUNTED}; 0 where it
     *                cannot be named
     * @param flaw    why it cannot be trained on; null where it can
     * @param reason  the same in a sentence that names the column; empty where it can be trained on
     */
    public record Column(String name, int number, String key, long missing, long blank, int classes,
            @Nullable Flaw flaw, String reason) {}

    /**
     * Looks at all columns of a file.
     *
     * @param file the file
     * @return what they hold
     * @throws InvalidInputException if there is no such file, or it is no table
     * @throws UncheckedIOException  if the disk fails
     */
    public static CsvSurvey read(Path file) {
        return CsvSource.read(file, CsvScan::ofAll, (scan, hash) -> scan.survey());
    }

    /**
     * Refuses a file without any column that can be trained on.
     *
     * @throws InvalidInputException if it is one, with what is wrong with its columns
     */
    public void requireUsable() {
        if (columns.stream().allMatch(column -> column.flaw() != null)) {
            int more = columns.size() - COLUMNS_SHOWN;
            throw new InvalidInputException(file + ": no column can be trained on: "
                    + columns.stream().limit(COLUMNS_SHOWN).map(Column::reason).collect(Collectors.joining("; "))
                    + (more > 0 ? "; and " + more + " more" : ""));
        }
    }
}
