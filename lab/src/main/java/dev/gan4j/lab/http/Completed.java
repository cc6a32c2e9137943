package dev.gan4j.lab.http;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.nn.Parameter;
import dev.gan4j.nn.Role;
import dev.gan4j.train.Pair;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An experiment as the page has it: complete, and with what it is called when it is taken away. */
final class Completed {

    private Completed() {}

    static ObjectNode of(Setting setting, Experiment experiment) {
        Experiment shown = setting.shown(experiment);
        ObjectNode answer = Json.object();
        answer.set("experiment", Setting.tree(shown));
        answer.put("yaml", setting.takenAway(experiment)).put("file", setting.nameOf(experiment));
        String data = setting.upload() == null ? null : setting.upload().id();
        if (data == null) {
            answer.putNull("data");
        } else {
            answer.putObject("data").put("upload", data).put("name", setting.fileName());
        }
        answer.put("dimension", shown.dimension()).put("kind", shown.dimension() == 1 ? "numbers" : "points");
        List<Parameter> weights = Pair.weights(experiment);
        answer.putObject("weights").put("generator", count(weights, Role.GENERATOR))
                .put("discriminator", count(weights, Role.DISCRIMINATOR));
        return answer;
    }

    private static long count(List<Parameter> weights, Role role) {
        return weights.stream().filter(weight -> weight.role() == role).mapToLong(weight -> weight.shape().size())
                .sum();
    }
}
