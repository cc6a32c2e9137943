package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: what it writes, what it must not, and what it says when memory runs out. */
class OutputProcessTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path model;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path outputs;

    @BeforeAll
    static void train() {
        assertThat(gan4j("train", "--iterations", "100", "--out", "run", "--quiet").code()).isZero();
        model = folder.resolve("run/model.gan");
    }

    @Test
    void aModelIsNotReplacedByWhatIsMadeOfIt() throws IOException {
        byte[] before = Files.readAllBytes(model);
        Path symbolic = Files.createSymbolicLink(outputs.resolve("symbolic.gan"), model);
        Path hard = Files.createLink(outputs.resolve("hard.gan"), model);
        for (Path output : List.of(model, symbolic, hard)) {
            assertRefused(gan4j("sample", model.toString(), "-n", "10", "-o", output.toString()), "-o must not name");
        }
        Path named = Files.createLink(outputs.resolve("generator.onnx"), model);
        assertRefused(gan4j("export", named.toString(), "--onnx", outputs.toString()), "--onnx must not name");
        Files.delete(named);
        Files.createSymbolicLink(outputs.resolve("discriminator.onnx"), model);
        assertRefused(gan4j("export", model.toString(), "--onnx", outputs.toString()), "--onnx must not name");
        assertThat(outputs.resolve("generator.onnx")).doesNotExist();

        Processes.Outcome appended = Processes.run(folder, List.of("sh", "-c",
                Processes.quoted(Processes.gan4j("sample", "run/model.gan", "-n", "10")) + " >> run/model.gan"));
        assertRefused(appended, "standard output must not be a file that is read");
        assertThat(model).hasBinaryContent(before);
    }

    @Test
    void modesAreKeptAndReadOnlyFilesToo() throws IOException {
        Path secret = Files.writeString(outputs.resolve("secret.csv"), "old");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertThat(gan4j("sample", model.toString(), "-n", "10", "-o", secret.toString()).code()).isZero();
        assertThat(Files.readAllLines(secret)).hasSize(10);
        assertThat(Files.getPosixFilePermissions(secret)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Path fixed = Files.writeString(outputs.resolve("generator.onnx"), "old");
        Files.setPosixFilePermissions(fixed, PosixFilePermissions.fromString("r--r--r--"));
        for (Processes.Outcome outcome : List.of(gan4j("sample", model.toString(), "-n", "10", "-o", fixed.toString()),
                gan4j("export", model.toString(), "--onnx", outputs.toString()))) {
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILURE);
            assertThat(outcome.errorLines()).singleElement().asString()
                    .isEqualTo("gan4j: " + fixed + ": the file is read-only and is not replaced");
        }
        assertThat(fixed).hasContent("old");
    }

    @Test
    void exportFollowsLinksAsSampleDoes() throws IOException {
        Path elsewhere = Files.createDirectory(outputs.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(outputs.resolve("generator.onnx"), elsewhere.resolve("g.onnx"));
        assertThat(gan4j("export", model.toString(), "--onnx", outputs.toString()).code()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(elsewhere.resolve("g.onnx")).isNotEmptyFile();
    }

    @Test
    void standardOutputByNameKeepsItsPlaceInAFile() throws IOException {
        Processes.run(folder, List.of("sh", "-c", "{ echo before; "
                + Processes.quoted(Processes.gan4j("sample", "run/model.gan", "-n", "10", "-o", "/dev/stdout"))
                + "; echo after; } > both"));
        assertThat(Files.readAllLines(folder.resolve("both"))).hasSize(12).startsWith("before").endsWith("after");
    }

    @Test
    void aKillLeavesNothingForLongAndALivingWriterLosesNothing() throws Exception {
        Path file = outputs.resolve("rows.csv");
        Process writer = Processes.start(new ProcessBuilder(
                Processes.gan4j("sample", model.toString(), "-n", "1000000000", "-o", file.toString())));
        awaitPart();
        assertThat(gan4j("sample", model.toString(), "-n", "10", "-o", file.toString()).code()).isZero();
        assertThat(parts()).as("the part of the living writer").hasSize(1);
        writer.destroyForcibly().waitFor();
        assertThat(parts()).hasSize(1);
        assertThat(gan4j("sample", model.toString(), "-n", "20", "-o", file.toString()).code()).isZero();
        assertThat(parts()).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(20);
    }

    @Test
    void aStoppedSamplingLeavesNothing() throws Exception {
        Path file = outputs.resolve("rows.csv");
        Process writer = Processes.start(new ProcessBuilder(
                Processes.gan4j("sample", model.toString(), "-n", "1000000000", "-o", file.toString())));
        awaitPart();
        Processes.run(folder, List.of("kill", "-TERM", Long.toString(writer.pid())));
        assertThat(Processes.finish(writer).code()).isEqualTo(143);
        assertThat(parts()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void warningsAndResultsShareOneFileWithoutLoss() throws IOException {
        Processes.run(folder, List.of("sh", "-c", Processes.quoted(Processes.gan4j("train", "--seed", "20",
                "--iterations", "1500", "--out", "seed20")) + " > log 2>&1"));
        assertThat(Files.readAllLines(folder.resolve("log"))).anyMatch(line -> line.startsWith("gan4j: warning: "))
                .anyMatch(line -> line.startsWith("tutorial, seed 20")).anyMatch(line -> line.startsWith("Model: "));
    }

    @Test
    void theVectorApiIsLoadedWithoutANoticeWhereTheJarAllowsIt() {
        // The manifest of the jar allows what this option does.
        String allowed = "java.base/jdk.internal.module=ALL-UNNAMED";
        List<String> command = Processes.gan4j("--version");
        assertThat(command).containsSequence("--add-exports", allowed);
        Processes.Outcome outcome = Processes.run(folder, command);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("kernels vector");
        command.removeAll(List.of("--add-exports", allowed));
        assertThat(Processes.run(folder, command).out()).contains("kernels plain");
    }

    @Test
    void aTrainingThatCannotFitIntoMemoryIsRefusedInOneLineBeforeItBegins() {
        Processes.Outcome outcome = inSmallHeap("train", "--set", "batch=1000000", "--set", "latent=normal",
                "--iterations",
                "5", "--out", "large");
        assertRefused(outcome, "batch 1000000 needs at least ", " but the JVM has ", "GAN4J_JAVA_OPTS=-Xmx");
        assertThat(folder.resolve("large")).doesNotExist();
    }

    private static Processes.Outcome inSmallHeap(String... arguments) {
        List<String> command = Processes.gan4j(arguments);
        command.add(1, "-Xmx48m");
        return Processes.run(folder, command);
    }

    private static Processes.Outcome gan4j(String... arguments) {
        return Processes.run(folder, Processes.gan4j(arguments));
    }

    private static void assertRefused(Processes.Outcome outcome, String... words) {
        assertThat(outcome.errorLines()).singleElement().asString().startsWith("gan4j: ").contains(words);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    }

    private void awaitPart() throws Exception {
        for (int i = 0; i < 600; i++) {
            if (parts().stream().anyMatch(part -> part.toFile().length() > 0)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("nothing is written");
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(outputs)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }
}
