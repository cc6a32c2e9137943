package dev.gan4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.RowRule;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.TableJudge;
import dev.gan4j.eval.internal.ColumnCodes;
import dev.gan4j.eval.internal.PairScores;
import dev.gan4j.table.CsvFormat;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableSchema;
import dev.gan4j.testing.MixedTables;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrameJudgeTest {

    private static final StructType TYPES = new StructType().add("age", DataTypes.LongType)
            .add("job", DataTypes.StringType).add("hours", DataTypes.DoubleType).add("since", DataTypes.DateType)
            .add("rich", DataTypes.StringType);

    private static final FrameJudge.Options OPTIONS = FrameJudge.Options.DEFAULT
            .withJudging(Judging.WITHOUT_REFEREES).withSampleRows(2000);

    @SuppressWarnings("NullAway.Init")
    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.session();
    }

    /** The rows as a frame; every blank is null. */
    private static org.apache.spark.sql.Dataset<Row> frame(Dataset rows) {
        List<Row> all = new ArrayList<>();
        for (double[] row : rows.toRows()) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int j = 0; j < row.length; j++) {
                cells.add(switch (rows.schema().columns().get(j)) {
                    case Column.Categorical category -> category.categories().get((int) row[j]);
                    case Column.Temporal time -> Date.valueOf(LocalDate.ofEpochDay((long) row[j]));
                    case Column other -> Double.isNaN(row[j]) ? null : j == 0 ? (Object) (long) row[j] : row[j];
                });
            }
            all.add(RowFactory.create(cells.toArray()));
        }
        return spark.createDataFrame(all, TYPES).repartition(3);
    }

    private static TableSchema schema(Dataset rows) {
        return new TableSchema(rows.schema(), List.of(""), List.of(), List.of(),
                CsvFormat.standard(rows.schema().names()));
    }

    /** One blank text, since a frame has but one. */
    private static Dataset oneBlank(Dataset rows) {
        double[] hours = Arrays.stream(rows.column("hours"))
                .map(value -> Double.isNaN(value) ? dev.gan4j.data.Blank.of(0) : value).toArray();
        return MixedTables.with(rows, "hours", new Column.Numeric("hours", "hours",
                dev.gan4j.data.NumberFormat.INTEGER, List.of("")), hours);
    }

    @Test
    void shapesAndPairsAreThoseOfTheLibraryOnTheSameRows() {
        Dataset real = oneBlank(MixedTables.people(3000, 1));
        Dataset other = oneBlank(MixedTables.independent(MixedTables.people(2000, 2), 3));
        double[] ages = Arrays.stream(other.column("age")).map(age -> age * 1.3 - 7).map(Math::rint).toArray();
        Dataset generated = MixedTables.with(other, "age", other.schema().columns().getFirst(), ages);

        ExactScores scores = new ExactScores(frame(generated), frame(real), schema(real), "one", "another");

        int[] all = IntStream.range(0, 5).toArray();
        PairScores pairs = new PairScores(generated, real, false, all);
        for (int j : all) {
            assertThat(scores.distances()[j]).as("column %s", j)
                    .isCloseTo(new ColumnCodes(generated, real, j).distance(), within(1e-9)).isPositive();
            for (int k = 0; k < j; k++) {
                assertThat(scores.pairs()[j][k]).as("columns %s and %s", j, k).isCloseTo(pairs.score(j, k),
                        within(1e-9));
            }
        }
        assertThat(scores.rows(true)).isEqualTo(2000);
        assertThat(scores.blanks(false, 2)).isEqualTo(
                Arrays.stream(real.column("hours")).filter(Double::isNaN).count() / 3000.0);
    }

    @Test
    void aColumnThatIsAllTheSameIsNotCompared() {
        Dataset real = oneBlank(MixedTables.people(500, 1));
        Dataset same = MixedTables.with(real, "age", real.schema().columns().getFirst(), new double[500]);
        ExactScores scores = new ExactScores(frame(real), frame(same), schema(real), "one", "another");
        assertThat(scores.distances()[0]).isNaN();
        assertThat(scores.pairs()[2][0]).isNaN();
        assertThat(scores.distances()[1]).isZero();
        ExactScores back = new ExactScores(frame(same), frame(real), schema(real), "one", "another");
        assertThat(back.distances()[0]).isEqualTo(1);
    }

    @Test
    void aJudgementHasExactFiguresAndThoseOfSomeRows() {
        Dataset real = oneBlank(MixedTables.people(6000, 1));
        Dataset good = oneBlank(MixedTables.people(6000, 2));
        Dataset bad = MixedTables.independent(good, 3);
        FrameJudgement ofGood = FrameJudge.compare(frame(real), frame(good), OPTIONS);
        FrameJudgement ofBad = FrameJudge.compare(frame(real), frame(bad), OPTIONS);
        assertThat(ofGood.shapes()).isGreaterThan(0.97);
        assertThat(ofBad.shapes()).isCloseTo(ofGood.shapes(), within(1e-9));
        assertThat(ofBad.pairs()).isLessThan(ofGood.pairs() - 0.05);
        assertThat(ofGood.realRows()).isEqualTo(6000);
        assertThat(ofGood.ofSamples().sizes().judging()).isEqualTo(2000);
        assertThat(ofGood.notes().getFirst()).isEqualTo(
                "Shapes, pairs, blanks and rules are those of all rows: 6,000 and 6,000.");
        assertThat(ofGood.notes().get(1)).contains("2000 real rows and 1000 synthetic rows, chosen by seed");
        assertThat(ofGood.toText()).contains("6,000 real rows, 6,000 synthetic rows", "hours: shape 0.9");
        assertThat(ofGood.floor()).isNull();
    }

    @Test
    void copiesAreSeenBesideTrainingRows() {
        Dataset training = oneBlank(MixedTables.people(2000, 1));
        Dataset heldOut = oneBlank(MixedTables.people(2000, 2));
        FrameJudgement judgement = FrameJudge.against(frame(training), frame(heldOut), frame(training), OPTIONS);
        FrameJudgement.Floor floor = java.util.Objects.requireNonNull(judgement.floor());
        assertThat(floor.shapes()).isEqualTo(judgement.shapes());
        assertThat(judgement.ofSamples().scores()).filteredOn(score -> score.metric().equals("exactCopies"))
                .allSatisfy(score -> assertThat(((Score.Judged) score).value()).isEqualTo(1.0)).hasSize(1);
    }

    @Test
    void rulesAreCountedOverAllRowsAsTheLibraryDoes() {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            int start = i % 50;
            cells.add(List.of(Integer.toString(start), Integer.toString(start + (i % 30 == 0 ? -1 : i % 7)),
                    i % 45 == 0 ? "" : "k" + i % 4, i % 100 == 0 ? "wrong" : "g" + i % 4 / 2, Integer.toString(i / 2)));
        }
        List<String> names = List.of("start", "end", "kind", "group", "number");
        String yaml = """
                columns:
                  kind: {kind: category}
                  group: {kind: category}
                dependencies:
                  - {from: kind, column: group, table: {k0: g0, k1: g0, k2: g1, k3: g1, "": g0}}
                rules:
                  - end >= start
                  - unique: [number]
                  - start < 49
                """;
        Table table = TableReader.ofRows(names, cells, TableReader.Options.of(SchemaYaml.parse(yaml, "rules")));
        List<RowRule> rules = TableJudge.Options.DEFAULT.withRulesOf(table.schema()).rules();
        long[] expected = rules.stream().mapToLong(rule -> IntStream.range(0, 900)
                .filter(row -> !rule.holds(table.data(), row)).count()).toArray();
        org.apache.spark.sql.Dataset<Row> frame = spark.createDataFrame(cells.stream().map(row -> RowFactory.create(
                Long.valueOf(row.get(0)), Long.valueOf(row.get(1)), row.get(2).isEmpty() ? null : row.get(2),
                row.get(3),
                Long.valueOf(row.get(4)))).toList(),
                new StructType().add("start", DataTypes.LongType).add("end", DataTypes.LongType)
                        .add("kind", DataTypes.StringType).add("group", DataTypes.StringType)
                        .add("number", DataTypes.LongType))
                .repartition(4);
        assertThat(RuleCounts.of(frame, "the frame", table.schema())).isEqualTo(expected);
        assertThat(expected).hasSize(4).doesNotContain(0L);
        assertThat(RuleCounts.words(table.schema())).containsExactly("group follows from kind", "end >= start",
                "unique number", "start < 49");
    }

    @Test
    void framesThatDoNotFitAreRefusedInOneLine() {
        org.apache.spark.sql.Dataset<Row> real = frame(oneBlank(MixedTables.people(300, 1)));
        assertThatThrownBy(() -> FrameJudge.compare(real, real.drop("job"), OPTIONS))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("job").hasMessageNotContaining("\n");
        assertThatThrownBy(() -> FrameJudge.compare(real, real.withColumn("since", real.col("since").cast("timestamp")),
                OPTIONS)).isInstanceOf(InvalidInputException.class).hasMessageContaining("since");
        assertThatThrownBy(() -> OPTIONS.withSampleRows(3)).hasMessage("sampleRows must be at least 4 but was 3");
    }
}
