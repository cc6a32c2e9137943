package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.eval.Verdict.Grade;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on figures that are given, at both sides of every limit. */
class VerdictTest {

    private static final SampleSizes MANY = new SampleSizes(1000, 1000, 1000);
    private static final Moments REAL = new Moments(10, 2);

    private static Score score(String metric, double value, double floor) {
        return new Score.Judged(metric, value, floor, 0.5, null);
    }

    private static Score.Judged trees(double value, double low) {
        return new Score.Judged(Detection.KEY, value, 0.5, null, new Interval(low, value + 0.02));
    }

    /** One column: its distances in deviations and their floors, and what was generated. */
    private static Judgement column(double w1, double ks, double floor, Moments generated, @Nullable Double p,
            Score... others) {
        List<Score> scores = new ArrayList<>(List.of(
                new Score.Judged("wasserstein1", 2 * w1, 2 * floor, p, null),
                new Score.Judged("scaledWasserstein1", w1, floor, p, null),
                new Score.Judged("ks", ks, floor, p, null)));
        scores.addAll(List.of(others));
        return new Judgement("held-out rows", MANY, scores,
                List.of(new ColumnJudgement("x", List.of(), REAL, REAL, generated, 2)), List.of(), 0, List.of());
    }

    /** Two columns, which are neither moved nor wider. */
    private static Judgement columns(double sliced, double ks, double floor, int modes, Score... others) {
        List<Score> scores = new ArrayList<>(
                List.of(score("ks", ks, floor), score("slicedWasserstein2", sliced, floor)));
        scores.addAll(List.of(others));
        ColumnJudgement one = new ColumnJudgement("x", List.of(), REAL, REAL, REAL, 2);
        return new Judgement("held-out rows", MANY, scores, List.of(one, one), List.of(), modes, List.of());
    }

    @ParameterizedTest
    @CsvSource({
            // distance, Kolmogorov-Smirnov, floor: at most twice the floor nothing is seen; KS decides of one column
            "0.02, 0.02, 0.01, INDISTINGUISHABLE", "0.03, 0.02, 0.01, INDISTINGUISHABLE", "0.02, 0.021, 0.01, CLOSE",
            "0.05, 0.05, 0.01, CLOSE", "0.051, 0.05, 0.01, OFF", "0.05, 0.051, 0.01, OFF",
            "0.2, 0.2, 0.1, INDISTINGUISHABLE",
            "0.2, 0.21, 0.1, OFF"})
    void oneColumnIsAsCloseAsItsDistances(double w1, double ks, double floor, Grade grade) {
        assertThat(Verdict.of(column(w1, ks, floor, REAL, 0.5)).grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 0.02, 0.01, INDISTINGUISHABLE", "0.021, 0.02, 0.01, CLOSE", "0.1, 0.1, 0.01, CLOSE",
            "0.101, 0.1, 0.01, OFF", "0.1, 0.101, 0.01, OFF"})
    void severalColumnsAreAsCloseAsTheirSlicedDistance(double sliced, double ks, double floor, Grade grade) {
        assertThat(Verdict.of(columns(sliced, ks, floor, 0)).grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"0.52, 0.5, INDISTINGUISHABLE", "0.55, 0.501, CLOSE", "0.65, 0.6, CLOSE", "0.651, 0.6, OFF"})
    void treesHaveAVeto(double area, double low, Grade grade) {
        Verdict verdict = Verdict.of(column(0.02, 0.02, 0.01, REAL, 0.5, trees(area, low)));
        assertThat(verdict.grade()).isEqualTo(grade);
        assertThat(verdict.words().contains("trees tell generated from real rows with an AUC of "))
                .isEqualTo(low > 0.5);
    }

    @ParameterizedTest
    @CsvSource({"0.0101, INDISTINGUISHABLE", "0.01, CLOSE", "0.001, CLOSE"}) // 0.03 among three tests
    void aSignificantTestHasAVeto(double p, Grade grade) {
        Verdict verdict = Verdict.of(column(0.02, 0.02, 0.01, REAL, p));
        assertThat(verdict.grade()).isEqualTo(grade);
        if (grade == Grade.CLOSE) {
            assertThat(verdict.words())
                    .isEqualTo("Close: Wasserstein-1 0.0400 is 2.0 % of the real standard deviation and"
                            + " 2.00 times the noise floor; the shape differs (Kolmogorov-Smirnov 0.0200).");
        }
    }

