package dev.gan4j.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.eval.Interval;
import dev.gan4j.sweep.PairedComparison.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PairedComparisonTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double SUCCESS = 0.05;

    @Test
    void equalWeightsAreTheSameBits() {
        List<RunRecord> first = IntStream.range(0, 6).mapToObj(i -> Records.finished(0, i, 0.1 * i, "w" + i)).toList();
        List<RunRecord> second = IntStream.range(0, 6).mapToObj(i -> Records.finished(1, i, 0.1 * i, "w" + i)).toList();

        PairedComparison comparison = compare(first, second);

        assertThat(comparison.verdict()).isEqualTo(Verdict.SAME_BITS);
        assertThat(comparison.same()).isEqualTo(6);
        assertThat(comparison.wins()).isZero();
        assertThat(comparison.losses()).isZero();
        assertThat(comparison.median()).isZero();
        assertThat(comparison.medianInterval()).isEqualTo(new Interval(0, 0));
        assertThat(comparison.signedRank()).isEqualTo(1);
        assertThat(comparison.sign()).isEqualTo(1);
        assertThat(comparison.successSign()).isEqualTo(1);
    }

    @Test
    void oneOtherWeightAndTheBitsAreNotTheSame() {
        List<RunRecord> first = List.of(Records.finished(0, 1, 0.1, "a"), Records.finished(0, 2, 0.1, "b"));
        List<RunRecord> second = List.of(Records.finished(1, 1, 0.1, "a"), Records.finished(1, 2, 0.1, "c"));

        PairedComparison comparison = compare(first, second);

        assertThat(comparison.same()).isEqualTo(1);
        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_CLEAR);
    }

    @Test
    void runsWithoutWeightsHaveNoBitsToBeTheSame() {
        List<RunRecord> failed = List.of(SingleRun.failed(new SweepPlan.RunKey(0, 1), new RuntimeException("no")));

        PairedComparison comparison = compare(failed, failed);

        assertThat(comparison.same()).isZero();
        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_CLEAR);
    }

    @Test
    void theNearerInAllOfManyPairsIsBetter() {
        List<RunRecord> near = Records.of(0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08);
        List<RunRecord> far = Records.of(1, 0.11, 0.13, 0.15, 0.17, 0.19, 0.21, 0.23, 0.25);

        PairedComparison secondNear = compare(far, near);
        PairedComparison firstNear = compare(near, far);

        assertThat(secondNear.verdict()).isEqualTo(Verdict.SECOND_BETTER);
        assertThat(secondNear.wins()).isEqualTo(8);
        assertThat(secondNear.losses()).isZero();
        // Of 2^8 ways to sign 8 ranks, 2 are as far from the middle.
        assertThat(secondNear.signedRank()).isCloseTo(2 / 256.0, within(1e-12));
        assertThat(secondNear.sign()).isCloseTo(2 / 256.0, within(1e-12));
        // The lower of the two in the middle.
        assertThat(secondNear.median()).isCloseTo(-0.14, within(1e-12));
        assertThat(secondNear.mean()).isCloseTo(-0.135, within(1e-12));
        assertThat(secondNear.medianInterval().high()).isNegative();
        assertThat(secondNear.meanInterval().contains(-0.135)).isTrue();
        assertThat(firstNear.verdict()).isEqualTo(Verdict.FIRST_BETTER);
        assertThat(firstNear.losses()).isEqualTo(8);
        assertThat(firstNear.mean()).isCloseTo(0.135, within(1e-12));
        assertThat(firstNear.medianInterval().low()).isPositive();
    }

    @Test
    void fivePairsAreTooFewToTell() {
        PairedComparison comparison = compare(Records.of(0, 0.11, 0.13, 0.15, 0.17, 0.19),
                Records.of(1, 0.01, 0.02, 0.03, 0.04, 0.05));

        assertThat(comparison.wins()).isEqualTo(5);
        assertThat(comparison.signedRank()).isCloseTo(2 / 32.0, within(1e-12));
        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_CLEAR);
    }

    @Test
    void differencesOfBothSignsAreNotClear() {
        PairedComparison comparison = compare(Records.of(0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
                Records.of(1, 0.11, 0.08, 0.13, 0.06, 0.15, 0.04, 0.17, 0.02));

        assertThat(comparison.wins()).isEqualTo(4);
        assertThat(comparison.losses()).isEqualTo(4);
        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_CLEAR);
    }

    @Test
    void aRunThatDivergedIsInfinitelyFarWhateverItLeft() {
        PairedComparison comparison = compare(
                Records.of(0, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, 0.2),
                Records.of(1, 0.3, 0.04, 0.3, 0.3, 0.3, 0.3, 0.3, INFINITY, 0.1));

        assertThat(comparison.pairs()).isEqualTo(9);
        assertThat(comparison.wins()).isEqualTo(8);
        assertThat(comparison.losses()).isZero();
        assertThat(comparison.median()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(comparison.finite()).as("a pair in which both diverged is a tie").isEqualTo(2);
        assertThat(comparison.mean()).isCloseTo(-0.05, within(1e-12));
        assertThat(comparison.signedRank()).isLessThan(PairedComparison.SIGNIFICANT);
        assertThat(comparison.verdict()).isEqualTo(Verdict.SECOND_BETTER);
        assertThat(comparison.firstRate()).isZero();
        assertThat(comparison.secondRate()).isEqualTo(1 / 9.0);
    }

    @Test
    void pairsOfWhichNoneFinishedHaveNoMean() {
        PairedComparison comparison = compare(Records.of(0, 0.1, 0.2), Records.of(1, INFINITY, INFINITY));

        assertThat(comparison.finite()).isZero();
        assertThat(comparison.mean()).isNaN();
        assertThat(comparison.meanInterval().low()).isNaN();
        assertThat(comparison.median()).isEqualTo(INFINITY);
        assertThat(comparison.medianInterval()).isEqualTo(new Interval(INFINITY, INFINITY));
        assertThat(compare(Records.of(0, INFINITY), Records.of(1, INFINITY)).median()).isZero();
    }

    @Test
    void successesThatTurnedAreCountedApartFromThoseThatBothHave() {
        PairedComparison comparison = compare(Records.of(0, 0.01, 0.05, 0.2, 0.2, 0.2, 0.2, 0.2, 0.01, 0.3, 0.3),
                Records.of(1, 0.02, 0.04, 0.01, 0.01, 0.01, 0.01, 0.05, 0.2, 0.3, INFINITY));

        assertThat(comparison.turned()).isEqualTo(5);
        assertThat(comparison.lost()).isEqualTo(1);
        assertThat(comparison.firstRate()).isEqualTo(0.3);
        assertThat(comparison.secondRate()).isEqualTo(0.7);
        // 5 or more heads, or tails, of 6 tosses: 2 (1 + 6) / 2^6.
        assertThat(comparison.successSign()).isCloseTo(14 / 64.0, within(1e-12));
    }

    @Test
    void noPairsAreNotClear() {
        PairedComparison comparison = compare(List.of(), List.of());

        assertThat(comparison.pairs()).isZero();
        assertThat(comparison.median()).isNaN();
        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_CLEAR);
    }

    @Test
    void unequalSeedsAreRefused() {
        List<RunRecord> first = List.of(Records.finished(0, 1, 0.1, "a"), Records.finished(0, 2, 0.1, "b"));
        List<RunRecord> second = List.of(Records.finished(1, 1, 0.1, "a"), Records.finished(1, 3, 0.1, "b"));

        assertThatThrownBy(() -> compare(first, second)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pairs must have one seed but had 2 and 3");
        assertThatThrownBy(() -> compare(first, second.subList(0, 1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("both must have as many runs but had 2 and 1");
    }

    private static PairedComparison compare(List<RunRecord> first, List<RunRecord> second) {
        return PairedComparison.of(first, second, SUCCESS);
    }
}
