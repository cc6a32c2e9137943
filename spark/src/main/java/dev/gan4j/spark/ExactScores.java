package dev.gan4j.spark;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.covar_pop;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.gan4j.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How alike two frames are, by all of their rows: the figures of {@code dev.gan4j.eval}, whose definitions these are, found by
 * Spark SQL. Shapes are 1 less the Kolmogorov-Smirnov statistic of numbers, a blank below all of them, and 1 less the total
 * variation distance of categories; pairs are 1 less half the difference of two correlations, and 1 less the total variation
 * distance of joint tables, numbers in ten bins between the least and the largest real one.
 */
final class ExactScores {

    private static final int BINS = dev.gan4j.eval.internal.PairScores.BINS;
    /** Parts of a column's range whose values are sorted apart from others. */
    private static final int BUCKETS = 64;
    private static final int CORRELATIONS_OF_JOB = 100;
    private static final String GENERATED = "gan4j_generated";
    private static final String FIRST = "gan4j_first";
    private static final String SECOND = "gan4j_second";

    private final List<FrameColumns.Judged> judged;
    private final Dataset<Row> both; // c0, c1 and so on, and whether a row is generated
    private final long[] rows = new long[2]; // of generated ones, and of real ones
    private final long[][] blanks; // (2, columns)
    private final double[][] low; // (2, columns), of numbers
    private final double[][] high;
    private final boolean[] isConstant; // whether all real rows are the same
    private final double[] distances;
    private final double[][] pairs;

    ExactScores(Dataset<Row> generated, Dataset<Row> real, TableSchema schema, String ofGenerated, String ofReal) {
        judged = FrameColumns.judged(schema);
        both = cells(generated, ofGenerated, schema, true).unionAll(cells(real, ofReal, schema, false));
        int width = judged.size();
        blanks = new long[2][width];
        low = new double[2][width];
        high = new double[2][width];
        isConstant = new boolean[width];
        distances = new double[width];
        findRanges();
        findDistances();
        pairs = findPairs();
    }

