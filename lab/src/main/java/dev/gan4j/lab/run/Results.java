package dev.gan4j.lab.run;

import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.train.TrainedGan;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What a training leaves, as JSON. */
final class Results {

    private Results() {}

    static String outcome(TrainedGan trained) {
        return trained.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isSuccess(TrainedGan trained) {
        return trained.outcome() != TrainedGan.Outcome.NOT_FINITE
                && trained.judgement().distance().value() <= SweepSpec.DEFAULT_SUCCESS;
    }

    /** The judgement as everywhere, with what the page shows first and what belongs to the training. */
    static ObjectNode judgement(TrainedGan trained) {
        ObjectNode object = JudgementCodec.write(trained.judgement());
        object.setAll(shown(trained));
        object.put("keptIteration", trained.keptIteration());
        Json.put(object, "discriminatorMean", trained.discriminator().mean());
        Json.put(object, "discriminatorMin", trained.discriminator().min());
        Json.put(object, "discriminatorMax", trained.discriminator().max());
        return object;
    }

    /** How many modes there are and were found; null where nobody knows of any. */
    static JsonNode modes(TrainedGan trained) {
        Judgement judgement = trained.judgement();
        return judgement.modes() == 0
                ? NullNode.getInstance()
                : Json.object().put("of", judgement.modes()).put("captured", (int) judgement.value("modesCaptured"))
                        .put("highQuality", judgement.value("highQuality"));
    }

    /** What a page says of a training in a line. */
    static ObjectNode shown(TrainedGan trained) {
        Judgement judgement = trained.judgement();
        Score.Judged headline = judgement.headline();
        ObjectNode object = Json.object();
        object.put("metric", Metrics.title(headline.metric())).put("value", headline.value()).put("floor",
                headline.floor());
        object.put("distance", judgement.distance().value()).put("success", isSuccess(trained)).put("verdict",
                judgement.verdict().words());
        return object;
    }
}
