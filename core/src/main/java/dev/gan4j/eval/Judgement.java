package dev.gan4j.eval;

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
 */
public record Judgement(String reference, int samples, double wasserstein1, double wasserstein1Floor, double ks,
        double ksFloor, double meanReal, double meanGenerated, double sdReal, double sdGenerated,
        double spreadReal) {

    /**
     * Returns whether the real tails are so heavy that the few farthest samples rule the Wasserstein distance and the
     * standard deviation, so that the Kolmogorov-Smirnov statistic is the figure to go by.
     *
     * @return whether the real spread is another than the real standard deviation
     */
    public boolean heavyTails() {
        return spreadReal != sdReal;
    }

    /**
     * Returns the judgement in one or two sentences.
     *
     * @return words for people
     */
    public String verdict() {
        return Verdict.of(this);
    }
}
