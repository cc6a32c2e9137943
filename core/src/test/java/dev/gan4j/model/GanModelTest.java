package dev.gan4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.internal.Sha256;
import dev.gan4j.train.TrainedGan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class GanModelTest {

    @TempDir
    private Path folder;

    @Test
    void aModelThatIsWrittenIsReadAgainTheSame() throws IOException {
        TrainedGan trained = ModelFiles.trained(7, 1.25);
        Path file = folder.resolve("model.gan");

        trained.toModel().write(file);
        GanModel read = GanModel.read(file);

        assertThat(read).isEqualTo(trained.toModel());
        assertThat(read.experiment()).isEqualTo(trained.experiment());
        assertThat(read.pair().parameters()).isEqualTo(trained.pair().parameters());
        assertThat(read.pair().codec()).isEqualTo(trained.pair().codec());
        assertThat(read.judgement()).isEqualTo(trained.judgement());
        assertThat(read.discriminatorStatistics()).isEqualTo(trained.discriminator());
        assertThat(read.alarms()).isEqualTo(trained.alarms());
        assertThat(read.outcome()).isEqualTo(trained.outcome());
        assertThat(read.iterations()).isEqualTo(3);
        assertThat(read.seconds()).isEqualTo(1.25);
        assertThat(read.libraryVersion()).isEqualTo(Gan4j.version());
        assertThat(read.dataHash())
                .isEqualTo(Sha256.of(UnivariateDistribution.parse("normal(-1,1)").expression().getBytes(UTF_8)));
    }

    @Test
    void aModelThatIsReadSamplesAndJudgesAsBefore() throws IOException {
        TrainedGan trained = ModelFiles.trained(7, 1.25);
        Path file = folder.resolve("model.gan");
        double[] values = {-5, -0.3, 0, 4};

        trained.toModel().write(file);
        GanModel read = GanModel.read(file);

        assertThat(read.generator().apply(values)).containsExactly(trained.generator().apply(values));
        assertThat(read.generator().sample(10, 3)).containsExactly(trained.generator().sample(10, 3));
        assertThat(read.discriminator().probability(values))
                .containsExactly(trained.pair().discriminator().probability(values));
    }

    @Test
    void theCalibrationIsKeptAndAFileFromBeforeThereWasOneHasNone() throws IOException {
        GanModel model = ModelFiles.trained(7, 1).toModel();
        Path file = folder.resolve("model.gan");
        model.write(file);
        assertThat(model.calibration()).isNotNull();
        assertThat(GanModel.read(file).calibration()).isEqualTo(model.calibration());

        Map<String, byte[]> entries = ModelFiles.entries(file);
        ObjectNode manifest = (ObjectNode) JsonMapper.shared().readTree(entries.get("manifest.json"));
        manifest.remove("calibration");
        entries.put("manifest.json", JsonMapper.shared().writeValueAsBytes(manifest));
        Path old = folder.resolve("old.gan");
        ModelFiles.zip(old, ZipEntry.STORED, entries);

        assertThat(GanModel.read(old).calibration()).isNull();
        assertThat(GanModel.read(old).pair().parameters()).isEqualTo(model.pair().parameters());
    }

    @Test
    void equalModelsMakeEqualBytesWhereverTheyAreWritten() throws IOException {
        TimeZone zone = TimeZone.getDefault();
        Path first = folder.resolve("a.gan");
        Path second = folder.resolve("b.gan");
        try {
            ModelFiles.trained(7, 1).toModel().write(first);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            GanModel.read(first).write(second);
        } finally {
            TimeZone.setDefault(zone);
        }

        assertThat(second).hasSameBinaryContentAs(first);

        ModelFiles.trained(7, 2).toModel().write(second);
        assertThat(ModelFiles.entries(second).get("weights.bin"))
                .isEqualTo(ModelFiles.entries(first).get("weights.bin"));
    }

    @Test
    void theManifestDescribesTheWeightsWellEnoughToReadThemElsewhere() throws IOException {
        GanModel model = ModelFiles.trained(7, 1).toModel();
        Path file = folder.resolve("model.gan");
        model.write(file);

        byte[] weights = requireNonNull(ModelFiles.entries(file).get("weights.bin"));
        JsonNode manifest = JsonMapper.shared().readTree(ModelFiles.entries(file).get("manifest.json"));

        assertThat(ModelFiles.entries(file)).containsOnlyKeys("manifest.json", "weights.bin");
        assertThat(manifest.get("format").stringValue()).isEqualTo("gan4j-model");
        assertThat(manifest.get("formatVersion").intValue()).isEqualTo(2);
        assertThat(manifest.get("seed").intValue()).isEqualTo(7);
        assertThat(manifest.get("weights").get("sha256").stringValue()).isEqualTo(Sha256.of(weights));
        assertThat(weights).hasSize(4 * 106);
        for (JsonNode value : manifest.get("weights").get("values")) {
            float[] elements = model.pair().parameters().get(value.get("name").stringValue()).elements();
            ByteBuffer bytes = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN)
                    .position(value.get("offset").intValue());
            assertThat(elements).hasSize(value.get("rows").intValue() * value.get("columns").intValue());
            for (float element : elements) {
                assertThat(bytes.getFloat()).isEqualTo(element);
            }
        }
    }

    @Test
    void aFileIsReplacedAsAWholeAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("model.gan"), "old");
        GanModel model = ModelFiles.trained(7, 1).toModel();

        model.write(file);

        assertThat(GanModel.read(file)).isEqualTo(model);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> model.write(folder)).isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + " must be a file to write the model to but is a directory");
        assertThatThrownBy(() -> model.write(folder.resolve("none/model.gan"))).isInstanceOf(IOException.class);
    }

    @Test
    void otherWeightsMakeAnotherModel() {
        assertThat(ModelFiles.trained(7, 1).toModel()).isEqualTo(ModelFiles.trained(7, 1).toModel())
                .hasSameHashCodeAs(ModelFiles.trained(7, 1).toModel())
                .isNotEqualTo(ModelFiles.trained(8, 1).toModel());
    }
}
