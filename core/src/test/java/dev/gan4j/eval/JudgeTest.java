package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.Holdout;
import dev.gan4j.eval.internal.QuickLook;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final RealData NORMAL = new RealData.Known(Distribution.parse("normal(-1,1)"));

    static double[] draw(String distribution, int count, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.SAMPLES, 0);
        UnivariateDistribution.Sampler sampler = UnivariateDistribution.parse(distribution).sampler(random);
        double[] values = new double[count];
        Arrays.setAll(values, i -> sampler.sample());
        return values;
    }

    static Judgement against(RealData data, double[] generated, long seed) {
        return Judge.against(data, Points.ofColumns(generated), seed, Judging.WITHOUT_REFEREES);
    }

    static Judgement compare(double[] real, double[] synthetic, long seed) {
        return Judge.compare(Points.ofColumns(real), Points.ofColumns(synthetic), List.of("x"), seed,
                Judging.WITHOUT_REFEREES);
    }

    @Test
    void aRealSampleIsAtTheFloor() {
        Judgement judgement = against(NORMAL, draw("normal(-1,1)", 100_000, 1), 5);
        assertThat(judgement.value("wasserstein1")).isLessThan(2 * judgement.floor("wasserstein1"));
        assertThat(judgement.value("ks")).isLessThan(2 * judgement.floor("ks"));
        assertThat(judgement.floor("ks")).isCloseTo(0.8687 / Math.sqrt(100_000), within(0.001));
        assertThat(judgement.columns().getFirst().judged().mean()).isEqualTo(-1);
        assertThat(judgement.columns().getFirst().judged().standardDeviation()).isEqualTo(1);
        assertThat(judgement.columns().getFirst().generated().mean()).isCloseTo(-1, within(0.02));
        assertThat(judgement.columns().getFirst().generated().standardDeviation()).isCloseTo(1, within(0.02));
        assertThat(judgement.sizes().generated()).isEqualTo(100_000);
        assertThat(judgement.verdict().words()).startsWith("Indistinguishable");
    }

    @Test
    void aShiftIsMeasuredInFull() {
        Judgement judgement = against(NORMAL, draw("normal(-0.5,1)", 100_000, 1), 5);
        assertThat(judgement.value("wasserstein1")).isCloseTo(0.5, within(0.01));
        // 2 Phi(0.25) - 1
        assertThat(judgement.value("ks")).isCloseTo(0.19741, within(0.005));
        assertThat(judgement.verdict().words()).startsWith("Off").contains("mean is shifted by 0.5")
                .doesNotContain("shape");
    }

    @Test
    void theSameSeedGivesTheSameJudgement() {
        double[] generated = draw("normal(-1,1)", 1000, 1);
        assertThat(against(NORMAL, generated, 5)).isEqualTo(against(NORMAL, generated, 5));
        assertThat(against(NORMAL, generated, 6).floor("wasserstein1"))
                .isNotEqualTo(against(NORMAL, generated, 5).floor("wasserstein1"));
    }

    @Test
    void theArraysOfTheCallerStayAsTheyAre() {
        double[] generated = draw("normal(-1,1)", 1000, 1);
        double[] copy = generated.clone();
        against(NORMAL, generated, 5);
        compare(generated, generated, 5);
        assertThat(generated).isEqualTo(copy);
    }

    @Test
    void momentsThatAreNotFiniteComeFromTheQuantiles() {
        Judgement judgement = against(new RealData.Known(Distribution.parse("cauchy(0,1)")),
                draw("cauchy(0,1)", 10_000, 1), 5);
        assertThat(judgement.columns().getFirst().judged().mean()).isCloseTo(0, within(1e-6));
        assertThat(judgement.columns().getFirst().judged().standardDeviation()).isFinite().isGreaterThan(10);
        assertThat(judgement.value("ks")).isLessThan(2 * judgement.floor("ks"));
    }

    @Test
    void samplesAreJudgedByTheHeldOutRows() {
        double[] real = draw("gamma(2,1)", 5000, 2);
        RealData.Rows rows = Holdout.split(Dataset.ofColumn("x", real), 0.1, 1);
        Judgement same = against(rows, draw("gamma(2,1)", 500, 9), 5);
        assertThat(same.reference()).isEqualTo("held-out rows");
        assertThat(same.sizes().generated()).isEqualTo(500);
        assertThat(same.columns().getFirst().judged().mean()).isEqualTo(Moments.of(rows.heldOut().column(0)).mean());
        assertThat(same.value("wasserstein1")).isLessThan(2 * same.floor("wasserstein1"));
        Judgement other = against(rows, draw("gamma(3,1)", 500, 9), 5);
        assertThat(other.value("wasserstein1")).isGreaterThan(5 * other.floor("wasserstein1"));
        assertThat(other.verdict().words()).startsWith("Off");
    }

    @Test
    void moreGeneratedSamplesThanRowsAreJudgedToo() {
        RealData.Rows rows = Holdout.split(Dataset.ofColumn("x", draw("normal(0,1)", 40, 2)), 0.25, 1);
        assertThat(against(rows, draw("normal(0,1)", 100, 9), 5).floor("wasserstein1")).isPositive();
    }

    @Test
    void theFloorOfTwoColumnsIsTheirExpectedDistanceWereTheyAlike() {
        for (int[] sizes : new int[][]{{400, 400}, {400, 2000}, {2001, 300}}) {
            double distance = 0;
            double ks = 0;
            double floor = 0;
            double ksFloor = 0;
            int rounds = 100;
            for (int round = 0; round < rounds; round++) {
                Judgement judgement = compare(draw("normal(3,2)", sizes[0], 2L * round),
                        draw("normal(3,2)", sizes[1], 2L * round + 1), round);
                distance += judgement.value("wasserstein1") / rounds;
                ks += judgement.value("ks") / rounds;
                floor += judgement.floor("wasserstein1") / rounds;
                ksFloor += judgement.floor("ks") / rounds;
            }
            assertThat(floor / distance).isCloseTo(1, within(0.15));
            assertThat(ksFloor / ks).isCloseTo(1, within(0.15));
        }
    }

    @Test
    void whatIsNotFiniteOrNotThereCannotBeJudged() {
        assertThatThrownBy(() -> against(NORMAL, new double[]{1, Double.NaN}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("generated samples must be finite but one was NaN");
        assertThatThrownBy(() -> against(NORMAL, new double[0], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> compare(new double[]{1}, new double[]{1}, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theVerdictSaysWhatIsOff() {
        assertThat(verdict("normal(-1,0.5)")).startsWith("Off").contains("too narrow (standard deviation 0.")
                .doesNotContain("shifted");
        assertThat(verdict("normal(-1,1.5)")).startsWith("Off").contains("too wide");
        assertThat(verdict("mixture(0.5*normal(-1.9,0.4359), 0.5*normal(-0.1,0.4359))"))
                .contains("the shape differs").doesNotContain("shifted", "too");
        assertThat(verdict("normal(-1.03,1)")).startsWith("Close: Wasserstein-1 0.0");
        assertThat(verdict("normal(-1,0.001)")).contains("the generator has collapsed");
    }

    @Test
    void underHeavyTailsTheShapeDecides() {
        for (String heavy : List.of("cauchy(0,1)", "student(1)", "lognormal(0,3)")) {
            RealData data = new RealData.Known(Distribution.parse(heavy));
            Judgement narrow = against(data, draw("uniform(-40,60)", 50_000, 1), 5);
            assertThat(narrow.columns().getFirst().heavyTails()).as(heavy).isTrue();
            assertThat(narrow.verdict().words()).as(heavy).startsWith("Off: Kolmogorov-Smirnov 0.")
                    .contains("tails this heavy").doesNotContain("collapsed");
            assertThat(against(data, draw(heavy, 50_000, 1), 5).verdict().words()).as(heavy)
                    .startsWith("Indistinguishable from real data at this sample size: Kolmogorov-Smirnov 0.0");
            assertThat(against(data, new double[1000], 5).verdict().words()).as(heavy)
                    .contains("the generator has collapsed");
            assertThat(new QuickLook(data, 1000).realSpread()).as(heavy).isBetween(10.0, 500.0);
        }
        RealData cauchy = new RealData.Known(Distribution.parse("cauchy(0,1)"));
        assertThat(against(cauchy, draw("cauchy(0.05,1)", 50_000, 1), 5).verdict().words())
                .startsWith("Close: Kolmogorov-Smirnov 0.01");
    }

    @Test
    void tailsAreHeavyOnlyWhereTheFarthestSamplesRule() {
        for (String light : List.of("normal(-1,1)", "uniform(0,1)", "exponential(2)", "laplace(0,1)", "student(3)",
                "lognormal(0,1)", "beta(0.1,0.1)", "mixture(0.5*normal(0,0.01),0.5*normal(1,0.01))")) {
            assertThat(against(new RealData.Known(Distribution.parse(light)), draw(light, 1000, 1), 5)
                    .columns().getFirst().heavyTails()).as(light).isFalse();
        }
        double[] ones = new double[400];
        Arrays.fill(ones, 0, 200, 1);
        assertThat(compare(ones, ones, 1).columns().getFirst().heavyTails()).isFalse();
        double[] outlier = draw("normal(0,1)", 400, 1);
        outlier[7] = 1e30;
        assertThat(compare(outlier, draw("normal(0,1)", 400, 2), 1).columns().getFirst().heavyTails()).isTrue();
    }

    @Test
    void realSamplesThatAreAllEqualAreJudgedByTheShape() {
        double[] zeros = new double[400];
        assertThat(compare(zeros, draw("normal(0,1)", 400, 1), 1).verdict().words())
                .startsWith("Off: Kolmogorov-Smirnov 0.").contains("the real samples are all the same")
                .doesNotContain("Infinity", "NaN");
    }

    @Test
    void aCollapsedColumnIsNeverClose() {
        double[] mostlyZero = new double[1000];
        mostlyZero[3] = 1;
        mostlyZero[5] = 1;
        for (int i = 100; i < 115; i++) {
            mostlyZero[i] = 1;
        }
        double[] zeros = new double[100_000];
        assertThat(compare(mostlyZero, zeros, 1).verdict().words())
                .startsWith("Off").contains("the samples are nearly all the same (0.00): the generator has collapsed");
    }

    @Test
    void fewRowsAreTooFewToTell() {
        Verdict alike = compare(draw("normal(0,1)", 27, 1), draw("normal(0,1)", 27, 2), 1).verdict();
        assertThat(alike.grade()).isEqualTo(Verdict.Grade.TOO_FEW_ROWS);
        assertThat(alike.words())
                .isEqualTo("Too few rows to tell: 27 rows show no difference smaller than a Kolmogorov-Smirnov"
                        + " statistic of 0.370. None is seen.");
        Verdict off = compare(draw("normal(0,1)", 299, 1), draw("normal(3,1)", 299, 2), 1).verdict();
        assertThat(off.grade()).isEqualTo(Verdict.Grade.TOO_FEW_ROWS);
        assertThat(off.words()).contains("0.111. Even so: Off: Wasserstein-1 2.");
        assertThat(compare(draw("normal(0,1)", 300, 1), draw("normal(0,1)", 300, 2), 1).verdict().words())
                .startsWith("Indistinguishable").doesNotContain("few");
        assertThat(against(NORMAL, draw("normal(-1,1)", 100, 2), 1).verdict().grade())
                .as("where the distribution is known").isEqualTo(Verdict.Grade.INDISTINGUISHABLE);
    }

    private static String verdict(String generated) {
        return against(NORMAL, draw(generated, 50_000, 1), 5).verdict().words();
    }

    @Test
    void aQuickLookGivesTheDistanceToTheQuantiles() {
        QuickLook look = new QuickLook(NORMAL, 2000);
        double[] generated = draw("normal(-0.5,1)", 2000, 1);
        float[] floats = new float[generated.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) generated[i];
        }
        double distance = look.wasserstein1(generated);
        assertThat(distance).isEqualTo(against(NORMAL, generated, 5).value("wasserstein1"));
        assertThat(look.wasserstein1(floats)).isCloseTo(distance, within(1e-6));
        assertThat(look.realSpread()).isEqualTo(1);
        generated[0] = Double.NaN;
        assertThat(look.wasserstein1(generated)).isNaN();
        assertThatThrownBy(() -> look.wasserstein1(new double[3])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a look needs 2000 generated samples but was given 3");
    }

    @Test
    void aQuickLookAtRowsUsesTheTrainingRows() {
        RealData.Rows rows = Holdout.split(Dataset.ofColumn("x", draw("laplace(0,1)", 300, 2)), 0.1, 1);
        QuickLook look = new QuickLook(rows, rows.training().rows());
        assertThat(look.wasserstein1(rows.training().column(0))).isZero();
        assertThat(new QuickLook(rows, 1000).wasserstein1(draw("laplace(0,1)", 1000, 3))).isBetween(0.0, 0.3);
    }
}
