package dev.gan4j.onnx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.Affine;
import dev.gan4j.data.Points;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.ModelFiles;
import dev.gan4j.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported networks in ONNX Runtime against our own. */
class OnnxExportTest {

    private static final Experiment LITTLE = Experiment.preset("tutorial").with(Map.of("iterations", "12", "batch",
            "24", "pretraining", "none", "evaluation", "{samples: 500, every: 5, quickSamples: 100}"));
    private static final String LINEAR = "output: linear, clamp: none";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Arguments> networks() {
        return Stream.of(network("as in the tutorial", Map.of()),
                network("another range and latent", Map.of("data", "normal(1.7e9,40)", "range", "auto", "latent",
                        "{type: normal, dimension: 3}", "coupling", "none")),
                network("several columns", Map.of("data", "ring8", "range", "auto", "coupling", "none", "latent",
                        "{type: normal, dimension: 2}")),
                network("Fourier basis", Map.of("generator", "{basis: fourier, hidden: [], output: linear}",
                        "discriminator", "{basis: {type: fourier, frequencies: 3}}")),
                network("random Fourier features", Map.of("generator",
                        "{basis: {type: random-fourier, features: 5}, averageDecay: 0.9}", "discriminator",
                        "{basis: random-fourier}")),
                network("residual and normalised", Map.of("generator",
                        "{hidden: [6, 6, 6], residual: true, layerNormalisation: true, activation: silu}",
                        "discriminator",
                        "{hidden: [6, 6], residual: true, layerNormalisation: true, activation: cos}")),
                network("leaky, with spectral normalisation", Map.of("generator", "{activation: leaky-relu}",
                        "discriminator", "{activation: leaky-relu, spectralNormalisation: true}")),
                network("relu and a logit", Map.of("generator", "{activation: relu, output: linear}", "discriminator",
                        "{activation: relu, " + LINEAR + "}")),
                network("softplus and least squares", Map.of("objective", "least-squares", "generator",
                        "{activation: softplus}", "discriminator", "{activation: softplus, " + LINEAR + "}")),
                network("a critic", Map.of("objective", "wasserstein", "generator", "{activation: sin}",
                        "discriminator", "{activation: sin, " + LINEAR + "}")),
                network("sigmoid", Map.of("generator", "{activation: sigmoid}", "discriminator",
                        "{activation: sigmoid, output: sigmoid}")),
                network("multiscale Fourier features", Map.of("discriminator", "{basis: multiscale-fourier}")),
                network("packs", Map.of("discriminator", "{packing: 3, output: linear, clamp: none}", "coupling",
                        "none", "latent", "normal")),
                network("minibatch discrimination", Map.of("discriminator",
                        "{basis: random-fourier, minibatchDiscrimination: {kernels: 2, dimensions: 2}}")),
                network("packs of points with minibatch discrimination", Map.of("data", "ring8", "range", "auto",
                        "coupling", "none", "latent", "{type: uniform, dimension: 2}", "discriminator",
                        "{packing: 2, spectralNormalisation: true, minibatchDiscrimination: {dimensions: 2}}")));
    }

