package dev.gan4j.train;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.MultivariateDistribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.PointsJudge;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;

/** What both networks are worth at the end of a run. */
final class Examination {

    /** Quantiles, or draws, of a known distribution that stand for the real data when D is judged. */
    private static final int REAL_POINTS = 10_000;

    private Examination() {}

    static Judgement judgement(PreparedData prepared, Generator generator) {
        Experiment experiment = prepared.experiment();
        long seed = experiment.seed();
        int samples = experiment.evaluation().samples();
        return switch (prepared.data()) {
            case RealData.Known known -> Judge.against(known, generator.drawForEvaluation(samples, seed), seed);
            case RealData.Samples rows ->
                Judge.against(rows, generator.drawForEvaluation(rows.heldOut().length, seed), seed);
            case RealData.KnownPoints(MultivariateDistribution distribution) -> PointsJudge
                    .against(distribution, generator.drawPointsForEvaluation(samples, seed), seed).summary();
            case RealData.Rows rows -> PointsJudge.against(rows.training(), rows.heldOut(),
                    generator.drawPointsForEvaluation(rows.heldOut().rows(), seed), seed).summary();
        };
    }

    static DiscriminatorStatistics statistics(RealData data, Discriminator discriminator) {
        double[] probabilities = switch (data) {
            case RealData.Known(Distribution distribution) -> {
                double[] quantiles = new double[REAL_POINTS];
                Arrays.setAll(quantiles, i -> distribution.quantile((i + 0.5) / REAL_POINTS));
                yield discriminator.probability(quantiles);
            }
            case RealData.Samples samples -> discriminator.probability(samples.heldOut());
            case RealData.KnownPoints(MultivariateDistribution distribution) -> {
                AddressedRandom random = new AddressedRandom(0);
                random.seek(Stream.NOISE_FLOOR, 0);
                MultivariateDistribution.Sampler sampler = distribution.sampler(random);
                yield discriminator.probability(Points.generate(REAL_POINTS, distribution.dimension(),
                        (row, point) -> sampler.sample(point)));
            }
            case RealData.Rows rows -> discriminator.probability(rows.heldOut());
        };
        var summary = Arrays.stream(probabilities).summaryStatistics();
        return new DiscriminatorStatistics(summary.getAverage(), summary.getMin(), summary.getMax());
    }
}