    private Dataset<Row> cells(Dataset<Row> frame, String which, TableSchema schema, boolean isGenerated) {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < judged.size(); j++) {
            columns.add(FrameColumns.cells(frame, which, schema, judged.get(j)).as("c" + j));
        }
        columns.add(lit(isGenerated).as(GENERATED));
        return frame.select(columns.toArray(Column[]::new));
    }

    /** The number of rows: of generated ones, of real ones. */
    long rows(boolean ofGenerated) {
        return rows[ofGenerated ? 0 : 1];
    }

    List<FrameColumns.Judged> columns() {
        return judged;
    }

    double blanks(boolean ofGenerated, int column) {
        return (double) blanks[ofGenerated ? 0 : 1][column] / rows(ofGenerated);
    }

    /** The distance of each column; NaN where all real cells are the same. */
    double[] distances() {
        return distances.clone();
    }

    /** The score of each pair, lower triangle; NaN as above. */
    double[][] pairs() {
        return Arrays.stream(pairs).map(double[]::clone).toArray(double[][]::new);
    }

    /** The mean of those that are there; NaN of none. */
    static double mean(double... figures) {
        return Arrays.stream(figures).filter(figure -> !Double.isNaN(figure)).average().orElse(Double.NaN);
    }

    private void findRanges() {
        List<Column> wanted = new ArrayList<>(List.of(count(lit(1)).as("rows")));
        for (int j = 0; j < judged.size(); j++) {
            Column cell = col("c" + j);
            Column isBlank = judged.get(j).isNumber() ? cell.isNull() : cell.equalTo("");
            wanted.addAll(List.of(count(when(isBlank, 1)), min(cell), max(cell)));
        }
        Row[] found = new Row[2];
        both.groupBy(GENERATED).agg(wanted.getFirst(), wanted.subList(1, wanted.size()).toArray(Column[]::new))
                .collectAsList().forEach(row -> found[row.getBoolean(0) ? 0 : 1] = row);
        for (int part = 0; part < 2; part++) {
            Row row = found[part];
            rows[part] = row == null ? 0 : row.getLong(1);
            for (int j = 0; row != null && j < judged.size(); j++) {
                blanks[part][j] = row.getLong(2 + 3 * j);
                boolean isKnown = judged.get(j).isNumber() && !row.isNullAt(3 + 3 * j);
                low[part][j] = isKnown ? row.getDouble(3 + 3 * j) : Double.NaN;
                high[part][j] = isKnown ? row.getDouble(4 + 3 * j) : Double.NaN;
                if (part == 1) {
                    boolean isMixed = judged.get(j).isNumber() && blanks[1][j] > 0 && blanks[1][j] < rows[1];
                    isConstant[j] = !isMixed
                            && (row.isNullAt(3 + 3 * j) || row.get(3 + 3 * j).equals(row.get(4 + 3 * j)));
                }
            }
        }
    }

    private int[] places(boolean ofNumbers) {
        return IntStream.range(0, judged.size()).filter(j -> judged.get(j).isNumber() == ofNumbers).toArray();
    }

    private void findDistances() {
        Arrays.fill(distances, Double.NaN);
        if (rows[0] == 0 || rows[1] == 0) {
            return;
        }
        categories(places(false));
        numbers(places(true));
        for (int j = 0; j < distances.length; j++) {
            distances[j] = isConstant[j] ? Double.NaN : distances[j];
        }
    }

    /** A row for each different value of each column, with how many rows of each part have it. */
    private Dataset<Row> counts(int[] columns) {
        String stack = Arrays.stream(columns).mapToObj(j -> j + ", c" + j).collect(Collectors.joining(", "));
        return both.selectExpr(GENERATED, "stack(" + columns.length + ", " + stack + ") AS (place, value)")
                .groupBy("place", "value").agg(sum(when(col(GENERATED), 1L).otherwise(0L)).as(FIRST),
                        sum(when(col(GENERATED), 0L).otherwise(1L)).as(SECOND));
    }

    private Column difference(Column first, Column second) {
        return first.divide((double) rows[0]).minus(second.divide((double) rows[1]));
    }

    private void categories(int[] columns) {
        if (columns.length > 0) {
            counts(columns).groupBy("place").agg(sum(abs(difference(col(FIRST), col(SECOND)))).divide(2))
                    .collectAsList()
                    .forEach(row -> distances[row.getInt(0)] = Math.min(1, row.getDouble(1)));
        }
    }

    /**
     * Kolmogorov and Smirnov: the values of a column are cut into buckets between its least and its largest one, and sorted in each of
     * them, so that no machine sorts a whole column.
     */
    private void numbers(int[] columns) {
        if (columns.length == 0) {
            return;
        }
        Column bucket = lit(0);
        for (int j : columns) {
            double least = Math.min(or(low[0][j], low[1][j]), or(low[1][j], low[0][j]));
            double width = Math.max(or(high[0][j], high[1][j]), or(high[1][j], high[0][j])) - least;
            bucket = width > 0 && Double.isFinite(width)
                    ? when(col("place").equalTo(j), least(lit(BUCKETS - 1),
                            floor(col("value").minus(least).divide(width).multiply(BUCKETS))
                                    .cast(DataTypes.IntegerType)))
                            .otherwise(bucket)
                    : bucket;
        }
        Dataset<Row> counts = counts(columns).where(col("value").isNotNull()).withColumn("bucket", bucket).persist();
        try {
            Dataset<Row> before = before(counts, columns);
            WindowSpec order = Window.partitionBy("place", "bucket").orderBy("value")
                    .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
            counts.join(broadcast(before), new String[]{"place", "bucket"}, "inner")
                    .select(col("place"),
                            abs(difference(col("before1").plus(sum(col(FIRST)).over(order)),
                                    col("before2").plus(sum(col(SECOND)).over(order)))).as("d"))
                    .groupBy("place").agg(max("d")).collectAsList()
                    .forEach(row -> distances[row.getInt(0)] = row.getDouble(1));
        } finally {
            counts.unpersist();
        }
        for (int j : columns) {
            double ofBlanks = Math.abs(blanks(true, j) - blanks(false, j));
            distances[j] = Math.max(ofBlanks, or(distances[j], 0));
        }
    }

    /** How many rows have a blank or a value of an earlier bucket. */
    private Dataset<Row> before(Dataset<Row> counts, int[] columns) {
        long[][][] of = new long[judged.size()][BUCKETS][2];
        counts.groupBy("place", "bucket").agg(sum(FIRST), sum(SECOND)).collectAsList().forEach(row -> {
            of[row.getInt(0)][row.getInt(1)][0] = row.getLong(2);
            of[row.getInt(0)][row.getInt(1)][1] = row.getLong(3);
        });
        List<Row> offsets = new ArrayList<>();
        for (int j : columns) {
            long first = blanks[0][j];
            long second = blanks[1][j];
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                offsets.add(RowFactory.create(j, bucket, first, second));
                first += of[j][bucket][0];
                second += of[j][bucket][1];
            }
        }
        return both.sparkSession().createDataFrame(offsets, new StructType().add("place", DataTypes.IntegerType)
                .add("bucket", DataTypes.IntegerType).add("before1", DataTypes.LongType)
                .add("before2", DataTypes.LongType));
    }

    private static double or(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }

    /** Two columns, by their places among those judged. */
    private record Pair(int first, int second) {}

    private double[][] findPairs() {
        double[][] scores = new double[judged.size()][];
        List<Pair> all = new ArrayList<>();
        for (int j = 0; j < scores.length; j++) {
            scores[j] = new double[j];
            Arrays.fill(scores[j], Double.NaN);
            for (int k = 0; k < j; k++) {
                if (!Double.isNaN(distances[j] + distances[k])) {
                    all.add(new Pair(j, k));
                }
            }
        }
        correlations(all.stream().filter(this::areNumbers).toList(), scores);
        Function<Pair, String> cells = pair -> areNumbers(pair)
                ? structure(judged.size() + pair.first, judged.size() + pair.second)
                : structure(pair.first, pair.second);
        List<Pair> joint = all.stream().filter(pair -> !areNumbers(pair) || hasBlanks(pair.first)
                || hasBlanks(pair.second)).toList();
        double[] variations = totalVariations(joint.stream().map(cells).toList());
        for (int i = 0; i < joint.size(); i++) {
            Pair pair = joint.get(i);
            double score = 1 - variations[i];
            double ofNumbers = areNumbers(pair) ? scores[pair.first][pair.second] : score;
            scores[pair.first][pair.second] = Math.min(score, ofNumbers);
        }
        return scores;
    }

    private static String structure(int first, int second) {
        return "'a', " + first + ", 'b', " + second;
    }

    private boolean areNumbers(Pair pair) {
        return judged.get(pair.first).isNumber() && judged.get(pair.second).isNumber();
    }

    private boolean hasBlanks(int column) {
        return blanks[0][column] + blanks[1][column] > 0;
    }

    private void correlations(List<Pair> all, double[][] scores) {
        for (int from = 0; from < all.size(); from += CORRELATIONS_OF_JOB) {
            List<Pair> some = all.subList(from, Math.min(all.size(), from + CORRELATIONS_OF_JOB));
            // Three figures of each pair instead of Spark's correlation, which fails where a column is all the same.
            Column[] wanted = some.stream().flatMap(pair -> moments(col("c" + pair.first), col("c" + pair.second)))
                    .toArray(Column[]::new);
            double[][] found = new double[2][some.size()];
            both.groupBy(GENERATED).agg(wanted[0], Arrays.copyOfRange(wanted, 1, wanted.length)).collectAsList()
                    .forEach(row -> {
                        for (int i = 0; i < some.size(); i++) {
                            boolean isKnown = !row.isNullAt(1 + 3 * i);
                            double r = isKnown
                                    ? row.getDouble(1 + 3 * i) / (row.getDouble(2 + 3 * i) * row.getDouble(3 + 3 * i))
                                    : 0;
                            found[row.getBoolean(0) ? 0 : 1][i] = Double.isFinite(r) ? Math.clamp(r, -1, 1) : 0;
                        }
                    });
            for (int i = 0; i < some.size(); i++) {
                scores[some.get(i).first][some.get(i).second] = 1 - Math.abs(found[0][i] - found[1][i]) / 2;
            }
        }
    }

    /** The covariance and both deviations, of rows in which both are known. */
    private static Stream<Column> moments(Column first, Column second) {
        return Stream.of(covar_pop(first, second), stddev_pop(when(second.isNotNull(), first)),
                stddev_pop(when(first.isNotNull(), second)));
    }

    /** The total variation distance of each joint table. */
    private double[] totalVariations(List<String> tables) {
        double[] found = new double[tables.size()];
        if (tables.isEmpty()) {
            return found;
        }
        StringBuilder structs = new StringBuilder();
        for (int i = 0; i < tables.size(); i++) {
            structs.append(i == 0 ? "" : ", ").append("named_struct('p', ").append(i).append(", ").append(tables.get(i))
                    .append(')');
        }
        List<String> cells = new ArrayList<>(IntStream.range(0, judged.size()).mapToObj(this::cell).toList());
        IntStream.range(0, judged.size()).forEach(j -> cells.add("string(isnull(c" + j + "))"));
        both.selectExpr(GENERATED, "array(" + String.join(", ", cells) + ") AS cells",
                "explode(array(" + structs + ")) AS pair")
                .groupBy(col("pair.p").as("p"), expr("cells[pair.a]").as("a"), expr("cells[pair.b]").as("b"))
                .agg(sum(when(col(GENERATED), 1L).otherwise(0L)).as(FIRST),
                        sum(when(col(GENERATED), 0L).otherwise(1L)).as(SECOND))
                .groupBy("p").agg(sum(abs(difference(col(FIRST), col(SECOND)))).divide(2)).collectAsList()
                .forEach(row -> found[row.getInt(0)] = Math.min(1, row.getDouble(1)));
        return found;
    }

    /** The cell of a joint table: a category as it is; of a number its bin, those outside, or a blank. */
    private String cell(int j) {
        if (!judged.get(j).isNumber()) {
            return "c" + j;
        }
        double width = high[1][j] - low[1][j];
        String place = "((c" + j + " - double('" + or(low[1][j], 0) + "')) / double('" + (width > 0 ? width : 1)
                + "'))";
        return "CASE WHEN c" + j + " IS NULL THEN 'blank' WHEN " + place + " < 0 THEN 'below' WHEN " + place
                + " > 1 THEN 'above' ELSE string(least(" + (BINS - 1) + ", int(" + place + " * " + BINS + "))) END";
    }
}
