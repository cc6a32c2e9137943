package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Holdout;
import dev.gan4j.data.RealData;
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
        Distribution.Sampler sampler = Distribution.parse(distribution).sampler(random);
        double[] values = new double[count];
        Arrays.setAll(values, i -> sampler.sample());
        return values;
    }

    @Test
    void aRealSampleIsAtTheFloor() {
        Judgement judgement = Judge.against(NORMAL, draw("normal(-1,1)", 100_000, 1), 5);
        assertThat(judgement.wasserstein1()).isLessThan(2 * judgement.wasserstein1Floor());
        assertThat(judgement.ks()).isLessThan(2 * judgement.ksFloor());
        assertThat(judgement.ksFloor()).isCloseTo(0.8687 / Math.sqrt(100_000), within(0.001));
        assertThat(judgement.meanReal()).isEqualTo(-1);
        assertThat(judgement.sdReal()).isEqualTo(1);
        assertThat(judgement.meanGenerated()).isCloseTo(-1, within(0.02));
        assertThat(judgement.sdGenerated()).isCloseTo(1, within(0.02));
        assertThat(judgement.samples()).isEqualTo(100_000);
        assertThat(judgement.verdict()).startsWith("Indistinguishable");
    }

    @Test
    void aShiftIsMeasuredInFull() {
        Judgement judgement = Judge.against(NORMAL, draw("normal(-0.5,1)", 100_000, 1), 5);
        assertThat(judgement.wasserstein1()).isCloseTo(0.5, within(0.01));
        // 2 Phi(0.25) - 1
        assertThat(judgement.ks()).isCloseTo(0.19741, within(0.005));
        assertThat(judgement.verdict()).startsWith("Off").contains("mean is shifted by 0.5").doesNotContain("shape");
    }

    @Test
    void theSameSeedGivesTheSameJudgement() {
        double[] generated = draw("normal(-1,1)", 1000, 1);
        assertThat(Judge.against(NORMAL, generated, 5)).isEqualTo(Judge.against(NORMAL, generated, 5));
        assertThat(Judge.against(NORMAL, generated, 6).wasserstein1Floor())
                .isNotEqualTo(Judge.against(NORMAL, generated, 5).wasserstein1Floor());
    }

    @Test
    void theArraysOfTheCallerStayAsTheyAre() {
        double[] generated = draw("normal(-1,1)", 1000, 1);
        double[] copy = generated.clone();
        Judge.against(NORMAL, generated, 5);
        Judge.compare(generated, generated, 5);
        assertThat(generated).isEqualTo(copy);
    }

    @Test
    void momentsThatAreNotFiniteComeFromTheQuantiles() {
        Judgement judgement = Judge.against(new RealData.Known(Distribution.parse("cauchy(0,1)")),
                draw("cauchy(0,1)", 10_000, 1), 5);
        assertThat(judgement.meanReal()).isCloseTo(0, within(1e-6));
        assertThat(judgement.sdReal()).isFinite().isGreaterThan(10);
        assertThat(judgement.ks()).isLessThan(2 * judgement.ksFloor());
    }

    @Test
    void samplesAreJudgedByTheHeldOutRows() {
        double[] real = draw("gamma(2,1)", 5000, 2);
        RealData.Rows rows = Holdout.split(Dataset.ofColumn("x", real), 0.1, 1);
        Judgement same = Judge.against(rows, draw("gamma(2,1)", 500, 9), 5);
        assertThat(same.reference()).isEqualTo("held-out rows");
        assertThat(same.samples()).isEqualTo(500);
        assertThat(same.meanReal()).isEqualTo(Moments.of(rows.heldOut().column(0)).mean());
        assertThat(same.wasserstein1()).isLessThan(2 * same.wasserstein1Floor());
        Judgement other = Judge.against(rows, draw("gamma(3,1)", 500, 9), 5);
        assertThat(other.wasserstein1()).isGreaterThan(5 * other.wasserstein1Floor());
        assertThat(other.verdict()).startsWith("Off");
    }

    @Test
    void moreGeneratedSamplesThanRowsAreJudgedToo() {
        RealData.Rows rows = Holdout.split(Dataset.ofColumn("x", draw("normal(0,1)", 40, 2)), 0.25, 1);
        assertThat(Judge.against(rows, draw("normal(0,1)", 100, 9), 5).wasserstein1Floor()).isPositive();
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
                Judgement judgement = Judge.compare(draw("normal(3,2)", sizes[0], 2L * round),
                        draw("normal(3,2)", sizes[1], 2L * round + 1), round);
                distance += judgement.wasserstein1() / rounds;
                ks += judgement.ks() / rounds;
                floor += judgement.wasserstein1Floor() / rounds;
                ksFloor += judgement.ksFloor() / rounds;
            }
            assertThat(floor / distance).isCloseTo(1, within(0.15));
            assertThat(ksFloor / ks).isCloseTo(1, within(0.15));
        }
    }

    @Test
    void whatIsNotFiniteOrNotThereCannotBeJudged() {
        assertThatThrownBy(() -> Judge.against(NORMAL, new double[]{1, Double.NaN}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("generated samples must be finite but one was NaN");
        assertThatThrownBy(() -> Judge.against(NORMAL, new double[0], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Judge.compare(new double[]{1}, new double[]{1}, 1))
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
            Judgement narrow = Judge.against(data, draw("uniform(-40,60)", 50_000, 1), 5);
            assertThat(narrow.heavyTails()).as(heavy).isTrue();
            assertThat(narrow.verdict()).as(heavy).startsWith("Off: Kolmogorov-Smirnov 0.")
                    .contains("tails this heavy").doesNotContain("collapsed");
            assertThat(Judge.against(data, draw(heavy, 50_000, 1), 5).verdict()).as(heavy)
                    .startsWith("Indistinguishable from real data at this sample size: Kolmogorov-Smirnov 0.0");
            assertThat(Judge.against(data, new double[1000], 5).verdict()).as(heavy)
                    .contains("the generator has collapsed");
            assertThat(new QuickLook(data, 1000).realSpread()).as(heavy).isBetween(10.0, 500.0);
        }
        RealData cauchy = new RealData.Known(Distribution.parse("cauchy(0,1)"));
        assertThat(Judge.against(cauchy, draw("cauchy(0.05,1)", 50_000, 1), 5).verdict())
                .startsWith("Close: Kolmogorov-Smirnov 0.01");
    }

    @Test
    void tailsAreHeavyOnlyWhereTheFarthestSamplesRule() {
        for (String light : List.of("normal(-1,1)", "uniform(0,1)", "exponential(2)", "laplace(0,1)", "student(3)",
                "lognormal(0,1)", "beta(0.1,0.1)", "mixture(0.5*normal(0,0.01),0.5*normal(1,0.01))")) {
            assertThat(Judge.against(new RealData.Known(Distribution.parse(light)), draw(light, 1000, 1), 5)
                    .heavyTails()).as(light).isFalse();
        }
        double[] ones = new double[400];
        Arrays.fill(ones, 0, 200, 1);
        assertThat(Judge.compare(ones, ones, 1).heavyTails()).isFalse();
        double[] outlier = draw("normal(0,1)", 400, 1);
        outlier[7] = 1e30;
        assertThat(Judge.compare(outlier, draw("normal(0,1)", 400, 2), 1).heavyTails()).isTrue();
    }

    @Test
    void realSamplesThatAreAllEqualAreJudgedByTheShape() {
        double[] zeros = new double[40];
        assertThat(Judge.compare(zeros, draw("normal(0,1)", 40, 1), 1).verdict())
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
        assertThat(Judge.compare(mostlyZero, zeros, 1).verdict())
                .startsWith("Off").contains("the samples are nearly all the same (0.00): the generator has collapsed");
    }

    @Test
    void fewSamplesThatCannotBeToldApartAreSaidToBeFew() {
        assertThat(Judge.compare(draw("normal(0,1)", 27, 1), draw("normal(0,1)", 27, 2), 1).verdict())
                .startsWith("Indistinguishable").endsWith("; but samples this few show gross differences only.");
        assertThat(Judge.compare(draw("normal(0,1)", 2700, 1), draw("normal(0,1)", 2700, 2), 1).verdict())
                .startsWith("Indistinguishable").doesNotContain("few");
    }

    private static String verdict(String generated) {
        return Judge.against(NORMAL, draw(generated, 50_000, 1), 5).verdict();
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
        assertThat(distance).isEqualTo(Judge.against(NORMAL, generated, 5).wasserstein1());
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