    private static Arguments network(String name, Map<String, String> changes) {
        return Arguments.of(name, changes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void onnxRuntimeComputesWhatOurNetworksDo(String name, Map<String, String> changes) throws OrtException {
        GanModel model = Trainer.of(LITTLE.with(changes)).train().toModel();
        OnnxExport export = OnnxExport.of(model);
        int latents = model.generator().latent().dimension();
        int columns = model.generator().dimension();
        Affine units = (Affine) model.pair().codec().columns().getFirst();
        try (OrtSession generator = OnnxRuntime.session(export.generator());
                OrtSession discriminator = OnnxRuntime.session(export.discriminator())) {
            for (int batch : new int[]{1, 7, 200}) {
                float[] z = latents(batch * latents, batch);
                double[] ours = model.generator().apply(points(z, latents)).toRowMajorArray();
                double[] theirs = OnnxRuntime.run(generator, "z", z, latents, "x");
                assertClose(name + ", x of " + batch, theirs, ours, units.centre(), units.scale());

                double[] d = model.discriminator().probability(rows(ours, columns));
                assertClose(name + ", d of " + batch, OnnxRuntime.run(discriminator, "x", ours, columns, "d"), d, 0, 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mode", "{column: mode, discriminator: one-hot}", "{column: mode, embedding: 3}"})
    void networksThatAreToldAClassHaveASecondInput(String label) throws OrtException {
        GanModel model = Trainer.of(LITTLE.with(Map.of("data", "ring8", "label", label))).train().toModel();
        OnnxExport export = OnnxExport.of(model);
        int rows = 24;
        int[] codes = IntStream.range(0, rows).map(row -> row % 8).toArray();
        float[] oneHot = new float[rows * 8];
        for (int row = 0; row < rows; row++) {
            oneHot[row * 8 + codes[row]] = 1;
        }
        try (OrtSession generator = OnnxRuntime.session(export.generator());
                OrtSession discriminator = OnnxRuntime.session(export.discriminator())) {
            float[] z = latents(rows * 2, 5);
            double[] ours = model.generator().apply(points(z, 2), codes).toRowMajorArray();
            assertClose("x", OnnxRuntime.run(generator, Map.of("z", z, "classes", oneHot), rows, "x"), ours, 0, 1);
            double[] d = model.discriminator().probability(rows(ours, 2), codes);
            assertClose("d", OnnxRuntime.run(discriminator, Map.of("x", ours, "classes", oneHot), rows, "d"), d, 0, 1);
            assertThat(generator.getMetadata().getCustomMetadata()).containsEntry("gan4j.class.7", "8");
        }
    }

    @Test
    void aFileSaysWhatItIsAndHowToUseIt() throws OrtException {
        GanModel model = ModelFiles.trained(7, 1).toModel();
        try (OrtSession session = OnnxRuntime.session(OnnxExport.of(model).generator())) {
            assertThat(session.getInputNames()).containsExactly("z");
            assertThat(session.getOutputNames()).containsExactly("x");
            TensorInfo z = (TensorInfo) requireNonNull(session.getInputInfo().get("z")).getInfo();
            assertThat(z.getShape()).containsExactly(-1, 1);
            assertThat(z.getDimensionNames()).containsExactly("batch", "");
            OnnxModelMetadata metadata = session.getMetadata();
            assertThat(metadata.getProducerName()).isEqualTo("gan4j");
            assertThat(metadata.getDescription()).contains("tutorial", "seed 7");
            Map<String, String> properties = metadata.getCustomMetadata();
            assertThat(properties).containsEntry("gan4j.latent", "grid").containsEntry("gan4j.latent.dimension", "1")
                    .containsEntry("gan4j.latent.distribution", "uniform").containsEntry("gan4j.latent.low", "-5.0")
                    .containsEntry("gan4j.latent.high", "5.0").containsEntry("gan4j.dataHash", model.dataHash())
                    .containsEntry("gan4j.version", Gan4j.version());
            assertThat(Experiment.parse(String.valueOf(properties.get("gan4j.experiment"))))
                    .isEqualTo(model.experiment());
        }
        try (OrtSession session = OnnxRuntime.session(OnnxExport.of(model).discriminator())) {
            assertThat(session.getInputNames()).containsExactly("x");
            assertThat(session.getOutputNames()).containsExactly("d");
            assertThat(session.getMetadata().getCustomMetadata()).containsEntry("gan4j.rowsTogether", "1");
        }
    }

    @Test
    void bothFilesAreWrittenAndEqualModelsMakeEqualBytes() throws IOException {
        Path directory = folder.resolve("deep/onnx");
        OnnxExport.of(ModelFiles.trained(7, 1).toModel()).write(directory);
        byte[] first = Files.readAllBytes(directory.resolve("generator.onnx"));

        OnnxExport.of(ModelFiles.trained(7, 1).toModel()).write(directory);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("generator.onnx", "discriminator.onnx");
        }
        assertThat(directory.resolve("generator.onnx")).hasBinaryContent(first);
    }

    @Test
    void theProgramInTheHowToRuns() throws IOException, OrtException {
        GanModel model = ModelFiles.trained(7, 1).toModel();
        OnnxExport.of(model).write(folder.resolve("exported"));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession generator = environment.createSession(folder.resolve("exported/generator.onnx").toString());
                OnnxTensor z = OnnxTensor.createTensor(environment, new float[][]{{-1}, {0}, {1}});
                OrtSession.Result result = generator.run(Map.of("z", z))) {
            double[][] x = (double[][]) result.get("x").orElseThrow().getValue();
            double[] ours = model.generator().apply(new double[]{-1, 0, 1});
            for (int i = 0; i < 3; i++) {
                assertThat(x[i][0]).isCloseTo(ours[i], within(1e-5));
            }
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        OnnxExport export = OnnxExport.of(ModelFiles.trained(7, 1).toModel());
        assertThatThrownBy(() -> export.write(file)).isInstanceOf(InvalidInputException.class)
                .hasMessage(file + " must be a folder to write into but is a file");
        Path below = file.resolve("below");
        assertThatThrownBy(() -> export.write(below)).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(below + " cannot be created: ");
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        OnnxExport.of(ModelFiles.trained(7, 1).toModel()).write(link);
        assertThat(target).isDirectoryContaining("glob:**/generator.onnx");
    }

    /** Compares to 1e-5, relative to the distance from the middle of the range, or a tenth of the range near it. */
    private static void assertClose(String what, double[] actual, double[] expected, double centre, double scale) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            double tolerance = 1e-5 * Math.max(Math.abs(expected[i] - centre), scale);
            assertThat(actual[i]).as("%s, element %d", what, i).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static float[] latents(int count, int seed) {
        Random random = new Random(seed);
        float[] z = new float[count];
        for (int i = 0; i < count; i++) {
            z[i] = random.nextFloat() * 10 - 5;
        }
        return z;
    }

    private static Points points(float[] z, int columns) {
        double[] elements = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            elements[i] = z[i];
        }
        return rows(elements, columns);
    }

    private static Points rows(double[] elements, int columns) {
        return Points.generate(elements.length / columns, columns,
                (row, point) -> System.arraycopy(elements, row * columns, point, 0, columns));
    }
}
