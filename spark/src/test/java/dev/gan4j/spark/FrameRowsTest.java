package dev.gan4j.spark;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.TableGan;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.testing.PeopleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameRowsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.session();
    }

    private static Dataset<Row> people() throws IOException {
        Path csv = folder.resolve("people.csv");
        Files.writeString(csv, PeopleFile.text(2000, 1));
        return spark.read().option("header", true).option("inferSchema", true).csv(csv.toString());
    }

    @Test
    void theSameRowsAreChosenHoweverTheFrameIsDivided() throws IOException {
        Dataset<Row> frame = people();
        List<Map<String, @Nullable Object>> once = FrameRows.sample(frame, 300, 5).toMaps();
        List<Map<String, @Nullable Object>> again = FrameRows.sample(frame.orderBy("age", "id").repartition(5), 300, 5)
                .toMaps();
        assertThat(once).hasSize(300).isEqualTo(again);
        assertThat(new HashSet<>(FrameRows.sample(frame, 300, 6).toMaps())).isNotEqualTo(new HashSet<>(once));
        assertThat(FrameRows.sample(frame, 5000, 5).size()).isEqualTo(2000);
    }

    @Test
    void equalRowsAreChosenOneByOne() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 9000; i++) {
            rows.add(RowFactory.create(i % 3 == 0 ? "rare" : "common", i % 3 == 1 ? 1.0 : null, null));
        }
        Dataset<Row> frame = spark.createDataFrame(rows, new StructType().add("kind", DataTypes.StringType)
                .add("size", DataTypes.DoubleType).add("other", DataTypes.DoubleType)).repartition(4);
        List<Map<String, @Nullable Object>> chosen = FrameRows.sample(frame, 900, 1).toMaps();
        // 300 are expected; the standard deviation is 13.4.
        assertThat(chosen.stream().filter(row -> "rare".equals(row.get("kind"))).count()).isBetween(240L, 360L);
        assertThat(chosen.stream().filter(row -> row.get("size") != null).count()).isBetween(240L, 360L);
    }

    @Test
    void nullsInDifferentColumnsAreDifferentRows() {
        Dataset<Row> frame = spark.sql("SELECT * FROM VALUES (1, NULL), (NULL, 1), (1, NULL) AS t(a, b)");
        assertThat(FrameRows.sample(frame, 10, 1).toMaps().stream().map(row -> row.get("a") == null)).hasSize(3)
                .containsExactlyInAnyOrder(true, false, false);
    }

    @Test
    void cellsKeepTheirTypes() {
        Dataset<Row> frame = spark.sql("SELECT '007' AS code, id AS number, id / 8D AS share, id % 2 = 0 AS even,"
                + " date_add(DATE'2020-01-01', int(id)) AS day,"
                + " timestamp_micros(1600000000000000 + id * 1500000) AS at,"
                + " TIMESTAMP_NTZ'2020-03-29 02:30:00' + make_interval(0, 0, 0, int(id)) AS local,"
                + " cast(id AS decimal(10, 2)) AS price, make_dt_interval(0, int(id), 30) AS took FROM range(400)");
        String yaml = TableGan.fit(FrameRows.sample(frame, 400, 1), TableExperiment.of(Path.of("rows.csv")).with(Map.of(
                "generator.embedding", "8", "generator.hidden", "8", "likelihood.epochs", "1", "game.iterations", "0")))
                .schemaYaml();
        assertThat(yaml.replace("\r", "")).contains("code:\n    kind: constant\n    text: \"007\"",
                "number:\n    kind: integer", "even:\n    kind: boolean", "at:\n    kind: dateTime",
                "took:\n    kind: duration");
        List<Map<String, @Nullable Object>> rows = FrameRows.sample(frame, 400, 1).toMaps();
        Map<String, @Nullable Object> row = rows.stream().filter(each -> Long.valueOf(3).equals(each.get("number")))
                .findFirst().orElseThrow();
        assertThat(row.get("share")).isEqualTo(0.375);
        assertThat(row.get("even")).isEqualTo(false);
        assertThat(row.get("day")).isEqualTo(java.time.LocalDate.of(2020, 1, 4));
        assertThat(requireNonNull((java.time.OffsetDateTime) row.get("at")).toInstant())
                .isEqualTo(java.time.Instant.ofEpochSecond(1_600_000_004L, 500_000_000));
        assertThat(row.get("local")).isEqualTo(java.time.LocalDateTime.of(2020, 4, 1, 2, 30));
        assertThat(row.get("took")).isEqualTo(java.time.Duration.ofMinutes(210));
    }

    @Test
    void columnsThatAreNoneOfATableAreNamed() {
        assertThatThrownBy(() -> FrameRows.sample(spark.sql("SELECT array(1) AS `all of it`"), 5, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "column 'all of it' must be of numbers, strings, booleans, dates, timestamps or intervals of days"
                                + " and seconds but is of the type array<int>; drop it or cast it");
        assertThatThrownBy(() -> FrameRows.sample(spark.sql("SELECT 1 AS a WHERE 1 = 2"), 5, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("there must be at least one row but there was none");
        assertThatThrownBy(() -> FrameRows.sample(spark.sql("SELECT 1 AS a"), 0, 1))
                .hasMessage("the number of rows must be at least 1 but was 0");
    }
}
