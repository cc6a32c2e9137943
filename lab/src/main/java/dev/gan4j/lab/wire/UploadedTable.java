package dev.gan4j.lab.wire;

import dev.gan4j.data.CsvSurvey;
import java.util.List;

/**
 * What was found in a table that a user sent.
 *
 * @param upload    its id
 * @param name      what the user calls it
 * @param rows      how many it has
 * @param header    whether its first line names the columns
 * @param separator between two cells
 * @param columns   those that can be trained on
 * @param others    those that cannot
 */
public record UploadedTable(String upload, String name, long rows, boolean header, String separator,
        List<Column> columns, List<Other> others) {

    /**
     * A column that can be trained on.
     *
     * @param number  its place, from 1
     * @param name    its name
     * @param key     by what an experiment names it
     * @param missing how many rows have no value
     */
    public record Column(int number, String name, String key, long missing) {}

    /**
     * A column that cannot.
     *
     * @param number its place, from 1
     * @param name   its name
     * @param why    what is wrong with it
     */
    public record Other(int number, String name, CsvSurvey.Flaw why) {}
}
