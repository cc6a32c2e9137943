package dev.gan4j.run;

import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Parameters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file of a checkpoint that is written, as {@link CheckpointFormat} says. */
final class CheckpointOutput {

    private static final int CHUNK_BYTES = 1 << 16;

    private final OutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private CheckpointOutput(OutputStream out) {
        this.out = out;
    }

    /** Writes the numbers that a header describes. */
    @FunctionalInterface
    interface Numbers {
        void write(CheckpointOutput out) throws IOException;
    }

    /**
     * Writes a checkpoint.
     *
     * @param header  what stands before the numbers
     * @param numbers writes them
     * @param sha256  a digest that has seen nothing
     * @param out     not closed
     */
    static void write(ObjectNode header, Numbers numbers, MessageDigest sha256, OutputStream out) throws IOException {
        byte[] json = JsonMapper.shared().writeValueAsBytes(header);
        CheckpointOutput file = new CheckpointOutput(new DigestOutputStream(out, sha256));
        file.chunk.put(CheckpointFormat.magic()).putInt(CheckpointFormat.VERSION).putInt(json.length);
        file.flush();
        file.out.write(json);
        numbers.write(file);
        file.flush();
        out.write(sha256.digest());
    }

    /** Describes the shapes of named values in a header. */
    static void describe(ObjectNode header, String name, Parameters values) {
        ArrayNode shapes = header.putArray(name);
        values.values().forEach((key, value) -> {
            Shape shape = value.shape();
            shapes.addObject().put("name", key).put("rows", shape.rows()).put("columns", shape.columns());
        });
    }

    /** Writes float32 numbers. */
    void values(Parameters parameters) throws IOException {
        for (Parameters.Value value : parameters.values().values()) {
            floats(value.elements());
        }
    }

    /** Writes float32 numbers. */
    void floats(float[] values) throws IOException {
        for (float value : values) {
            room(Float.BYTES);
            chunk.putFloat(value);
        }
    }

    /** Writes int64 numbers. */
    void longs(long[] values) throws IOException {
        for (long value : values) {
            room(Long.BYTES);
            chunk.putLong(value);
        }
    }

    /** Writes float64 numbers. */
    void doubles(double[] values) throws IOException {
        for (double value : values) {
            room(Double.BYTES);
            chunk.putDouble(value);
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
