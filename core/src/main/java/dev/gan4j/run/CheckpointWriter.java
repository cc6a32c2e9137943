package dev.gan4j.run;

import dev.gan4j.Gan4j;
import dev.gan4j.eval.codec.AlarmCodec;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.History;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a checkpoint as the bytes of {@link CheckpointFormat}. */
final class CheckpointWriter {

    private static final int CHUNK_BYTES = 1 << 16;

    private final OutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private CheckpointWriter(OutputStream out) {
        this.out = out;
    }

    static void write(Checkpoint checkpoint, MessageDigest sha256, OutputStream out) throws IOException {
        byte[] header = JsonMapper.shared().writeValueAsBytes(header(checkpoint));
        CheckpointWriter writer = new CheckpointWriter(new DigestOutputStream(out, sha256));
        writer.chunk.put(CheckpointFormat.magic()).putInt(CheckpointFormat.VERSION).putInt(header.length);
        writer.flush();
        writer.out.write(header);
        writer.numbers(checkpoint);
        writer.flush();
        out.write(sha256.digest());
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
        ArrayNode state = header.putArray("state");
        checkpoint.state().values().forEach((name, value) -> {
            Shape shape = value.shape();
            state.addObject().put("name", name).put("rows", shape.rows()).put("columns", shape.columns());
        });
        return header;
    }

    private void numbers(Checkpoint checkpoint) throws IOException {
        values(checkpoint.state());
        values(checkpoint.before());
        Parameters pretrained = checkpoint.pretrained();
        if (pretrained != null) {
            values(pretrained);
        }
        values(checkpoint.kept());
        History history = checkpoint.history();
        floats(history.pretrainingLoss());
        floats(history.objectiveD());
        floats(history.objectiveG());
        for (long iteration : history.distanceIterations()) {
            room(Long.BYTES);
            chunk.putLong(iteration);
        }
        for (double distance : history.distances()) {
            room(Double.BYTES);
            chunk.putDouble(distance);
        }
    }

    private void values(Parameters parameters) throws IOException {
        for (Parameters.Value value : parameters.values().values()) {
            floats(value.elements());
        }
    }

    private void floats(float[] values) throws IOException {
        for (float value : values) {
            room(Float.BYTES);
            chunk.putFloat(value);
        }
    }

    private void room(int bytes) throws IOException {
        if (chunk.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
    }
}
