package dev.gan4j.referees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.Schema;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.Holdout;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.Verdict;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A verdict is never kinder than the truth, and real samples are told from real ones next to never. */
class HonestyTest {

    private static final int SEEDS = 10;

    private static double[] draw(String distribution, int count, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.SAMPLES, 0);
        UnivariateDistribution.Sampler sampler = UnivariateDistribution.parse(distribution).sampler(random);
        double[] values = new double[count];
        Arrays.setAll(values, i -> sampler.sample());
        return values;
    }

    private static Points points(String distribution, int count, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.SAMPLES, 0);
        return Distribution.parse(distribution).sample(random, count);
    }

    private static Judgement against(RealData data, Points generated, long seed) {
        return Judge.against(data, generated, seed, Judging.EVERYTHING);
    }

    private static Judgement against(RealData data, double[] generated, long seed) {
        return against(data, Points.ofColumns(generated), seed);
    }

    private static Score.Judged trees(Judgement judgement) {
        return Objects.requireNonNull(judgement.judged("detection"));
    }

    /** Whole years from 17 to 90, more of them young, as the ages of people in a survey are. */
    private static double[] ages(int count, long seed) {
        return Arrays.stream(draw("gamma(2,12)", count, seed)).map(x -> Math.min(90, Math.floor(17 + x))).toArray();
    }

    private long judgedAlike;
    private long judgedInAll;

    private void assertTrueAreAlike(String what, IntFunction<Judgement> judged) {
        long alike = IntStream.rangeClosed(1, SEEDS).mapToObj(judged)
                .filter(judgement -> judgement.verdict().grade() == Verdict.Grade.INDISTINGUISHABLE).count();
        judgedAlike += alike;
        judgedInAll += SEEDS;
        assertThat(alike).as(what).isGreaterThanOrEqualTo(SEEDS - 2);
    }

    @Test
    void realSamplesAreIndistinguishableFromRealOnes() {
        for (String distribution : List.of("normal(-1,1)", "lognormal(0,2)")) {
            RealData known = new RealData.Known(Distribution.parse(distribution));
            assertTrueAreAlike(distribution, seed -> against(known, draw(distribution, 5000, 100 + seed), seed));
            assertTrueAreAlike("rows of " + distribution, seed -> against(
                    Holdout.split(Dataset.ofColumn("x", draw(distribution, 4000, 200 + seed)), 0.1, seed),
                    draw(distribution, 400, 300 + seed),
                    seed));
        }
        assertTrueAreAlike("ages",
                seed -> against(Holdout.split(Dataset.ofColumn("x", ages(4000, 400 + seed)), 0.1, seed),
                        ages(400, 500 + seed), seed));
        RealData moons = new RealData.Known(Distribution.parse("moons"));
        assertTrueAreAlike("moons", seed -> against(moons, points("moons", 1000, 600 + seed), seed));
        assertThat((double) judgedAlike / judgedInAll).isGreaterThan(0.93);
    }

    @Test
    void agesThatAreNoWholeYearsAreOff() {
        double[] smooth = Arrays.stream(ages(3000, 2)).map(x -> x + 0.7 * new Random((long) (1e6 * x)).nextDouble())
                .toArray();
        Random random = new Random(5);
        Arrays.setAll(smooth, i -> Math.floor(smooth[i]) + random.nextDouble() - 0.5);
        Judgement judgement = against(Holdout.split(Dataset.ofColumn("x", ages(30_000, 1)), 0.1, 1), smooth, 1);

        assertThat(trees(judgement).value()).isGreaterThan(0.8);
        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.OFF);
        assertThat(judgement.verdict().words()).contains("real values are integers, generated ones are not",
                "trees tell generated from real rows with an AUC of 0.");
        assertThat(judgement.value("scaledWasserstein1")).as("which is near by the distance alone").isLessThan(0.05);
    }

    @Test
    void treesSeeWhatDistancesOfColumnsDoNot() {
        // Both columns are right, what binds them is lost.
        Points real = Points.generate(1500, 2, related(1, 0.9));
        Judgement judgement = Judge.compare(real, Points.generate(1500, 2, related(2, 0.0)), List.of("a", "b"), 1,
                Judging.EVERYTHING);

        assertThat(Objects.requireNonNull(judgement.judged("ks")).p()).isGreaterThan(0.01);
        assertThat(trees(judgement).value()).isGreaterThan(0.75);
        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.OFF);
    }

    private static Points.Source related(long seed, double correlation) {
        Random random = new Random(seed);
        return (row, point) -> {
            point[0] = random.nextGaussian();
            point[1] = correlation * point[0] + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        };
    }

    @Test
    void fewRowsOfManyColumnsAreNeverCalledIndistinguishable() {
        // 533 rows of 11 columns, of which 53 are held out, and samples that are a quarter of a deviation off.
        String wine = String.join(",", java.util.Collections.nCopies(11, "normal(0,1)"));
        Points all = points("product(" + wine + ")", 533, 1);
        Points training = all.head(480);
        Points heldOut = all.select(IntStream.range(480, 533).toArray());
        List<String> names = IntStream.rangeClosed(1, 11).mapToObj(j -> "x" + j).toList();
        Points generated = points("product(" + wine.replace("(0,", "(0.25,") + ")", 53, 2);

        Verdict verdict = against(new RealData.Rows(new Dataset(Schema.numeric(names), training, null),
                new Dataset(Schema.numeric(names), heldOut, null)), generated, 1).verdict();

        assertThat(verdict.grade()).isEqualTo(Verdict.Grade.TOO_FEW_ROWS);
        assertThat(verdict.words()).startsWith("Too few rows to tell: 53 rows show no difference smaller than");
    }

    @Test
    void heavyTailsAndTheWrongShapeAreOff() {
        // The mass below 1 pushed up: a third of all rows stands elsewhere, and the distance is ruled by the tails.
        double[] wrong = Arrays.stream(draw("lognormal(0,2)", 20_000, 3)).map(x -> x < 1 ? 0.4 + 0.6 * x : x)
                .toArray();
        Judgement judgement = against(new RealData.Known(Distribution.parse("lognormal(0,2)")), wrong, 1);

        assertThat(judgement.value("ks")).isBetween(0.28, 0.36);
        assertThat(judgement.verdict().grade()).isEqualTo(Verdict.Grade.OFF);
    }

    @Test
    void theSameRowsGiveTheSameValue() {
        double[] generated = draw("normal(-0.9,1)", 3000, 4);
        RealData known = new RealData.Known(Distribution.parse("normal(-1,1)"));
        assertThat(against(known, generated, 7)).isEqualTo(against(known, generated, 7));
        assertThat(trees(against(known, generated, 8))).isNotEqualTo(trees(against(known, generated, 7)));
    }

    @Test
    void aMetricOfAnotherModuleStandsInEveryJudgement() {
        Judgement judgement = against(new RealData.Known(Distribution.parse("normal(0,1)")),
                draw("normal(0.5,1)", 2000, 5), 1);

        assertThat(judgement.value("meanShift")).isBetween(0.4, 0.6);
        assertThat(judgement.floor("meanShift")).isBetween(0.0, 0.1);
        assertThat(judgement.figures()).containsKeys("meanShift", "meanShiftFloor");
        assertThat(Metrics.titleWithUnit("meanShift")).isEqualTo("shift of the mean (data's units)");
    }
}
