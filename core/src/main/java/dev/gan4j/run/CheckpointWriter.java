package dev.gan4j.run;

import dev.gan4j.Gan4j;
import dev.gan4j.eval.codec.AlarmCodec;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.History;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a checkpoint as the bytes of {@link CheckpointFormat}. */
final class CheckpointWriter {

    private CheckpointWriter() {}

    static void write(Checkpoint checkpoint, MessageDigest sha256, OutputStream out) throws IOException {
        CheckpointOutput.write(header(checkpoint), numbers -> numbers(checkpoint, numbers), sha256, out);
    }

    private static ObjectNode header(Checkpoint checkpoint) {
        ObjectNode header = JsonMapper.shared().createObjectNode();
        header.put("libraryVersion", Gan4j.version());
        header.put("experiment", checkpoint.experiment().toYaml());
        header.put("seconds", checkpoint.seconds());
        header.put("isPretrained", checkpoint.pretrained() != null);
        header.put("pretrainingSteps", checkpoint.pretrainingSteps());
        header.put("iterations", checkpoint.iterations());
        header.put("looks", checkpoint.history().distances().length);
        header.put("isCollapsed", checkpoint.alarmState().collapsed());
        header.put("isSaturated", checkpoint.alarmState().saturated());
        header.set("alarms", AlarmCodec.write(checkpoint.alarms(), Enum::name));
        CheckpointOutput.describe(header, "state", checkpoint.state());
        return header;
    }

    private static void numbers(Checkpoint checkpoint, CheckpointOutput out) throws IOException {
        out.values(checkpoint.state());
        out.values(checkpoint.before());
        Parameters pretrained = checkpoint.pretrained();
        if (pretrained != null) {
            out.values(pretrained);
        }
        out.values(checkpoint.kept());
        History history = checkpoint.history();
        out.floats(history.pretrainingLoss());
        out.floats(history.objectiveD());
        out.floats(history.objectiveG());
        out.longs(history.distanceIterations());
        out.doubles(history.distances());
    }
}
