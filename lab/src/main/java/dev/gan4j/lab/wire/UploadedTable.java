package dev.gan4j.lab.wire;

import dev.gan4j.data.csv.CsvSurvey;
import java.util.List;

/**
 * The description of a table that a user sent.
 *
 * @param upload    its id
 * @param name      the user's name for it
 * @param rows      how many it has
 * @param header    whether its first line names the columns
 * @param separator the character between cells
 * @param columns   those that can be trained on
 * @param others    those that cannot
 * @param labels    those that may hold the class of each row
 */
public record UploadedTable(String upload, String name, long rows, boolean header, String separator,
        List<Column> columns, List<Other> others, List<Label> labels) {

    /** A column by its number, from 1, its name, and the key by which an experiment names it; how many cells are blank. */
    public record Column(int number, String name, String key, long missing) {}

    /** A column that cannot be trained on, and why. */
    public record Other(int number, String name, CsvSurvey.Flaw why) {}

    /** A column that may be the label, with the number of its classes; how many cells are blank. */
    public record Label(int number, String name, String key, int classes, long missing) {}
}
