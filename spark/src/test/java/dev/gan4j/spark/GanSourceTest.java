package dev.gan4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.Gan;
import dev.gan4j.InvalidInputException;
import dev.gan4j.TableGan;
import dev.gan4j.data.Dataset;
import dev.gan4j.model.GanModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GanSourceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static SparkSession spark;
    @SuppressWarnings("NullAway.Init")
    private static Path people;
    @SuppressWarnings("NullAway.Init")
    private static Path events;

    @BeforeAll
    static void trainOnce() throws IOException {
        spark = LocalSpark.session();
        people = Models.saved(Models.people(folder), folder.resolve("people.gan"));
        events = Models.saved(Models.events(folder), folder.resolve("events.gan"));
    }

    private static DataFrameReader reader(Path model) {
        return spark.read().format("gan4j").option("model", model.toString());
    }

    private static List<List<Object>> values(org.apache.spark.sql.Dataset<Row> frame) {
        List<List<Object>> all = new ArrayList<>();
        for (Row row : frame.collectAsList()) {
            List<Object> cells = new ArrayList<>();
            for (int i = 0; i < row.length(); i++) {
                cells.add(row.get(i));
            }
            all.add(cells);
        }
        return all;
    }

    /** The same rows by the library, in Spark's classes. */
    private static List<List<Object>> sampled(Path model, long seed, int rows, String... where) {
        return TableGan.load(model).sampler().seed(seed).where(where).sample(rows).toMaps().stream()
                .map(row -> row.values().stream().<Object>map(GanSourceTest::ofSpark).toList()).map(
                        list -> (List<Object>) new ArrayList<>(list))
                .toList();
    }

    @SuppressWarnings("NullAway") // blanks
    private static Object ofSpark(Object value) {
        return switch (value) {
            case null -> null;
            case java.time.LocalDate day -> Date.valueOf(day);
            case java.time.OffsetDateTime moment -> Timestamp.from(moment.toInstant());
            case java.time.LocalTime time -> time.toString();
            default -> value;
        };
    }

    @Test
    void anyNumberOfPartitionsGivesTheRowsOfTheLibrary() {
        List<List<Object>> expected = sampled(people, 7, 20_000);
        for (int partitions : new int[]{1, 3, 7}) {
            org.apache.spark.sql.Dataset<Row> rows = reader(people).option("rows", 20_000).option("seed", 7)
                    .option("partitions", partitions).load();
            assertThat(values(rows)).as("%s partitions", partitions).isEqualTo(expected);
            assertThat(rows.javaRDD().getNumPartitions()).isEqualTo(partitions);
        }
        assertThat(values(reader(people).option("rows", 20_000).option("seed", 7).load())).isEqualTo(expected);
    }

    @Test
    void columnsHaveTheTypesOfTheSchemaAndBlanksAreNull() {
        org.apache.spark.sql.Dataset<Row> rows = reader(events).option("rows", 3000).load();
        assertThat(rows.schema().simpleString()).isEqualTo("struct<at:timestamp,local:timestamp_ntz,"
                + "took:interval day to second,clock:string,ok:boolean,price:double,big:bigint,unit:string>");
        assertThat(values(rows)).isEqualTo(sampled(events, Gan.DEFAULT_SEED, 3000));
        assertThat(rows.where("price IS NULL").count()).isBetween(100L, 900L);
        assertThat(reader(people).load().schema().simpleString()).isEqualTo(
                "struct<id:string,age:bigint,sex:string,job:string,sector:string,hours:bigint,since:date,rich:string>");
    }

    @Test
    void columnsThatAreNotWantedAreNotRead() {
        org.apache.spark.sql.Dataset<Row> rows = reader(people).option("rows", 100).load().select("since", "age");
        assertThat(plan(rows)).contains("BatchScan gan4j").doesNotContain("job#");
        List<List<Object>> expected = sampled(people, Gan.DEFAULT_SEED, 100).stream()
                .map(row -> List.of(row.get(6), row.get(1))).toList();
        assertThat(values(rows)).isEqualTo(expected);
    }

    private static String plan(org.apache.spark.sql.Dataset<Row> rows) {
        return rows.queryExecution().executedPlan().toString();
    }

    @Test
    void aLimitMakesNoMoreRows() {
        org.apache.spark.sql.Dataset<Row> rows = reader(people).option("rows", 10_000_000_000L).load().limit(5);
        assertThat(plan(rows)).contains("seed 1, rows 5 ");
        assertThat(values(rows)).isEqualTo(sampled(people, Gan.DEFAULT_SEED, 5));
    }

    @Test
    void rowsAreCountedWithoutMakingThem() {
        assertThat(reader(people).option("rows", 20_000_000L).load().count()).isEqualTo(20_000_000L);
        assertThat(reader(people).option("rows", 0).load().collectAsList()).isEmpty();
    }

    @Test
    void statisticsKnowTheRowsAndTheirSize() {
        org.apache.spark.sql.Dataset<Row> rows = reader(people).option("rows", 1000).load();
        var statistics = rows.select("age").queryExecution().optimizedPlan().stats();
        assertThat(statistics.rowCount().get().toLong()).isEqualTo(1000);
        assertThat(statistics.sizeInBytes().toLong()).isEqualTo(16_000);
    }

    @Test
    void conditionsAreThoseOfTheCommand() {
        assertThat(values(reader(people).option("rows", 500).option("where", "sex=F").option("where.2", "age>=60")
                .load())).isEqualTo(sampled(people, Gan.DEFAULT_SEED, 500, "sex=F", "age>=60"));
        org.apache.spark.sql.Dataset<Row> half = reader(people).option("rows", 1000).option("share", "rich=yes:0.5")
                .load();
        assertThat(half.where("rich = 'yes'").count()).isEqualTo(500);
    }

    @Test
    void aFilterChoosesAmongTheSameRows() {
        List<List<Object>> expected = sampled(people, Gan.DEFAULT_SEED, 1000).stream()
                .filter(row -> row.get(2).equals("F")).toList();
        assertThat(values(reader(people).option("rows", 1000).load().where("sex = 'F'"))).isEqualTo(expected);
    }

    @Test
    void sqlMakesAViewAndATable() {
        String options = "OPTIONS (model '" + people.toString().replace("\\", "\\\\").replace("'", "\\'")
                + "', rows 700, seed 3, 'where.1' 'age>=60')";
        spark.sql("CREATE OR REPLACE TEMPORARY VIEW sampled_view USING gan4j " + options);
        assertThat(values(spark.sql("SELECT * FROM sampled_view")))
                .isEqualTo(sampled(people, 3, 700, "age>=60"));
        spark.sql("DROP TABLE IF EXISTS sampled_table");
        spark.sql("CREATE TABLE sampled_table USING gan4j " + options);
        assertThat(spark.sql("SELECT count(*), min(age) >= 60 FROM sampled_table").head().toString())
                .isEqualTo("[700,true]");
        spark.sql("DROP TABLE sampled_table");
    }

    @Test
    void aModelIsReadFromARunAndByLoad() throws IOException {
        Path run = Files.createDirectories(folder.resolve("a run"));
        Files.copy(people, run.resolve("model.gan"));
        assertThat(values(spark.read().format("gan4j").option("rows", 10).load(run.toString())))
                .isEqualTo(sampled(people, Gan.DEFAULT_SEED, 10));
    }

    @Test
    void rowsThatMustDifferAreMadeInOrder() throws IOException {
        Path seats = Models.saved(Models.seats(folder), folder.resolve("seats.gan"));
        org.apache.spark.sql.Dataset<Row> rows = reader(seats).option("rows", 300).load();
        assertThat(rows.distinct().count()).isEqualTo(300);
        assertThat(values(rows)).isEqualTo(sampled(seats, Gan.DEFAULT_SEED, 300));
        assertRefused(reader(seats).option("partitions", 2), "option partitions must be 1, since the schema of "
                + seats + " says that rows differ, so that each depends on those before it, but was 2");
    }

    @Test
    void modelsOfNumbersHaveTheirColumnsAndClasses() throws IOException {
        double[][] points = new double[400][];
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[]{i % 7, i % 5 + 0.5 * (i % 3)};
            kinds.add(i % 2 == 0 ? "even" : "odd");
        }
        Gan gan = Gan.fit(Dataset.ofRows(List.of("x", "y"), points).withLabels(kinds),
                dev.gan4j.experiment.Experiment.builder("recommended").iterations(20).build());
        Path file = folder.resolve("numbers.gan");
        gan.save(file);
        GanModel model = GanModel.read(file);
        org.apache.spark.sql.Dataset<Row> rows = reader(file).option("rows", 9000).option("partitions", 4).load();
        assertThat(rows.columns()).containsExactly("x", "y", "class");
        double[] expected = model.generator().points(0, 9000, 1).column(1);
        assertThat(rows.select("y").collectAsList().stream().mapToDouble(row -> ((Number) row.get(0)).doubleValue()))
                .containsExactly(java.util.Arrays.stream(expected).boxed().toArray(Double[]::new));
        org.apache.spark.sql.Dataset<Row> odd = reader(file).option("rows", 50).option("where", "class=odd").load();
        assertThat(odd.select("class").distinct().collectAsList().toString()).isEqualTo("[[odd]]");
        assertRefused(reader(file).option("where", "label=other"),
                "there is no class \"other\"; the classes are even, odd");
        assertRefused(reader(file).option("share", "class=odd:0.5"),
                "option share belongs to the model of a table, but this one is of columns of numbers");
    }

    @Test
    void badOptionsAreRefusedInOneLineThatNamesThem() {
        assertRefused(spark.read().format("gan4j"),
                "option model must be the path of a model, such as hdfs:///models/people.gan, but is missing");
        assertRefused(reader(people).option("row", 5),
                "format gan4j has no option row; it has: model, rows, seed, where"
                        + " (more of them as where.2, where.3), share (share.2), partitions");
        assertRefused(reader(people).option("rows", "many"), "option rows must be a whole number but was many");
        assertRefused(reader(people).option("rows", -1), "option rows must be from 0 to 10000000000000 but was -1");
        assertRefused(reader(people).option("partitions", 0),
                "option partitions must be from 1 to 100000 but was 0");
        assertRefused(reader(people).option("where", "agee=5"), "option where: there is no column 'agee'; there is: id,"
                + " age, sex, job, sector, hours, since, rich; did you mean \"age\"?");
        assertRefused(reader(people).option("share", "sex=F"),
                "option share must be a condition, a colon and a share from 0 to 1, such as income=>50K:0.5, but was sex=F");
        assertRefused(reader(folder.resolve("none.gan")),
                folder.resolve("none.gan") + ": no such file");
        assertRefused(spark.read().format("gan4j").option("model", "nosuch://there/people.gan"),
                "option model must be a path that Hadoop can read but was nosuch://there/people.gan: No FileSystem for"
                        + " scheme \"nosuch\"");
        assertRefused(reader(folder.resolve("people.csv")), null);
        Map<String, String> both = Map.of("model", people.toString());
        assertThatThrownBy(() -> spark.read().format("gan4j").options(both).load(people.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("option model and the path of load() are the same");
        assertThatThrownBy(() -> reader(people).schema("age BIGINT").load())
                .hasMessage("GanSource source does not support user-specified schema.");
    }

    private static void assertRefused(DataFrameReader reader, @org.jspecify.annotations.Nullable String message) {
        var thrown = assertThatThrownBy(() -> reader.load().collectAsList()).isInstanceOf(InvalidInputException.class);
        if (message == null) {
            thrown.hasMessageNotContaining("\n").hasMessageNotContaining("gan4j1");
        } else {
            thrown.hasMessage(message);
        }
    }

    @Test
    void thePlanSaysWhatIsSampled() {
        assertThat(plan(reader(people).option("where", "sex=F").option("seed", 5).load()))
                .contains("seed 5, rows 1000, where sex=F");
        assertThat(DataTypes.LongType.defaultSize()).isEqualTo(8);
    }
}
