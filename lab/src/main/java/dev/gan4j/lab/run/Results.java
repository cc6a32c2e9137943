package dev.gan4j.lab.run;

import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.PointsJudgement;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.lab.wire.JudgementSummary;
import dev.gan4j.lab.wire.ModeCount;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.train.TrainedGan;

/** What a training leaves, as it is sent. */
final class Results {

    private Results() {}

    /** The distance in standard deviations of the real data, as sweeps have it. */
    static double distance(TrainedGan trained) {
        Judgement judgement = trained.judgement();
        double unit = judgement.points() == null ? judgement.spreadReal() : 1;
        return unit > 0 ? judgement.wasserstein1() / unit : judgement.wasserstein1();
    }

    static boolean isSuccess(TrainedGan trained) {
        return trained.outcome() != TrainingOutcome.NOT_FINITE && distance(trained) <= SweepSpec.DEFAULT_SUCCESS;
    }

    static JudgementSummary judgement(TrainedGan trained) {
        Judgement of = trained.judgement();
        DiscriminatorStatistics d = trained.discriminator();
        PointsJudgement points = of.points();
        return new JudgementSummary(of.wasserstein1(), of.wasserstein1Floor(), of.ks(), of.ksFloor(),
                of.meanReal(), of.meanGenerated(), of.sdReal(), of.sdGenerated(), of.samples(), trained.keptIteration(),
                d.mean(), d.min(), d.max(), distance(trained), isSuccess(trained), of.verdict(),
                ModeCount.of(points == null ? null : points.modes()));
    }
}