    @Test
    void aCheckHasAVeto() {
        Judgement fine = column(0.02, 0.02, 0.01, REAL, 0.5);
        Verdict verdict = Verdict.of(new Judgement(fine.reference(), fine.sizes(), fine.scores(), fine.columns(),
                List.of(), 0, List.of("real values are integers, generated ones are not")));
        assertThat(verdict.grade()).isEqualTo(Grade.OFF);
        assertThat(verdict.words())
                .contains("; real values are integers, generated ones are not and the shape differs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "10.11 | 2 | the mean is shifted by 0.110 (5.5 % of the standard deviation) and the shape",
            "10.09 | 2 | noise floor; the shape",
            "9.89 | 2 | the mean is shifted by -0.110 (-5.5 % of the standard deviation)",
            "10 | 2.2 | the samples are too wide (standard deviation 2.20 instead of 2.00) and the shape",
            "10 | 1.79 | the samples are too narrow (standard deviation 1.79 instead of 2.00)",
            "10 | 2.19 | noise floor; the shape",
            // half of the deviation explains all of the distance
            "11 | 2 | noise floor; the mean is shifted by 1.00 (50.0 % of the standard deviation).",
            "10.5 | 2.5 | the mean is shifted by 0.500 (25.0 % of the standard deviation) and the samples are too wide"
                    + " (standard deviation 2.50 instead of 2.00)."})
    void whatMovedIsNamed(double mean, double deviation, String words) {
        assertThat(Verdict.of(column(0.5, 0.3, 0.01, new Moments(mean, deviation), 0.001)).words())
                .startsWith(
                        "Off: Wasserstein-1 1.00 is 50.0 % of the real standard deviation and 50.0 times the noise floor; ")
                .contains(words);
    }

    @Test
    void samplesThatAreNearlyAllTheSameHaveCollapsed() {
        Verdict verdict = Verdict.of(column(0.02, 0.02, 0.01, new Moments(10, 0.001), 0.5));
        assertThat(verdict.grade()).isEqualTo(Grade.OFF);
        assertThat(verdict.words()).contains("the samples are nearly all the same (10.0): the generator has collapsed");
    }

    @ParameterizedTest
    @CsvSource({"8, 0.9, CLOSE", "7, 0.95, OFF", "8, 0.89, OFF"})
    void everyModeMustHaveItsShareAndSamplesMustBeNearOne(double populated, double quality, Grade grade) {
        Verdict verdict = Verdict.of(columns(0.05, 0.05, 0.01, 8, score("modesPopulated", populated, 8),
                score("highQuality", quality, 1)));
        assertThat(verdict.grade()).isEqualTo(grade);
        assertThat(verdict.words().contains("only 7 of 8 modes have a fair share of samples")).isEqualTo(populated < 8);
        assertThat(verdict.words().contains("only 89.0 % of the samples are near a mode")).isEqualTo(quality < 0.9);
    }

    @ParameterizedTest
    @CsvSource({"coverage, 0.64, true, parts of the data are missing (coverage 64.0 %)",
            "coverage, 0.66, false, parts of the data are missing", "precision, 0.64, true, (precision 64.0 %)",
            "precision, 0.66, false, samples lie where there are no data"})
    void whatIsMissingAndWhatIsOutsideIsNamed(String metric, double value, boolean isNamed, String words) {
        assertThat(Verdict.of(columns(0.05, 0.05, 0.01, 0, score(metric, value, 0.8))).words().contains(words))
                .isEqualTo(isNamed);
    }

    @ParameterizedTest
    @CsvSource({"0.75, true", "0.74, false"})
    void copiesAreNamed(double share, boolean isNamed) {
        assertThat(Verdict.of(columns(0.05, 0.05, 0.01, 0, score(Copies.KEY, share, 0.5))).words()
                .contains(
                        "75.0 % of the samples are nearer to training rows than to held-out ones: the generator copies"))
                .isEqualTo(isNamed);
    }

    @ParameterizedTest
    @CsvSource({"300, 300, INDISTINGUISHABLE", "299, 1000, TOO_FEW_ROWS", "1000, 299, TOO_FEW_ROWS",
            "0, 100, INDISTINGUISHABLE"})
    void fewRowsTellLittle(int judging, int generated, Grade grade) {
        Judgement fine = column(0.02, 0.02, 0.01, REAL, 0.5);
        Verdict verdict = Verdict.of(new Judgement(fine.reference(), new SampleSizes(1000, judging, generated),
                fine.scores(), fine.columns(), List.of(), 0, List.of()));
        assertThat(verdict.grade()).isEqualTo(grade);
        if (grade == Grade.TOO_FEW_ROWS) {
            assertThat(verdict.words()).isEqualTo("Too few rows to tell: 299 rows show no difference smaller than a"
                    + " Kolmogorov-Smirnov statistic of 0.0895. None is seen.");
        } else {
            assertThat(verdict.words())
                    .isEqualTo("Indistinguishable from real data at this sample size: Wasserstein-1 0.0400,"
                            + " where real samples have 0.0200, and no test finds a difference.");
        }
    }

    @Test
    void underHeavyTailsTheShapeDecides() {
        Judgement fine = column(3, 0.05, 0.01, REAL, 0.5);
        ColumnJudgement heavy = new ColumnJudgement("x", List.of(), REAL, new Moments(10, 200), REAL, 2);
        Verdict verdict = Verdict.of(new Judgement(fine.reference(), MANY, fine.scores(), List.of(heavy), List.of(), 0,
                List.of()));
        assertThat(verdict.grade()).isEqualTo(Grade.CLOSE);
        assertThat(verdict.words())
                .isEqualTo("Close: Kolmogorov-Smirnov 0.0500 is 5.00 times the noise floor; Wasserstein-1 and"
                        + " the standard deviation say little under tails this heavy.");
    }
}
