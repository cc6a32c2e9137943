package dev.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One experiment has one hash of weights, history and samples, whatever the JVM does to run it. */
class EqualBitsTest {

    private static final Experiment TUTORIAL = Experiment.preset("tutorial")
            .with(Map.of("iterations", "150", "pretraining.steps", "60", "evaluation.samples", "2000"));

    /** Sizes that are no multiple of any vector's, another optimiser, other functions. */
    private static final Experiment ODD = Experiment.preset("tutorial").with(Map.of("iterations", "40", "pretraining",
            "none", "batch", "37", "optimiser", "adam", "generator",
            "{hidden: [19, 7], activation: relu, output: linear}", "discriminator",
            "{hidden: [13, 21], activation: tanh, output: linear, clamp: none}", "evaluation.samples", "2000"));

    /** So little that an interpreter can do it, or a processor without vectors of the size that the kernels use. */
    private static final Map<String, String> LITTLE = Map.of("iterations", "4", "evaluation",
            "{samples: 1000, quickSamples: 100, every: 2}");

    @SuppressWarnings("NullAway.Init")
    private static List<String> expected;

    @SuppressWarnings("NullAway.Init")
    private static List<String> expectedOfLittle;

    /** Prints a line for each experiment. */
    public static void main(String[] arguments) {
        (arguments.length == 0 ? hashes() : hashesOfLittle()).forEach(System.out::println);
    }

    /** What is little is done last: by then it is compiled here. */
    @BeforeAll
    static void hashHere() {
        expected = hashes();
        expectedOfLittle = hashesOfLittle();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dgan4j.kernels=plain", "-Dgan4j.kernels=vector --add-modules jdk.incubator.vector",
            "-Dgan4j.kernels=vector --add-exports java.base/jdk.internal.module=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+IgnoreUnrecognizedVMOptions -XX:-UseFMA --add-modules jdk.incubator.vector",
            "-XX:+IgnoreUnrecognizedVMOptions -XX:UseAVX=0"})
    void everyWayToRunAJvmGivesTheSameBits(String options) throws Exception {
        assertThat(hashesOfAnotherJvm(options, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint -Dgan4j.kernels=plain",
            "-Xint -Dgan4j.kernels=vector --add-modules jdk.incubator.vector",
            "-XX:+IgnoreUnrecognizedVMOptions -XX:UseAVX=0 -Dgan4j.kernels=vector"
                    + " --add-modules jdk.incubator.vector"})
    void aSlowWayToRunAJvmGivesTheSameBits(String options) throws Exception {
        assertThat(hashesOfAnotherJvm(options, "little")).isEqualTo(expectedOfLittle);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void anyNumberOfTrainersAtOnceGivesTheSameBits(int threads) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            Callable<List<String>> work = EqualBitsTest::hashes;
            for (Future<List<String>> hashes : executor.invokeAll(Collections.nCopies(threads, work))) {
                assertThat(hashes.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void theHashDependsOnTheSeed() {
        assertThat(expected).hasSize(2).doesNotContain(hash(ODD.with("seed", "2")));
    }

    private static List<String> hashes() {
        return List.of(hash(TUTORIAL), hash(ODD));
    }

    private static List<String> hashesOfLittle() {
        return List.of(hash(TUTORIAL.with(LITTLE).with("pretraining.steps", "4")), hash(ODD.with(LITTLE)));
    }

    private static String hash(Experiment experiment) {
        TrainedGan trained = Trainer.of(experiment).train();
        MessageDigest digest = sha256();
        trained.pair().parameters().values().values().forEach(value -> update(digest, value.elements()));
        update(digest, trained.history().pretrainingLoss());
        update(digest, trained.history().objectiveD());
        update(digest, trained.history().objectiveG());
        update(digest, trained.history().distances());
        update(digest, trained.generator().sample(500, 3));
        update(digest, new double[]{trained.judgement().headline().value(), trained.judgement().value("ks"),
                trained.discriminator().mean()});
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, float[] values) {
        for (float value : values) {
            digest.update(ByteBuffer.allocate(Float.BYTES).putFloat(value).flip());
        }
    }

    private static void update(MessageDigest digest, double[] values) {
        for (double value : values) {
            digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).flip());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> hashesOfAnotherJvm(String options, String argument)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EqualBitsTest.class.getName()));
        if (!argument.isEmpty()) {
            command.add(argument);
        }
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out.lines().toList();
    }
}
