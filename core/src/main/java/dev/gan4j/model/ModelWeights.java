package dev.gan4j.model;

import dev.gan4j.InvalidInputException;
import dev.gan4j.graph.Shape;
import dev.gan4j.internal.JsonView;
import dev.gan4j.internal.Sha256;
import dev.gan4j.nn.internal.Parameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The weights in a model file: their bytes, what its manifest says of them, and the entries of its zip. */
final class ModelWeights {

    /**
     * Stands in place of the time of writing: equal models make equal bytes. It is not the earliest time of a zip, which
     * Java takes for an earlier one and writes again in a second form, in UTC.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private ModelWeights() {}

    /** Entries are stored as they are: weights are noise to a compressor, and a stored entry cannot be a bomb. */
    static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    static byte[] bytes(Parameters parameters) {
        int count = parameters.values().values().stream().mapToInt(value -> value.shape().size()).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (Parameters.Value value : parameters.values().values()) {
            for (float element : value.elements()) {
                bytes.putFloat(element);
            }
        }
        return bytes.array();
    }

    static void describe(ObjectNode manifest, Parameters parameters, String sha256) {
        ObjectNode weights = manifest.putObject("weights");
        weights.put("file", Format.WEIGHTS).put("type", "float32, little-endian, row by row").put("sha256", sha256);
        ArrayNode values = weights.putArray("values");
        int offset = 0;
        for (Map.Entry<String, Parameters.Value> value : parameters.values().entrySet()) {
            values.addObject().put("name", value.getKey()).put("rows", value.getValue().shape().rows())
                    .put("columns", value.getValue().shape().columns()).put("offset", offset);
            offset += value.getValue().shape().size() * Float.BYTES;
        }
    }

    /** Reads the weights of networks of some shapes, which the manifest describes. */
    static Parameters read(JsonView weights, Map<String, Shape> shapes, ModelZip zip, Path file) throws IOException {
        long count = shapes.values().stream().mapToLong(Shape::size).sum();
        byte[] bytes = zip.readStored(Format.WEIGHTS, count * Float.BYTES);
        if (!Sha256.of(bytes).equals(weights.text("sha256"))) {
            throw new InvalidInputException(file + ": " + Format.WEIGHTS + " does not have the SHA-256 in "
                    + Format.MANIFEST + "; the file is damaged");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<JsonView> described = weights.objects("values");
        if (described.size() != shapes.size()) {
            throw new InvalidInputException(file + ": " + Format.MANIFEST + " must describe " + shapes.size()
                    + " weights, those of its experiment, but describes " + described.size());
        }
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
            check(described.get(values.size()), shape.getKey(), shape.getValue(), buffer.position());
            float[] elements = new float[shape.getValue().size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = buffer.getFloat();
                if (!Float.isFinite(elements[i])) {
                    throw new InvalidInputException(file + ": weights must be finite but " + shape.getKey()
                            + " holds " + elements[i]);
                }
            }
            values.put(shape.getKey(), new Parameters.Value(shape.getValue(), elements));
        }
        return new Parameters(values);
    }

    private static void check(JsonView described, String name, Shape shape, int offset) {
        if (!described.text("name").equals(name)) {
            throw described.mustBe("name", name);
        }
        if (described.size("rows", 1) != shape.rows()) {
            throw described.mustBe("rows", shape.rows() + " for " + name + " of the experiment");
        }
        if (described.size("columns", 1) != shape.columns()) {
            throw described.mustBe("columns", shape.columns() + " for " + name + " of the experiment");
        }
        if (described.size("offset", 0) != offset) {
            throw described.mustBe("offset", offset + " for " + name);
        }
    }
}
