package dev.gan4j.eval;

/**
 * How close the samples that were generated for one class are to that class's real ones, each figure beside its noise
 * floor.
 *
 * @param name               the class
 * @param samples            how many real samples of it there are, and as many generated ones
 * @param slicedWasserstein1 see {@link PointDistances#slicedWasserstein1}, in standard deviations of all real samples; NaN
 *                           where there are fewer than {@value ClassJudge#FEWEST}
 * @param agreement          the share of them whose nearest real sample is of that class as well; NaN likewise
 */
public record ClassJudgement(String name, int samples, Score slicedWasserstein1, Score agreement) {}
