package dev.gan4j.lab.run;

import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.train.LiveSettings;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.TrainingSession;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the status of a run says of one of its lanes. */
final class LaneStatus {

    private LaneStatus() {}

    /**
     * Writes it.
     *
     * @param now     the experiment as it stands
     * @param state   what the lane is doing
     * @param changes that were made while training
     * @param events  alarms
     * @param kept    the iterations of the moments that are kept
     * @param stride  between them
     * @param done    what came of it; null until it is judged
     */
    static ObjectNode of(int number, Experiment now, String state, TrainingSession.Progress progress,
            List<ObjectNode> changes, List<Alarm> events, long[] kept, long stride, @Nullable TrainedGan done) {
        int steps = now.pretraining() instanceof PretrainingSpec.OnDensity onDensity ? onDensity.steps() : 0;
        ObjectNode status = Json.object().put("lane", number).put("name", now.name()).put("seed", now.seed())
                .put("state", state)
                .put("iteration", progress.iterations()).put("of", now.iterations())
                .put("pretrainingStep", progress.pretrainingSteps()).put("pretrainingOf", steps)
                .put("discriminatorSteps", progress.discriminatorSteps())
                .put("generatorSteps", progress.generatorSteps());
        status.putObject("pending").put("discriminator", progress.pendingDiscriminator())
                .put("generator", progress.pendingGenerator());
        LiveSettings live = LiveSettings.of(now);
        status.putObject("live").put("learningRate", live.learningRate())
                .put("generatorLearningRate", live.generatorLearningRate())
                .put("discriminatorSteps", live.discriminatorSteps()).put("generatorSteps", live.generatorSteps())
                .put("penaltyWeight", live.penaltyWeight());
        status.putArray("changes").addAll(changes);
        ArrayNode alarms = status.putArray("events");
        for (Alarm alarm : events) {
            alarms.addObject().put("kind", alarm.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("iteration", alarm.iteration()).put("message", alarm.message());
        }
        status.putObject("frames").put("first", kept.length == 0 ? 0 : kept[0])
                .put("last", kept.length == 0 ? 0 : kept[kept.length - 1]).put("stride", stride)
                .put("count", kept.length);
        if (done == null) {
            status.putNull("outcome").putNull("judgement");
        } else {
            status.put("outcome", Results.outcome(done)).set("judgement", Results.judgement(done));
        }
        return status;
    }
}
