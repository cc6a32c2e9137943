package dev.gan4j.lab.run;

import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.lab.wire.JudgementSummary;
import dev.gan4j.lab.wire.ModeCount;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.train.TrainedGan;
import org.jspecify.annotations.Nullable;

/** Converts the result of a training to messages. */
final class Results {

    private Results() {}

    static boolean isSuccess(TrainedGan trained) {
        return trained.outcome() != TrainingOutcome.NOT_FINITE
                && trained.judgement().distance().value() <= SweepSpec.DEFAULT_SUCCESS;
    }

    static JudgementSummary judgement(TrainedGan trained) {
        Judgement judgement = trained.judgement();
        Score.Judged headline = judgement.headline();
        DiscriminatorStatistics d = trained.discriminator();
        return new JudgementSummary(Metrics.title(headline.metric()), headline.value(), headline.floor(),
                judgement.distance().value(), isSuccess(trained), judgement.verdict().words(),
                judgement.sizes().generated(), trained.keptIteration(), d.mean(), d.min(), d.max(), modes(judgement),
                JudgementCodec.write(judgement));
    }

    private static @Nullable ModeCount modes(Judgement judgement) {
        return judgement.modes() == 0
                ? null
                : new ModeCount(judgement.modes(), (int) judgement.value("modesCaptured"),
                        judgement.value("highQuality"));
    }
}
