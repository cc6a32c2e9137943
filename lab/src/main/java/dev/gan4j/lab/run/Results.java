package dev.gan4j.lab.run;

import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.ModeCoverage;
import dev.gan4j.eval.PointsJudgement;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.train.TrainedGan;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What a training leaves, as JSON. */
final class Results {

    private Results() {}

    static String outcome(TrainedGan trained) {
        return trained.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The distance in standard deviations of the real data, as sweeps have it. */
    static double distance(TrainedGan trained) {
        Judgement judgement = trained.judgement();
        double unit = judgement.points() == null ? judgement.spreadReal() : 1;
        return unit > 0 ? judgement.wasserstein1() / unit : judgement.wasserstein1();
    }

    static boolean isSuccess(TrainedGan trained) {
        return trained.outcome() != TrainingOutcome.NOT_FINITE && distance(trained) <= SweepSpec.DEFAULT_SUCCESS;
    }

    static ObjectNode judgement(TrainedGan trained) {
        Judgement judgement = trained.judgement();
        ObjectNode object = Json.object();
        Json.put(object, "wasserstein1", judgement.wasserstein1());
        Json.put(object, "wasserstein1Floor", judgement.wasserstein1Floor());
        Json.put(object, "ks", judgement.ks());
        Json.put(object, "ksFloor", judgement.ksFloor());
        Json.put(object, "meanReal", judgement.meanReal());
        Json.put(object, "meanGenerated", judgement.meanGenerated());
        Json.put(object, "sdReal", judgement.sdReal());
        Json.put(object, "sdGenerated", judgement.sdGenerated());
        object.put("samples", judgement.samples()).put("keptIteration", trained.keptIteration());
        Json.put(object, "discriminatorMean", trained.discriminator().mean());
        Json.put(object, "discriminatorMin", trained.discriminator().min());
        Json.put(object, "discriminatorMax", trained.discriminator().max());
        Json.put(object, "distance", distance(trained));
        object.put("success", isSuccess(trained)).put("verdict", judgement.verdict());
        PointsJudgement points = judgement.points();
        ModeCoverage modes = points == null ? null : points.modes();
        if (modes == null) {
            object.putNull("modes");
        } else {
            object.putObject("modes").put("of", modes.modes()).put("captured", modes.captured())
                    .put("highQuality", modes.highQuality());
        }
        return object;
    }
}
