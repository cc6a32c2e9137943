package dev.gan4j.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.TableSampler;
import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.eval.RowRule;
import dev.gan4j.eval.TableJudge;
import dev.gan4j.table.Rule;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * How many rows of a frame break each rule and each dependency of a schema: rules of single rows by the library itself, in each
 * partition; those that rows differ by Spark SQL, where the first of several equal rows keeps the rule.
 */
final class RuleCounts {

    private RuleCounts() {}

    /** Returns the rules in words, dependencies first. */
    static List<String> words(TableSchema schema) {
        return rules(schema).stream().map(RowRule::words).toList();
    }

    private static List<RowRule> rules(TableSchema schema) {
        return TableJudge.Options.DEFAULT.withRulesOf(schema).rules();
    }

    /** Returns the number of rows that break each rule, in the order of {@link #words}. */
    static long[] of(org.apache.spark.sql.Dataset<Row> frame, String which, TableSchema schema) {
        int size = rules(schema).size();
        long[] broken = new long[size];
        if (size == 0) {
            return broken;
        }
        List<FrameColumns.Judged> judged = FrameColumns.judged(schema);
        org.apache.spark.sql.Column[] cells = IntStream.range(0, judged.size())
                .mapToObj(j -> FrameColumns.cells(frame, which, schema, judged.get(j)).as("c" + j))
                .toArray(org.apache.spark.sql.Column[]::new);
        frame.select(cells).mapPartitions(new Counter(SchemaYaml.write(schema, List.of())), Encoders.STRING())
                .collectAsList().forEach(text -> {
                    String[] counts = text.split(",");
                    for (int rule = 0; rule < size; rule++) {
                        broken[rule] += Long.parseLong(counts[rule]);
                    }
                });
        for (int i = 0; i < schema.rules().size(); i++) {
            if (schema.rules().get(i) instanceof Rule.Unique(List<String> keys)) {
                broken[schema.dependencies().size() + i] = repeated(frame, which, schema, keys);
            }
        }
        return broken;
    }

    /** The number of rows that repeat another one; a row with a blank among the cells is like no other. */
    private static long repeated(org.apache.spark.sql.Dataset<Row> frame, String which, TableSchema schema,
            List<String> keys) {
        List<String> names = keys.stream().map(key -> {
            int place = schema.columns().keys().indexOf(key);
            return schema.columns().names().get(place);
        }).toList();
        names.stream().filter(name -> !Arrays.asList(frame.columns()).contains(name)).findFirst().ifPresent(name -> {
            throw new InvalidInputException(
                    which + " must have the column '" + name + "', which a rule names, but has: "
                            + String.join(", ", frame.columns()));
        });
        org.apache.spark.sql.Dataset<Row> known = frame;
        for (String name : names) {
            known = known.where(FrameRows.column(name).isNotNull().and(
                    FrameRows.column(name).cast("string").notEqual("")));
        }
        Row repeated = known.groupBy(names.stream().map(FrameRows::column).toArray(org.apache.spark.sql.Column[]::new))
                .agg(count(lit(1)).as("gan4j_rows")).agg(sum(col("gan4j_rows").minus(1))).head();
        return repeated.isNullAt(0) ? 0 : repeated.getLong(0);
    }

    /** Counts in a partition; gives one text with the number of each rule. */
    private static final class Counter implements MapPartitionsFunction<Row, String> {

        private static final long serialVersionUID = 1L;

        private final String yaml;

        Counter(String yaml) {
            this.yaml = yaml;
        }

        @Override
        public Iterator<String> call(Iterator<Row> rows) {
            TableSchema schema = SchemaYaml.parse(yaml, "the schema").whole();
            List<RowRule> rules = rules(withoutUnique(schema));
            List<Integer> places = places(schema);
            List<FrameColumns.Judged> judged = FrameColumns.judged(schema);
            List<Map<String, Integer>> categories = judged.stream().map(each -> categories(schema, each)).toList();
            long[] broken = new long[schema.dependencies().size() + schema.rules().size()];
            List<double[]> block = new ArrayList<>();
            while (rows.hasNext()) {
                block.add(numbers(rows.next(), schema, judged, categories));
                if (block.size() == TableSampler.BLOCK || !rows.hasNext()) {
                    Dataset table = new Dataset(schema.columns(), Points.generate(block.size(),
                            schema.columns().width(),
                            (row, point) -> System.arraycopy(block.get(row), 0, point, 0, point.length)), null);
                    for (int i = 0; i < rules.size(); i++) {
                        RowRule rule = rules.get(i);
                        broken[places.get(i)] += IntStream.range(0, table.rows())
                                .filter(row -> !rule.holds(table, row)).count();
                    }
                    block.clear();
                }
            }
            return List.of(String.join(",", Arrays.stream(broken).mapToObj(Long::toString).toList())).iterator();
        }

        private static TableSchema withoutUnique(TableSchema schema) {
            return schema.withRules(schema.rules().stream().filter(rule -> !(rule instanceof Rule.Unique)).toList());
        }

        /** The places among all rules of those of single rows. */
        private static List<Integer> places(TableSchema schema) {
            int before = schema.dependencies().size();
            return IntStream.range(0, before + schema.rules().size())
                    .filter(i -> i < before || !(schema.rules().get(i - before) instanceof Rule.Unique)).boxed()
                    .toList();
        }

        private static Map<String, Integer> categories(TableSchema schema, FrameColumns.Judged judged) {
            return schema.columns().columns().get(judged.place()) instanceof Column.Categorical column
                    ? IntStream.range(0, column.categories().size()).boxed()
                            .collect(java.util.stream.Collectors.toMap(column.categories()::get, place -> place))
                    : Map.of();
        }

        /** A row as a dataset holds it; a category that the schema does not have is NaN, which leaves a rule open. */
        private static double[] numbers(Row row, TableSchema schema, List<FrameColumns.Judged> judged,
                List<Map<String, Integer>> categories) {
            double[] numbers = new double[schema.columns().width()];
            Arrays.fill(numbers, Double.NaN);
            for (int j = 0; j < judged.size(); j++) {
                if (judged.get(j).isNumber()) {
                    numbers[judged.get(j).place()] = row.isNullAt(j) ? Blank.of(0) : row.getDouble(j);
                } else {
                    Integer place = categories.get(j).get(row.getString(j));
                    numbers[judged.get(j).place()] = place == null ? Double.NaN : place;
                }
            }
            return numbers;
        }
    }
}
