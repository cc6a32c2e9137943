package dev.gan4j.eval;

import org.jspecify.annotations.Nullable;

/**
 * How close generated samples are to real ones, each distance beside its noise floor.
 *
 * @param reference         what was compared with: "p_data's own quantiles" or "held-out rows"
 * @param samples           how many generated samples were compared
 * @param wasserstein1      exact 1-Wasserstein distance, in the data's units
 * @param wasserstein1Floor the same distance for a real sample of the same size
 * @param ks                Kolmogorov-Smirnov statistic, in [0, 1]
 * @param ksFloor           the same statistic for a real sample of the same size
 * @param meanReal          mean of the real data, in its units
 * @param meanGenerated     mean of the generated samples
 * @param sdReal            standard deviation of the real data
 * @param sdGenerated       standard deviation of the generated samples
 * @param spreadReal        the real standard deviation; under heavy tails the robust {@link Spread}
 * @param points            where there are several columns, the judgement of them together, which this one sums up (see
 *                          {@link PointsJudgement#summary()}); null where there is one
 */
public record Judgement(String reference, int samples, double wasserstein1, double wasserstein1Floor, double ks,
        double ksFloor, double meanReal, double meanGenerated, double sdReal, double sdGenerated,
        double spreadReal, @Nullable PointsJudgement points) {

    /**
     * Creates the judgement of one column.
     *
     * @param reference         what was compared with
     * @param samples           how many generated samples were compared
     * @param wasserstein1      exact 1-Wasserstein distance
     * @param wasserstein1Floor the same distance for a real sample
     * @param ks                Kolmogorov-Smirnov statistic
     * @param ksFloor           the same statistic for a real sample
     * @param meanReal          mean of the real data
     * @param meanGenerated     mean of the generated samples
     * @param sdReal            standard deviation of the real data
     * @param sdGenerated       standard deviation of the generated samples
     * @param spreadReal        the real standard deviation, or a robust figure
     */
    public Judgement(String reference, int samples, double wasserstein1, double wasserstein1Floor, double ks,
            double ksFloor, double meanReal, double meanGenerated, double sdReal, double sdGenerated,
            double spreadReal) {
        this(reference, samples, wasserstein1, wasserstein1Floor, ks, ksFloor, meanReal, meanGenerated, sdReal,
                sdGenerated, spreadReal, null);
    }

    /**
     * Returns whether the real tails are so heavy that the few farthest samples rule the Wasserstein distance and the
     * standard deviation, so that the Kolmogorov-Smirnov statistic is the figure to go by.
     *
     * @return whether the real spread is another than the real standard deviation
     */
    public boolean heavyTails() {
        return points == null && spreadReal != sdReal;
    }

    /**
     * Returns the judgement in one or two sentences.
     *
     * @return words for people
     */
    public String verdict() {
        return points == null ? Verdict.of(this) : points.verdict();
    }
}
