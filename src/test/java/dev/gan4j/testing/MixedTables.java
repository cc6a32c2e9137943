package dev.gan4j.testing;

import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.data.TimeFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Tables of mixed columns for tests: people with their age, job, hours (some blank), a date, and whether they earn much. */
public final class MixedTables {

    /** The columns. */
    public static final Schema SCHEMA = new Schema(List.of(
            new Column.Numeric("age", "age", NumberFormat.INTEGER, List.of()),
            new Column.Categorical("job", "job", List.of("none", "craft", "sales", "tech"), false),
            new Column.Numeric("hours", "hours", NumberFormat.INTEGER, List.of("", "NA")),
            new Column.Temporal("since", "since", new TimeFormat(TimeFormat.Kind.DATE, "yyyy-MM-dd"), List.of()),
            new Column.Categorical("rich", "rich", List.of("no", "yes"), false)));

    private MixedTables() {}

    /**
     * Draws people.
     *
     * @param rows how many
     * @param seed of the draw
     * @return rows of one distribution
     */
    public static Dataset people(int rows, long seed) {
        Random random = new Random(seed);
        return new Dataset(SCHEMA, Points.generate(rows, SCHEMA.width(), (row, point) -> {
            double age = 17 + random.nextInt(60);
            int job = age < 22 && random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(3);
            double hours = random.nextInt(2) == 0 ? 40 : 20 + random.nextInt(40);
            point[0] = age;
            point[1] = job;
            point[2] = job == 0 ? Blank.of(random.nextInt(4) == 0 ? 1 : 0) : hours;
            point[3] = 18_000 - 300 * (age - 17) * random.nextDouble();
            point[3] = Math.rint(point[3]);
            point[4] = random.nextDouble() < (job == 3 ? 0.6 : 0.1) + age / 300 ? 1 : 0;
        }), null);
    }

    /**
     * Shuffles each column on its own.
     *
     * @param table rows
     * @param seed  of the order
     * @return as many rows, whose columns have nothing to do with one another
     */
    public static Dataset independent(Dataset table, long seed) {
        Random random = new Random(seed);
        double[][] columns = new double[table.schema().width()][];
        Arrays.setAll(columns, j -> {
            double[] column = table.column(j);
            for (int i = column.length; i > 1; i--) {
                int other = random.nextInt(i);
                double last = column[i - 1];
                column[i - 1] = column[other];
                column[other] = last;
            }
            return column;
        });
        return new Dataset(table.schema(), Points.ofColumns(columns), null);
    }

    /**
     * Replaces a column.
     *
     * @param table  rows
     * @param column its name
     * @param other  what it becomes
     * @param values its cells
     * @return as many rows
     */
    public static Dataset with(Dataset table, String column, Column other, double... values) {
        int at = table.schema().names().indexOf(column);
        List<Column> columns = new ArrayList<>(table.schema().columns());
        columns.set(at, other);
        double[][] cells = new double[columns.size()][];
        Arrays.setAll(cells, j -> j == at ? values.clone() : table.column(j));
        return new Dataset(new Schema(columns), Points.ofColumns(cells), null);
    }
}
