package dev.gan4j.referees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Interval;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metric;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.Sighting;
import dev.gan4j.eval.TableJudge;
import dev.gan4j.eval.Verdict;
import dev.gan4j.testing.MixedTables;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** XGBoost judges tables of mixed columns. */
class TableRefereeTest {

    private static final TableJudge.Options OPTIONS = TableJudge.Options.DEFAULT;

    private static Metric.Finding.Value detect(Dataset generated, Dataset real, long seed) {
        return (Metric.Finding.Value) TableJudge.detect(generated, real, seed);
    }

    private static List<Sighting> sightings(Judgement judgement) {
        return Objects.requireNonNull(judgement.table()).sightings();
    }

    @Test
    void realRowsAreNotToldFromRealOnes() {
        int holding = 0;
        double sum = 0;
        for (int seed = 1; seed <= 10; seed++) {
            Metric.Finding.Value found = detect(MixedTables.people(1000, 2L * seed),
                    MixedTables.people(1000, 2L * seed + 1), seed);
            sum += found.value() / 10;
            holding += Objects.requireNonNull(found.interval()).contains(0.5) ? 1 : 0;
        }
        assertThat(sum).isCloseTo(0.5, within(0.02));
        assertThat(holding).isGreaterThanOrEqualTo(9);
    }

    @Test
    void independentColumnsAreToldFromRealRowsByTheirRelations() {
        Judgement judgement = TableJudge.against(MixedTables.people(2000, 1), MixedTables.people(2000, 2),
                MixedTables.independent(MixedTables.people(2000, 3), 4), OPTIONS);

        assertThat(judgement.value("shapes")).isCloseTo(judgement.floor("shapes"), within(0.02));
        assertThat(judgement.value("detection")).isGreaterThan(0.75);
        assertThat(judgement.floor("detection")).isCloseTo(0.5, within(0.05));
        assertThat(judgement.value("tstrAuc")).isLessThan(0.6);
        assertThat(judgement.floor("tstrAuc")).isGreaterThan(0.7);
        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.OFF);
        assertThat(sightings(judgement)).isNotEmpty().allSatisfy(
                sighting -> assertThat(sighting.columns()).hasSizeGreaterThan(1));
        assertThat(judgement.verdict().words()).contains(sightings(judgement).getFirst().sentence());
    }

    @Test
    void aHeapThatIsLostIsWhatIsSeenFirst() {
        Dataset people = MixedTables.people(2000, 3);
        Random random = new Random(1);
        double[] hours = Arrays.stream(people.column("hours"))
                .map(value -> value == 40 && random.nextBoolean() ? 20 + random.nextInt(40) : value).toArray();
        Judgement judgement = TableJudge.against(MixedTables.people(2000, 1), MixedTables.people(2000, 2),
                MixedTables.with(people, "hours", people.schema().columns().get(2), hours), OPTIONS);

        Sighting first = sightings(judgement).getFirst();
        assertThat(first.columns()).containsExactly("hours");
        assertThat(first.sentence())
                .matches("hours = 40 is rarer among generated rows: 2[0-9]\\.. % against [45][0-9]\\.. %");
        assertThat(first.real() - first.generated()).isCloseTo(0.2, within(0.05));
    }

    @Test
    void copiesOfHeldOutRowsMakeTreesWorseThanGuessing() {
        Dataset real = MixedTables.people(2000, 1);
        Judgement judgement = TableJudge.against(MixedTables.people(2000, 2), real, real, OPTIONS);

        assertThat(Objects.requireNonNull(Objects.requireNonNull(judgement.judged("detection")).interval()).high())
                .isLessThan(0.5);
        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.OFF);
        assertThat(judgement.verdict().words()).contains("trees do worse than by guessing");
    }

    @Test
    void aTargetOfSeveralClassesHasAnF1AndANumberAnR2() {
        Dataset training = MixedTables.people(1500, 1);
        Dataset heldOut = MixedTables.people(1500, 2);
        Dataset generated = MixedTables.people(1500, 3);

        Judgement ofJob = TableJudge.against(training, heldOut, generated, OPTIONS.withTarget("job"));
        assertThat(ofJob.judged("tstrAuc")).isNull();
        assertThat(ofJob.value("tstrF1")).isCloseTo(ofJob.floor("tstrF1"), within(0.06)).isBetween(0.3, 0.9);

        Judgement ofDate = TableJudge.against(training, heldOut, generated, OPTIONS.withTarget("since"));
        assertThat(ofDate.judged("tstrF1")).isNull();
        assertThat(ofDate.value("tstrR2")).isCloseTo(ofDate.floor("tstrR2"), within(0.1)).isGreaterThan(0.2);
    }

    @Test
    void theSameSeedGivesTheSameAreaAndOrderOfCategoriesDoesNotMatter() {
        Dataset real = MixedTables.people(800, 1);
        Dataset generated = MixedTables.independent(MixedTables.people(800, 2), 3);
        Metric.Finding.Value area = detect(generated, real, 5);
        assertThat(detect(generated, real, 5)).isEqualTo(area);

        Column.Categorical other = new Column.Categorical("job", "job", List.of("tech", "sales", "craft", "none"),
                false);
        double[] turned = Arrays.stream(generated.column("job")).map(job -> 3 - job).toArray();
        assertThat(detect(MixedTables.with(generated, "job", other, turned), real, 5)).isEqualTo(area);
    }

    @Test
    void manyCategoriesAndFewRowsAreJudged() {
        int rows = 3000;
        Column.Categorical city = new Column.Categorical("city", "city",
                IntStream.range(0, 1500).mapToObj(i -> "city " + i).toList(), false);
        Dataset real = MixedTables.people(rows, 1);
        Dataset generated = MixedTables.people(rows, 2);
        double[] uniform = new Random(1).doubles(rows).map(u -> Math.floor(1500 * u)).toArray();
        double[] skewed = new Random(2).doubles(rows).map(u -> Math.floor(1500 * u * u)).toArray();

        Interval interval = Objects.requireNonNull(detect(MixedTables.with(generated, "job", city, skewed),
                MixedTables.with(real, "job", city, uniform), 1).interval());
        assertThat(interval.low()).isGreaterThan(0.5);
        assertThat(TableJudge.detect(real.select(1, 2, 3, 4), generated, 1))
                .isEqualTo(new Metric.Finding.None("fewer than 10 rows of each sample"));
    }

    @Test
    void aGeneratorWithOneClassOnlyIsOfNoUse() {
        Dataset generated = MixedTables.people(1000, 3);
        Judgement judgement = TableJudge.compare(MixedTables.people(2000, 1), MixedTables.with(generated, "rich",
                generated.schema().columns().get(4), new double[1000]), OPTIONS);

        assertThat(judgement.value("tstrAuc")).isEqualTo(0.5);
        assertThat(judgement.value("tstrF1")).isZero();
        assertThat(judgement.scores()).allMatch(Score.Judged.class::isInstance);
    }
}
