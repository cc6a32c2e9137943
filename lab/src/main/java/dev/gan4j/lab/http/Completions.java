package dev.gan4j.lab.http;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.Upload;
import dev.gan4j.lab.wire.Completed;
import dev.gan4j.lab.wire.Kind;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Role;
import java.util.List;

/** A complete experiment for the page, with its name for downloads. */
final class Completions {

    private Completions() {}

    static Completed of(Setting setting, TrainingPlan plan) {
        Experiment experiment = plan.complete();
        Upload upload = setting.upload();
        List<Parameter> weights = new Networks(plan).weights();
        return new Completed(Setting.tree(setting.shown(experiment)), setting.takenAway(experiment),
                setting.nameOf(experiment),
                upload == null ? null : new Completed.Data(upload.id(), upload.fileName()), plan.dimension(),
                Kind.of(plan.dimension()),
                new Completed.Weights(count(weights, Role.GENERATOR), count(weights, Role.DISCRIMINATOR)));
    }

    private static long count(List<Parameter> weights, Role role) {
        return weights.stream().filter(weight -> weight.role() == role).mapToLong(weight -> weight.shape().size())
                .sum();
    }
}
