package dev.gan4j.train;

import dev.gan4j.data.MultivariateDistribution;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.PointsJudge;
import dev.gan4j.experiment.Experiment;
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
        double[] probabilities = discriminator.probability(data.unseen(REAL_POINTS));
        var summary = Arrays.stream(probabilities).summaryStatistics();
        return new DiscriminatorStatistics(summary.getAverage(), summary.getMin(), summary.getMax());
    }
}
