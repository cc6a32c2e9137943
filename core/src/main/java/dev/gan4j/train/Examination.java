package dev.gan4j.train;

import dev.gan4j.data.Labels;
import dev.gan4j.data.Modes;
import dev.gan4j.data.MultivariateDistribution;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.ClassJudge;
import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.PointsJudge;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.Discriminator;
import dev.gan4j.model.Generator;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.List;

/** What both networks are worth at the end of a run. */
final class Examination {

    /** Quantiles, or draws, of a known distribution that stand for the real data when D is judged. */
    private static final int REAL_POINTS = 10_000;

    private Examination() {}

    static Judgement judgement(PreparedData prepared, Generator generator) {
        Experiment experiment = prepared.experiment();
        long seed = experiment.seed();
        int samples = experiment.evaluation().samples();
        RealData data = prepared.data();
        int count = data instanceof RealData.Rows rows ? rows.heldOut().rows() : samples;
        Points generated = generator.drawForEvaluation(count, seed);
        if (data.isUnivariate()) {
            return Judge.against(data, generated.column(0), seed);
        }
        return (switch (data) {
            case RealData.Known(MultivariateDistribution distribution) -> PointsJudge
                    .against(distribution, generated, seed).withClasses(classes(experiment, distribution, generator));
            case RealData.Rows rows -> PointsJudge
                    .against(rows.training().values(), rows.heldOut().values(), generated, seed)
                    .withClasses(classes(experiment, rows, generator));
        }).summary();
    }

    private static List<ClassJudgement> classes(Experiment experiment, RealData.Rows rows, Generator generator) {
        Labels training = rows.training().labels();
        Labels heldOut = rows.heldOut().labels();
        return training == null || heldOut == null
                ? List.of()
                : ClassJudge.judge(rows.heldOut().values(), heldOut, rows.training().values(), training,
                        (code, count) -> generator.drawForEvaluation(count, experiment.seed(), code));
    }

    private static List<ClassJudgement> classes(Experiment experiment, MultivariateDistribution distribution,
            Generator generator) {
        Modes modes = distribution.modes();
        if (experiment.label() == null || modes == null) {
            return List.of();
        }
        AddressedRandom random = new AddressedRandom(experiment.seed());
        random.seek(Stream.NOISE_FLOOR, 0);
        Points real = distribution.sample(random, REAL_POINTS);
        random.seek(Stream.NOISE_FLOOR, 1);
        Points fresh = distribution.sample(random, REAL_POINTS);
        List<String> classes = experiment.classes();
        return ClassJudge.judge(real, modes.labels(real, classes), fresh, modes.labels(fresh, classes),
                (code, count) -> generator.drawForEvaluation(count, experiment.seed(), code));
    }

    static DiscriminatorStatistics statistics(Experiment experiment, RealData data, Discriminator discriminator) {
        Points unseen = data.unseen(REAL_POINTS);
        double[] probabilities = experiment.label() == null
                ? discriminator.probability(unseen)
                : discriminator.probability(unseen, data.unseenLabels(unseen, experiment.classes()).codes());
        var summary = Arrays.stream(probabilities).summaryStatistics();
        return new DiscriminatorStatistics(summary.getAverage(), summary.getMin(), summary.getMax());
    }
}
