package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.internal.JsonView;
import dev.gan4j.table.Dependency;
import dev.gan4j.table.Rule;
import dev.gan4j.table.TableReader;
import dev.gan4j.testing.MixedTables;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableJudgeTest {

    private static final TableJudge.Options QUICK = TableJudge.Options.DEFAULT.withJudging(Judging.WITHOUT_REFEREES);

    private static Judgement against(Dataset generated) {
        return TableJudge.against(MixedTables.people(1500, 1), MixedTables.people(1500, 2), generated, QUICK);
    }

    private static TableJudgement table(Judgement judgement) {
        return Objects.requireNonNull(judgement.table());
    }

    private static TableColumn column(Judgement judgement, String name) {
        return table(judgement).columns().stream().filter(column -> column.name().equals(name)).findFirst()
                .orElseThrow();
    }

    @Test
    void rowsOfTheSameDistributionAreIndistinguishable() {
        int alike = 0;
        for (int seed = 1; seed <= 10; seed++) {
            Judgement judgement = TableJudge.against(MixedTables.people(1000, 10L * seed),
                    MixedTables.people(1000, 10L * seed + 1), MixedTables.people(1000, 10L * seed + 2),
                    QUICK.withSeed(seed));
            alike += judgement.verdict().grade() == Verdict.Grade.INDISTINGUISHABLE ? 1 : 0;
            assertThat(judgement.value("pairs")).isCloseTo(judgement.floor("pairs"), within(0.02));
            assertThat(judgement.value("copies")).isBetween(0.45, 0.55);
        }
        assertThat(alike).isGreaterThanOrEqualTo(9);
    }

    @Test
    void independentColumnsHaveTheirShapesAndNotTheirPairs() {
        Judgement judgement = against(MixedTables.independent(MixedTables.people(1500, 3), 4));

        assertThat(judgement.value("shapes")).isGreaterThan(0.97);
        assertThat(judgement.value("pairs")).isLessThan(judgement.floor("pairs") - 0.05);
        assertThat(Objects.requireNonNull(judgement.judged("pairs")).p()).isEqualTo(0.005);
        assertThat(judgement.verdict().grade()).isNotEqualTo(Verdict.Grade.INDISTINGUISHABLE);
        assertThat(judgement.verdict().words()).contains("relations of columns differ");
        List<String> names = table(judgement).paired();
        double jobAndHours = table(judgement).pairs().get(names.indexOf("hours")).get(names.indexOf("job"));
        double richAndSince = table(judgement).pairs().get(names.indexOf("rich")).get(names.indexOf("since"));
        assertThat(jobAndHours).isLessThan(0.9).isLessThan(richAndSince);
    }

    @Test
    void copiesOfTrainingRowsAreFound() {
        Judgement judgement = against(MixedTables.people(1500, 1));

        assertThat(judgement.value("exactCopies")).isEqualTo(1);
        assertThat(judgement.floor("exactCopies")).isLessThan(0.03);
        assertThat(judgement.value("copies")).isGreaterThan(0.98);
        assertThat(judgement.value("nearestRatio")).isZero();
        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.OFF);
        assertThat(judgement.verdict().words()).contains("the generator copies")
                .contains("of the rows are training rows");
    }

    @Test
    void oneColumnThatDiffersIsNamed() {
        Dataset people = MixedTables.people(1500, 3);
        double[] younger = Arrays.stream(people.column("age")).map(age -> Math.max(17, age - 6)).toArray();

        Judgement judgement = against(
                MixedTables.with(people, "age", people.schema().columns().getFirst(), younger));

        assertThat(column(judgement, "age").shape()).isInstanceOfSatisfying(Score.Judged.class, shape -> {
            assertThat(shape.p()).isEqualTo(0.005);
            assertThat(shape.value()).isCloseTo(0.88, within(0.03));
        });
        assertThat(column(judgement, "rich").shape()).isInstanceOfSatisfying(Score.Judged.class,
                shape -> assertThat(shape.p()).isGreaterThan(0.05));
        assertThat(judgement.verdict().words()).contains("a column differs by more than chance: age");
    }

    @Test
    void blanksAreJudgedWithTheirTexts() {
        Dataset people = MixedTables.people(1500, 3);
        double[] hours = people.column("hours");
        Column column = people.schema().columns().get(2);
        double[] filled = Arrays.stream(hours).map(value -> Double.isNaN(value) ? 30 : value).toArray();
        double[] swapped = Arrays.stream(hours).map(value -> Double.isNaN(value) ? Blank.of(1) : value).toArray();
        double blank = Arrays.stream(hours).filter(Double::isNaN).count() / 1500.0;

        Judgement withoutBlanks = against(MixedTables.with(people, "hours", column, filled));
        Judgement withOthers = against(MixedTables.with(people, "hours", column, swapped));

        assertThat(column(withoutBlanks, "hours").generatedBlanks()).isZero();
        assertThat(column(withoutBlanks, "hours").realBlanks()).isCloseTo(blank, within(0.02));
        assertThat(((Score.Judged) column(withoutBlanks, "hours").shape()).value()).isLessThan(1 - 0.9 * blank);
        assertThat(((Score.Judged) column(withOthers, "hours").shape()).value()).isLessThan(1 - 0.6 * blank);
    }

    @Test
    void categoriesAreComparedByTheirTexts() {
        Dataset people = MixedTables.people(1500, 3);
        Column.Categorical other = new Column.Categorical("job", "job", List.of("tech", "x", "none", "sales", "craft"),
                false);
        List<String> texts = List.of("none", "craft", "sales", "tech");
        double[] recoded = Arrays.stream(people.column("job"))
                .map(job -> other.categories().indexOf(texts.get((int) job)))
                .toArray();

        assertThat(against(MixedTables.with(people, "job", other, recoded)).scores())
                .isEqualTo(against(people).scores());
    }

    @Test
    void whatAnybodySeesIsAVeto() {
        Dataset people = MixedTables.people(1500, 3);
        double[] fractions = Arrays.stream(people.column("age")).map(age -> age + 0.3).toArray();
        double[] blanks = people.column("age");
        Arrays.fill(blanks, 0, 100, Blank.of(0));
        double[] jobs = people.column("job");
        Arrays.fill(jobs, 0, 60, 4);
        Column job = new Column.Categorical("job", "job", List.of("none", "craft", "sales", "tech", "king"), false);
        Column age = people.schema().columns().getFirst();

        assertThat(against(MixedTables.with(people, "age", age, fractions)).checks())
                .contains("column age: real values are integers, generated ones are not");
        assertThat(against(MixedTables.with(people, "age", age, blanks)).checks())
                .containsExactly("column age: no real cell is blank, 6.67 % of the generated ones are");
        Judgement judgement = against(MixedTables.with(people, "job", job, jobs));
        assertThat(judgement.checks()).containsExactly("column job: 4.00 % are categories that no real row has");
        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.OFF);
        assertThat(judgement.value("validity")).isEqualTo(0.96, within(0.005));
    }

    @Test
    void rulesAreCheckedInEachRow() {
        Dataset people = MixedTables.people(1500, 3);
        RowRule hasHours = new RowRule() {
            @Override
            public String words() {
                return "who has a job has hours";
            }

            @Override
            public boolean holds(Dataset table, int row) {
                return table.values().get(row, 1) == 0 == Double.isNaN(table.values().get(row, 2));
            }
        };

        Judgement kept = TableJudge.compare(people, MixedTables.people(700, 4), QUICK.withRules(List.of(hasHours)));
        Judgement broken = TableJudge.compare(people, MixedTables.independent(people, 1),
                QUICK.withRules(List.of(hasHours)));

        assertThat(kept.checks()).isEmpty();
        assertThat(broken.value("validity")).isLessThan(kept.value("validity") - 0.1);
        assertThat(broken.checks())
                .anyMatch(check -> check.startsWith("rule who has a job has hours: every real row keeps it, "));
    }

    @Test
    void dependenciesOfATableAreRules() {
        List<List<String>> rows = IntStream.range(0, 600)
                .mapToObj(row -> List.of(List.of("Oslo", "Bergen", "Rome").get(row % 3),
                        List.of("Norway", "Norway", "Italy").get(row % 3), Integer.toString(row * 37 % 101)))
                .toList();
        var real = TableReader.ofRows(List.of("city", "country", "size"), rows, TableReader.Options.NONE);
        var schema = new dev.gan4j.table.TableSchema(real.data().schema(), List.of(),
                List.of(new Dependency("city", "country",
                        Map.of("Oslo", "Norway", "Bergen", "Norway", "Rome", "Italy"))),
                List.of(), real.schema().format());
        TableJudge.Options options = QUICK.withRulesOf(schema);

        assertThat(TableJudge.compare(real.data(), real.data(), options).checks()).isEmpty();
        assertThat(TableJudge.compare(real.data(), MixedTables.independent(real.data(), 2), options).checks())
                .anyMatch(check -> check.startsWith("rule country follows from city: every real row keeps it, "));
    }

    @Test
    void rulesOfASchemaAreCheckedEach() {
        List<List<String>> rows = IntStream.range(0, 600)
                .mapToObj(row -> List.of(Integer.toString(row * 37 % 101), Integer.toString(row * 37 % 101 + row % 7)))
                .toList();
        var real = TableReader.ofRows(List.of("start", "end"), rows, TableReader.Options.NONE);
        var schema = new dev.gan4j.table.TableSchema(real.data().schema(), List.of(), List.of(),
                List.of(new Rule.Condition("end >= start"), new Rule.Condition("end >= 0")), real.schema().format());

        Judgement kept = TableJudge.compare(real.data(), real.data(), QUICK.withRulesOf(schema));
        Judgement broken = TableJudge.compare(real.data(), MixedTables.independent(real.data(), 2),
                QUICK.withRulesOf(schema));
        assertThat(kept.checks()).isEmpty();
        assertThat(kept.value("validity")).isGreaterThan(0.95);
        assertThat(broken.value("validity")).isBetween(0.3, 0.7);
        assertThat(broken.checks()).singleElement().asString()
                .startsWith("rule end >= start: every real row keeps it, ");
    }

    @Test
    void columnsWithNothingToCompareAreNotJudgedAndNothingIsNaN() {
        Dataset real = odd(400, 1);
        Judgement judgement = TableJudge.against(real, odd(400, 2), odd(400, 3), QUICK);

        assertThat(table(judgement).columns()).extracting(column -> column.shape() instanceof Score.NotJudged none
                ? none.reason()
                : "judged").containsExactly("every real cell is the same", "every real cell is blank", "judged",
                        "every real cell is the same", "free text is not judged");
        String json = JudgementCodec.write(judgement).toString();
        assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
        Judgement read = JudgementCodec.read(
                JsonView.read(json.getBytes(StandardCharsets.UTF_8), "judgement", "a judgement"),
                real.schema().names(), List.of());
        assertThat(read.scores()).isEqualTo(judgement.scores());
        assertThat(JudgementCodec.write(read)).isEqualTo(JudgementCodec.write(judgement));
        assertThat(read.verdict()).isEqualTo(judgement.verdict());
    }

    /** Columns that are constant, blank, of use, and not read. */
    private static Dataset odd(int rows, long seed) {
        Schema schema = new Schema(List.of(new Column.Numeric("five", "five"),
                new Column.Numeric("empty", "empty", NumberFormat.SHORTEST, List.of("")),
                new Column.Numeric("size", "size"), new Column.Constant("here", "here", "yes"),
                new Column.Text("note", "note", null)));
        java.util.Random random = new java.util.Random(seed);
        return new Dataset(schema, Points.generate(rows, 5, (row, point) -> {
            point[0] = 5;
            point[1] = Blank.of(0);
            point[2] = random.nextGaussian();
            point[3] = Double.NaN;
            point[4] = Double.NaN;
        }), null);
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        Dataset people = MixedTables.people(50, 1);
        Dataset renamed = MixedTables.with(people, "job", new Column.Numeric("work", "work"), new double[50]);
        Dataset texts = MixedTables.with(people, "age",
                new Column.Categorical("age", "age", List.of("old", "40"), false),
                new double[50]);

        assertThatThrownBy(() -> TableJudge.compare(people, renamed, QUICK)).isInstanceOf(InvalidInputException.class)
                .hasMessage("the synthetic table must have the columns of the real table but has no column \"job\"; it"
                        + " has: age, work, hours, since, rich");
        assertThatThrownBy(() -> TableJudge.compare(people, texts, QUICK)).isInstanceOf(InvalidInputException.class)
                .hasMessage("column \"age\" is a number in the real table but holds \"old\" in the synthetic table");
        assertThatThrownBy(() -> TableJudge.compare(people, people, QUICK.withTarget("wage")))
                .isInstanceOf(InvalidInputException.class).hasMessage("the target must be a column of numbers,"
                        + " categories or times but was \"wage\"; there is: age, job, hours, since, rich");
        assertThatThrownBy(() -> TableJudge.compare(people.select(1, 2, 3), people, QUICK))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("there must be at least 4 real rows but there were 3");
    }

    @Test
    void fewRowsTellLittle() {
        Judgement judgement = TableJudge.compare(MixedTables.people(200, 1), MixedTables.people(100, 2), QUICK);

        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.TOO_FEW_ROWS);
        assertThat(judgement.verdict().words()).startsWith("Too few rows to tell: 100 rows show no difference");
    }

    @Test
    void theTargetIsTheLastColumnOfFewClasses() {
        Dataset people = MixedTables.people(300, 1);
        assertThat(table(TableJudge.compare(people, people, QUICK)).target()).isEqualTo("rich");
        Usefulness.Target number = Usefulness.target(null, people, 0, 3);
        assertThat(Objects.requireNonNull(number).column()).isEqualTo(3);
        assertThat(number.kind()).isEqualTo(Usefulness.Kind.NUMBER);
        Usefulness.Target rich = Objects.requireNonNull(Usefulness.target("rich", people, 0, 1, 2, 3, 4));
        assertThat(rich.kind()).isEqualTo(Usefulness.Kind.BINARY);
        assertThat(rich.classes()).containsExactly(1, 0); // the rarer one first
    }

    @Test
    void aTableIsComparedByItsPairsAndTheSameSeedGivesTheSameFigures() {
        Judgement judgement = against(MixedTables.people(1500, 3));

        assertThat(judgement.distance().value()).isEqualTo(1 - judgement.value("pairs"));
        assertThat(judgement.headline().metric()).isEqualTo("pairs");
        assertThat(judgement.scores()).isEqualTo(against(MixedTables.people(1500, 3)).scores());
        assertThat(judgement.figures()).containsKeys("shapes", "pairsFloor", "shapesP");
    }

    @Test
    void withoutTheModuleOfRefereesItIsSaid() {
        Judgement judgement = TableJudge.compare(MixedTables.people(1000, 1), MixedTables.people(500, 2),
                TableJudge.Options.DEFAULT);

        assertThat(judgement.scores())
                .contains(new Score.NotJudged("detection", "the module dev.gan4j.referees is not there"));
        assertThat(judgement.verdict().words())
                .endsWith("but trees have not judged: the module dev.gan4j.referees is not there.");
    }
}
