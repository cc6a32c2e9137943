package dev.gan4j.model;

import dev.gan4j.eval.Calibration;
import dev.gan4j.eval.codec.AlarmCodec;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.internal.Sha256;
import dev.gan4j.nn.internal.Parameters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a model as the bytes of a {@code .gan} file. */
final class ModelWriter {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * Replaces the time of writing, so that equal models give equal bytes. It is not the earliest time of a zip, because Java
     * treats that as an earlier time and writes it a second time, in UTC.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private ModelWriter() {}

    static void write(GanModel model, OutputStream out) throws IOException {
        byte[] weights = weights(model.pair().parameters());
        byte[] manifest = MAPPER.writeValueAsBytes(manifest(model, Sha256.of(weights)));
        ZipOutputStream zip = new ZipOutputStream(out);
        put(zip, Format.MANIFEST, manifest);
        put(zip, Format.WEIGHTS, weights);
        zip.finish();
    }

    /** Entries are stored without compression: weights hardly compress, and a stored entry cannot be a zip bomb. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
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

    private static byte[] weights(Parameters parameters) {
        int count = parameters.values().values().stream().mapToInt(value -> value.shape().size()).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (Parameters.Value value : parameters.values().values()) {
            for (float element : value.elements()) {
                bytes.putFloat(element);
            }
        }
        return bytes.array();
    }

    private static ObjectNode manifest(GanModel model, String sha256) {
        ObjectNode manifest = MAPPER.createObjectNode();
        manifest.put("format", Format.NAME);
        manifest.put("formatVersion", Format.VERSION);
        manifest.put("libraryVersion", model.libraryVersion());
        manifest.put("experiment", model.experiment().toYaml());
        manifest.put("seed", model.experiment().seed());
        manifest.put("dataHash", model.dataHash());
        ObjectNode units = manifest.putObject("units");
        Numbers.put(units, "centre", model.pair().codec().columns().getFirst().centre());
        Numbers.put(units, "scale", model.pair().codec().columns().getFirst().scale());
        List<String> names = model.plan().data().columnNames();
        if (names.size() > 1) {
            ArrayNode columns = manifest.putArray("columns");
            for (int column = 0; column < names.size(); column++) {
                ObjectNode node = columns.addObject().put("name", names.get(column));
                Numbers.put(node, "centre", model.pair().codec().columns().get(column).centre());
                Numbers.put(node, "scale", model.pair().codec().columns().get(column).scale());
            }
        }
        manifest.put("iterations", model.iterations());
        Numbers.put(manifest, "seconds", model.seconds());
        manifest.put("outcome", model.outcome().name());
        manifest.set("judgement", JudgementCodec.write(model.judgement()));
        ObjectNode discriminator = manifest.putObject("discriminator");
        Numbers.put(discriminator, "mean", model.discriminatorStatistics().mean());
        Numbers.put(discriminator, "min", model.discriminatorStatistics().min());
        Numbers.put(discriminator, "max", model.discriminatorStatistics().max());
        Calibration calibration = model.calibration();
        if (calibration != null) {
            ObjectNode node = manifest.putObject("calibration");
            Numbers.put(node, "intercept", calibration.intercept());
            Numbers.put(node, "slope", calibration.slope());
        }
        manifest.set("alarms", AlarmCodec.write(model.alarms(), Enum::name));
        ObjectNode weights = manifest.putObject("weights");
        weights.put("file", Format.WEIGHTS).put("type", "float32, little-endian, row by row").put("sha256", sha256);
        ArrayNode values = weights.putArray("values");
        int offset = 0;
        for (Map.Entry<String, Parameters.Value> value : model.pair().parameters().values().entrySet()) {
            values.addObject().put("name", value.getKey()).put("rows", value.getValue().shape().rows())
                    .put("columns", value.getValue().shape().columns()).put("offset", offset);
            offset += value.getValue().shape().size() * Float.BYTES;
        }
        return manifest;
    }
}
