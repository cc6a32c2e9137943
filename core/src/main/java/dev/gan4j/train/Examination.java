package dev.gan4j.train;

import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.Discriminator;
import dev.gan4j.model.Generator;
import java.util.Arrays;

/** What both networks are worth at the end of a run. */
final class Examination {

    /** Quantiles, or draws, of a known distribution that stand for the real data when D is judged. */
    private static final int REAL_POINTS = 10_000;

    private Examination() {}

    static Judgement judgement(PreparedData prepared, Generator generator, Judging judging) {
        Experiment experiment = prepared.experiment();
        long seed = experiment.seed();
        RealData data = prepared.data();
        int samples = data instanceof RealData.Rows rows ? rows.heldOut().rows() : experiment.evaluation().samples();
        Points generated = generator.drawForEvaluation(samples, seed);
        return prepared.plan().label() == null
                ? Judge.against(data, generated, seed, judging)
                : Judge.against(data, generated, seed, judging, prepared.plan().classes(),
                        (code, count) -> generator.drawForEvaluation(count, seed, code));
    }

    static DiscriminatorStatistics statistics(TrainingPlan plan, RealData data, Discriminator discriminator) {
        Points unseen = data.unseen(REAL_POINTS);
        double[] probabilities = plan.label() == null
                ? discriminator.probability(unseen)
                : discriminator.probability(unseen, data.unseenLabels(unseen, plan.classes()).codes());
        var summary = Arrays.stream(probabilities).summaryStatistics();
        return new DiscriminatorStatistics(summary.getAverage(), summary.getMin(), summary.getMax());
    }
}
