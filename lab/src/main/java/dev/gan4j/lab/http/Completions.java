package dev.gan4j.lab.http;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.graph.Shape;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.Upload;
import dev.gan4j.lab.wire.Completed;
import dev.gan4j.lab.wire.Kind;
import dev.gan4j.train.Pair;
import java.util.Map;

/** An experiment as the page has it: complete, and with what it is called when it is taken away. */
final class Completions {

    private Completions() {}

    static Completed of(Setting setting, Experiment experiment) {
        Experiment shown = setting.shown(experiment);
        Upload upload = setting.upload();
        long generator = 0;
        long discriminator = 0;
        for (Map.Entry<String, Shape> weight : Pair.shapes(experiment).entrySet()) {
            if (weight.getKey().startsWith("generator")) {
                generator += weight.getValue().size();
            } else {
                discriminator += weight.getValue().size();
            }
        }
        return new Completed(Setting.tree(shown), setting.takenAway(experiment), setting.nameOf(experiment),
                upload == null ? null : new Completed.Data(upload.id(), upload.fileName()), shown.dimension(),
                Kind.of(shown.dimension()), new Completed.Weights(generator, discriminator));
    }
}
