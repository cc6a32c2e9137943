package dev.gan4j.data.csv;

import dev.gan4j.InvalidInputException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A description of every column of a CSV file, for a user who is about to choose columns.
 *
 * <p>The file must be a table as {@link CsvTable} defines it: quotes, the number of cells in each row, and the encoding are
 * checked as strictly. The contents of cells are not checked: a column that cannot be trained on is described like the others.
 *
 * @param file      the file's name, for messages
 * @param columns   all columns, in the order of the file
 * @param rows      how many rows there are, including incomplete ones
 * @param header    whether the first row contains names
 * @param separator the character between cells; a comma if there is only one column
 */
public record CsvSurvey(String file, List<Column> columns, long rows, boolean header, char separator) {

    /** The limit up to which the distinct cells of a column are counted. */
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
        /** A cell is written like a code, such as 01234. */
        CODE,
        /** A cell is infinite, or exceeds a double. */
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
     * @param key     the key by which a file finds the column: its name, or its number if it has no name
     * @param missing how many rows have no value in it
     * @param blank   how many rows have a blank cell in it, and so no class if it is the label
     * @param classes how many distinct other cells it has, counted up to {@value #MOST_COUNTED}; 0 if the column has no key
     * @param flaw    why it cannot be trained on; null if it can
     * @param reason  the same as a sentence that names the column; empty if it can be trained on
     */
    public record Column(String name, int number, String key, long missing, long blank, int classes,
            @Nullable Flaw flaw, String reason) {}

    /**
     * Surveys all columns of a file.
     *
     * @param file the file
     * @return the description of the columns
     * @throws InvalidInputException if there is no such file, or it is not a table
     * @throws UncheckedIOException  if the disk fails
     */
    public static CsvSurvey read(Path file) {
        return CsvSource.read(file, CsvScan::ofAll, (scan, hash) -> scan.survey());
    }

    /**
     * Refuses a file that has no column that can be trained on.
     *
     * @throws InvalidInputException if there is no such column; the message says what is wrong with each
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
