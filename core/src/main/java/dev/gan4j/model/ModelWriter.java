package dev.gan4j.model;

import dev.gan4j.eval.Calibration;
import dev.gan4j.eval.codec.AlarmCodec;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.internal.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a model as the bytes of a {@code .gan} file. */
final class ModelWriter {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ModelWriter() {}

    static void write(GanModel model, OutputStream out) throws IOException {
        byte[] weights = ModelWeights.bytes(model.pair().parameters());
        byte[] manifest = MAPPER.writeValueAsBytes(manifest(model, Sha256.of(weights)));
        ZipOutputStream zip = new ZipOutputStream(out);
        ModelWeights.put(zip, Format.MANIFEST, manifest);
        ModelWeights.put(zip, Format.WEIGHTS, weights);
        zip.finish();
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
        ColumnMaps.put(units, model.pair().codec().columns().getFirst());
        List<String> names = model.plan().data().columnNames();
        if (names.size() > 1) {
            ArrayNode columns = manifest.putArray("columns");
            for (int column = 0; column < names.size(); column++) {
                ObjectNode node = columns.addObject().put("name", names.get(column));
                ColumnMaps.put(node, model.pair().codec().columns().get(column));
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
        ModelWeights.describe(manifest, model.pair().parameters(), sha256);
        return manifest;
    }
}
