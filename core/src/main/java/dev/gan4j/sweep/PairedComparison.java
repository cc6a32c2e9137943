package dev.gan4j.sweep;

import dev.gan4j.eval.Interval;
import dev.gan4j.sweep.internal.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * A comparison of two settings over the same seeds: the distances of the second minus those of the first, pair by pair.
 *
 * <p>A run that did not finish counts as infinitely far. A pair with one such run therefore has the largest difference, and a
 * pair with two is a tie.
 *
 * @param pairs         the number of seeds that both have
 * @param same          pairs whose generators have identical weights, to the bit
 * @param wins          pairs in which the second is nearer to the real data
 * @param losses        pairs in which the first is nearer
 * @param median        the median difference, negative if the second is better; infinite if more than half of the pairs have
 *                      one run that did not finish
 * @param medianInterval its bootstrap interval
 * @param finite        pairs in which both finished
 * @param mean          the mean difference of those pairs; NaN if there are none
 * @param meanInterval  its bootstrap interval; NaN to NaN if there are none
 * @param signedRank    p of Wilcoxon's signed-rank test, two-sided; 1 if all pairs are ties
 * @param sign          p of the sign test, two-sided; 1 if all pairs are ties
 * @param firstRate     the success rate of the first over these pairs
 * @param secondRate    the success rate of the second
 * @param turned        pairs in which only the second succeeds
 * @param lost          pairs in which only the first succeeds
 * @param successSign   p of McNemar's exact test of equal success rates, two-sided; 1 if no pair differs
 */
public record PairedComparison(int pairs, int same, int wins, int losses, double median, Interval medianInterval,
        int finite, double mean, Interval meanInterval, double signedRank, double sign, double firstRate,
        double secondRate, int turned, int lost, double successSign) {

    /** The level of significance: a p-value below it means that a difference is more than chance. */
    public static final double SIGNIFICANT = 0.05;

    /** The verdict of a comparison. */
    public enum Verdict {
        /** All weights are equal. */
        SAME_BITS,
        /** The second is nearer to the real data. */
        SECOND_BETTER,
        /** The first is nearer to the real data. */
        FIRST_BETTER,
        /** The difference may be chance. */
        NOT_CLEAR
    }

    /**
     * Compares runs.
     *
     * @param first   runs of one setting, by seed
     * @param second  runs of the other one with the same seeds
     * @param success the largest distance of a success
     * @return the comparison
     * @throws IllegalArgumentException if the seeds differ
     */
    public static PairedComparison of(List<RunRecord> first, List<RunRecord> second, double success) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException("both must have as many runs but had " + first.size() + " and "
                    + second.size());
        }
        int pairs = first.size();
        double[] differences = new double[pairs];
        int same = 0;
        int turned = 0;
        int lost = 0;
        int firstSuccesses = 0;
        for (int i = 0; i < pairs; i++) {
            RunRecord a = first.get(i);
            RunRecord b = second.get(i);
            if (a.run().seed() != b.run().seed()) {
                throw new IllegalArgumentException("pairs must have one seed but had " + a.run().seed() + " and "
                        + b.run().seed());
            }
            double ofA = a.countedDistance();
            double ofB = b.countedDistance();
            differences[i] = ofA == ofB ? 0 : ofB - ofA;
            same += !a.weights().isEmpty() && a.weights().equals(b.weights()) ? 1 : 0;
            boolean succeedsA = ofA <= success;
            boolean succeedsB = ofB <= success;
            firstSuccesses += succeedsA ? 1 : 0;
            turned += succeedsB && !succeedsA ? 1 : 0;
            lost += succeedsA && !succeedsB ? 1 : 0;
        }
        if (pairs == 0) {
            Interval none = new Interval(Double.NaN, Double.NaN);
            return new PairedComparison(0, 0, 0, 0, Double.NaN, none, 0, Double.NaN, none, 1, 1, Double.NaN,
                    Double.NaN, 0, 0, 1);
        }
        double[] finite = Arrays.stream(differences).filter(Double::isFinite).toArray();
        int wins = (int) Arrays.stream(differences).filter(difference -> difference < 0).count();
        int losses = (int) Arrays.stream(differences).filter(difference -> difference > 0).count();
        return new PairedComparison(pairs, same, wins, losses, Statistics.median(differences),
                Statistics.bootstrap(differences, Statistics::median), finite.length,
                finite.length == 0 ? Double.NaN : Statistics.mean(finite),
                finite.length == 0
                        ? new Interval(Double.NaN, Double.NaN)
                        : Statistics.bootstrap(finite, Statistics::mean),
                signedRank(differences), signs(wins, losses), (double) firstSuccesses / pairs,
                (double) (firstSuccesses + turned - lost) / pairs, turned, lost, signs(turned, lost));
    }

    private static double signedRank(double[] differences) {
        double[] telling = Arrays.stream(differences).filter(difference -> difference != 0)
                .map(difference -> Math.clamp(difference, -Double.MAX_VALUE, Double.MAX_VALUE)).toArray();
        return telling.length == 0 ? 1 : WilcoxonSignedRankTest.withDefaults().test(telling).getPValue();
    }

    private static double signs(int one, int other) {
        return one + other == 0
                ? 1
                : BinomialTest.withDefaults().with(AlternativeHypothesis.TWO_SIDED).test(one + other, one, 0.5)
                        .getPValue();
    }

    /**
     * Returns the verdict: one setting is better if the signed-rank test is significant and it wins more pairs than it loses.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        if (pairs > 0 && same == pairs) {
            return Verdict.SAME_BITS;
        }
        if (signedRank >= SIGNIFICANT || wins == losses) {
            return Verdict.NOT_CLEAR;
        }
        if (wins > losses) {
            return medianInterval.high() <= 0 ? Verdict.SECOND_BETTER : Verdict.NOT_CLEAR;
        }
        return medianInterval.low() >= 0 ? Verdict.FIRST_BETTER : Verdict.NOT_CLEAR;
    }

    /**
     * Returns the verdict in words.
     *
     * @param first  the name of the first setting
     * @param second the name of the second setting
     * @return a sentence or two
     */
    public String sentence(String first, String second) {
        if (pairs == 0) {
            return "The two settings have no seed in common.";
        }
        String seeds = pairs == 1 ? "1 seed" : pairs + " seeds";
        String figures = String.format(Locale.ROOT,
                "The difference is %.3g standard deviations of the real data (median of %s; 95 %% interval %.3g to %.3g;"
                        + " signed-rank test p = %.2g); success %.1f %% against %.1f %% (p = %.2g).",
                median, seeds, medianInterval.low(), medianInterval.high(), signedRank, 100 * secondRate,
                100 * firstRate, successSign);
        return switch (verdict()) {
            case SAME_BITS -> "No difference to the bit: " + second + " and " + first
                    + " have the same weights for each of " + seeds + ".";
            case SECOND_BETTER -> second + " is nearer to the real data than " + first + ", in " + wins + " of "
                    + seeds + ". " + figures;
            case FIRST_BETTER -> second + " is farther from the real data than " + first + ", in " + losses + " of "
                    + seeds + ". " + figures;
            case NOT_CLEAR -> "No clear difference: " + second + " is nearer than " + first + " in " + wins + " of "
                    + seeds + " and farther in " + losses + ", which may be chance. " + figures;
        };
    }
}
