package dev.gan4j.train;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.experiment.Experiment;
import java.util.Arrays;

/** What both networks are worth at the end of a run. */
final class Examination {

    /** Quantiles of a known distribution that stand for the real data when D is judged. */
    private static final int REAL_POINTS = 10_000;

    private Examination() {}

    static Judgement judgement(PreparedData prepared, Generator generator) {
        Experiment experiment = prepared.experiment();
        int count = switch (prepared.data()) {
            case RealData.Known known -> experiment.evaluation().samples();
            case RealData.Samples samples -> samples.heldOut().length;
        };
        double[] generated = generator.drawForEvaluation(count, experiment.seed());
        return Judge.against(prepared.data(), generated, experiment.seed());
    }

    static DiscriminatorStatistics statistics(RealData data, Discriminator discriminator) {
        double[] points = switch (data) {
            case RealData.Known(Distribution distribution) -> {
                double[] quantiles = new double[REAL_POINTS];
                Arrays.setAll(quantiles, i -> distribution.quantile((i + 0.5) / REAL_POINTS));
                yield quantiles;
            }
            case RealData.Samples samples -> samples.heldOut();
        };
        var summary = Arrays.stream(discriminator.probability(points)).summaryStatistics();
        return new DiscriminatorStatistics(summary.getAverage(), summary.getMin(), summary.getMax());
    }
}
